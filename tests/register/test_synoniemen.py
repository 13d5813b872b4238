"""The rules for synonyms: the verbs, the file, and what the search reads."""

from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from napl.enums import Rol
from napl.fouten import Domeinfout, GeenRecht
from napl.models import Gebeurtenis, Gebruiker
from register.domain.synoniembestand import export_synoniemen, load_synoniemen, read_bestand
from register.domain.synoniemen import (
    Synoniemgegevens,
    add_synoniem,
    change_synoniem,
    check_vorm,
    remove_synoniem,
)
from register.domain.zoeken.synoniemen import Regel, load_regels, regels_versie, to_words
from register.enums import Synoniemherkomst, Synoniemrichting
from register.models import Synoniem
from tests.factories import NU, make_gebruiker
from tests.kern.verbindingen import in_thread, wait_until_somebody_waits_for_a_lock

TWEE, EEN = Synoniemrichting.TWEE_KANTEN, Synoniemrichting.EEN_KANT
KOP = "van,naar,richting,toelichting\n"


@pytest.fixture
def redactie(db: None) -> Gebruiker:
    return make_gebruiker(Rol.REDACTIE)


def add(van: str, naar: str, by: Gebruiker, richting: str = TWEE, toelichting: str = "") -> Synoniem:
    return add_synoniem(Synoniemgegevens(van, naar, richting, toelichting), by=by, at=NU)


def load(tmp_path: Path, *rows: str) -> dict[str, int]:
    path = tmp_path / "synoniemen.csv"
    path.write_text(KOP + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return load_synoniemen(at=NU, path=path)


@pytest.mark.parametrize(
    ("term", "words"),
    [
        ("IB'er", ("iber",)),
        ("ib’er", ("iber",)),
        ("iber", ("iber",)),
        ("  Interne   Cultuurcoördinator ", ("interne", "cultuurcoordinator")),
        ("interne cultuurcoo\u0308rdinator", ("interne", "cultuurcoordinator")),
        ("e-learning", ("e", "learning")),
        ("natuur, leven en technologie", ("natuur", "leven", "en", "technologie")),
        ("…", ()),
    ],
)
def test_terms_are_compared_by_their_plain_words(term: str, words: tuple[str, ...]) -> None:
    assert to_words(term) == words


def test_the_file_of_the_project_is_sound() -> None:
    rows = read_bestand()
    for row in rows:
        check_vorm(row)
    pairs = Counter(frozenset(row.sleutels) for row in rows)
    assert [set(pair) for pair, aantal in pairs.items() if aantal > 1] == []
    assert len(rows) >= 150
    keys = [(to_words(row.van), to_words(row.naar)) for row in rows]
    assert keys == sorted(keys), "sorted, so that an export differs only where a rule does"


@pytest.mark.parametrize("term", ["PDG", "BKE", "NT2", "IB'er", "LOB", "EDI", "TOA", "ICC"])
def test_the_file_knows_the_abbreviations_of_the_field(term: str) -> None:
    sleutel = " ".join(to_words(term))
    assert any(row.sleutels[0] == sleutel and row.richting == TWEE for row in read_bestand())


@pytest.mark.django_db
def test_loading_twice_changes_nothing() -> None:
    aantal = len(read_bestand())
    assert load_synoniemen(at=NU) == {"nieuw": aantal, "gewijzigd": 0, "vervallen": 0}
    versie, feiten = regels_versie(), Gebeurtenis.objects.count()
    assert load_synoniemen(at=NU + timedelta(days=1)) == {"nieuw": 0, "gewijzigd": 0, "vervallen": 0}
    assert (regels_versie(), Gebeurtenis.objects.count()) == (versie, feiten)
    assert Synoniem.objects.filter(herkomst=Synoniemherkomst.BESTAND).count() == aantal == feiten


@pytest.mark.django_db
def test_what_is_exported_after_loading_is_the_file() -> None:
    load_synoniemen(at=NU)
    path = Path(__file__).resolve().parents[2] / "register/data/synoniemen.csv"
    assert export_synoniemen() == path.read_text(encoding="utf-8")


@pytest.mark.django_db
def test_the_command_loads_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_synoniemen")
    assert f"nieuw: {Synoniem.objects.count()}" in capsys.readouterr().out
    assert Synoniem.objects.exists()


@pytest.mark.django_db
def test_the_rules_follow_the_file(tmp_path: Path) -> None:
    gym = "gym,bewegingsonderwijs,een-kant,"
    load(tmp_path, "toa,technisch onderwijsassistent,twee-kanten,", gym)
    assert load(tmp_path, "technisch onderwijsassistent,toa,een-kant,Afkorting.") == {
        "nieuw": 0,
        "gewijzigd": 1,
        "vervallen": 1,
    }
    assert load_regels() == (Regel(("technisch", "onderwijsassistent"), ("toa",), twee_kanten=False),)
    assert load(tmp_path, "technisch onderwijsassistent,toa,een-kant,Afkorting.", gym) == {
        "nieuw": 0,
        "gewijzigd": 1,
        "vervallen": 0,
    }
    assert len(load_regels()) == 2


def test_the_file_never_overrules_the_redactie(tmp_path: Path, redactie: Gebruiker) -> None:
    file = ("a1,b1,twee-kanten,", "a2,b2,twee-kanten,", "a3,b3,twee-kanten,", "a4,b4,twee-kanten,")
    load(tmp_path, *file)
    rules = {rule.van: rule for rule in Synoniem.objects.all()}
    remove_synoniem(rules["a1"], versie=1, by=redactie, at=NU)
    change_synoniem(rules["a2"], Synoniemgegevens("a2", "b2", EEN), versie=1, by=redactie, at=NU)
    change_synoniem(rules["a3"], Synoniemgegevens("a3", "c3", TWEE), versie=1, by=redactie, at=NU)
    add("a5", "b5", redactie, EEN)
    before = export_synoniemen()
    changed_file = (*file[:3], "a4,b4,een-kant,", "b5,a5,twee-kanten,")
    assert load(tmp_path, *changed_file) == {"nieuw": 0, "gewijzigd": 1, "vervallen": 0}
    assert export_synoniemen() == before.replace("a4,b4,twee-kanten", "a4,b4,een-kant")
    assert load(tmp_path, *file[3:]) == {"nieuw": 0, "gewijzigd": 1, "vervallen": 0}
    assert {rule.van for rule in Synoniem.objects.filter(actief=True)} == {"a2", "a3", "a4", "a5"}


def test_a_removed_rule_can_be_added_again(tmp_path: Path, redactie: Gebruiker) -> None:
    load(tmp_path, "gym,bewegingsonderwijs,een-kant,")
    rule = Synoniem.objects.get()
    remove_synoniem(rule, versie=1, by=redactie, at=NU)
    assert load_regels() == ()
    again = add("Bewegingsonderwijs", "gym", redactie, EEN)
    assert again.pk == rule.pk
    assert load_regels() == (Regel(("bewegingsonderwijs",), ("gym",), twee_kanten=False),)
    load(tmp_path, "gym,bewegingsonderwijs,een-kant,")
    assert load_regels() == (Regel(("bewegingsonderwijs",), ("gym",), twee_kanten=False),)


def test_only_active_rules_are_read_in_one_query(
    redactie: Gebruiker, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    add("Nederlands als tweede taal", "NT2", redactie)
    gone = add("weg", "verdwenen", redactie)
    remove_synoniem(gone, versie=1, by=redactie, at=NU)
    with django_assert_num_queries(1):
        regels = load_regels()
    assert regels == (Regel(("nederlands", "als", "tweede", "taal"), ("nt2",), twee_kanten=True),)


def test_each_change_gives_another_version_at_the_same_moment(
    redactie: Gebruiker, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    seen = [regels_versie()]
    rule = add("gym", "bewegingsonderwijs", redactie)
    seen.append(regels_versie())
    rule = change_synoniem(
        rule, Synoniemgegevens("gym", "bewegingsonderwijs", EEN), versie=1, by=redactie, at=NU
    )
    seen.append(regels_versie())
    remove_synoniem(rule, versie=2, by=redactie, at=NU)
    seen.append(regels_versie())
    add("gym", "bewegingsonderwijs", redactie)
    with django_assert_num_queries(1):
        seen.append(regels_versie())
    assert len(set(seen)) == len(seen)


@pytest.mark.parametrize(
    ("gegevens", "veld", "reden"),
    [
        (Synoniemgegevens("", "gym", TWEE), "van", "Vul een woord in"),
        (Synoniemgegevens("gym", "–", TWEE), "naar", "Vul een woord in"),
        (Synoniemgegevens("gym", "Gym", TWEE), "naar", "hetzelfde woord"),
        (Synoniemgegevens("ib'er", "IBer", TWEE), "naar", "hetzelfde woord"),
        (Synoniemgegevens("onderwijs", "gym", EEN), "van", "zegt te weinig"),
        (Synoniemgegevens("gym", "in de", EEN), "naar", "zegt te weinig"),
        (Synoniemgegevens("gym", "x", EEN), "naar", "zegt te weinig"),
        (Synoniemgegevens("gym", "lo", "allebei"), "richting", "Kies een richting"),
        (Synoniemgegevens("g" * 61, "lo", EEN), "van", "hooguit 60 tekens"),
        (Synoniemgegevens("ß" * 31, "lo", EEN), "van", "hooguit 60 tekens"),
        (Synoniemgegevens("een twee drie vier vijf zes zeven", "lo", EEN), "van", "hooguit 6 woorden"),
        (Synoniemgegevens("=gym", "lo", EEN), "van", "alleen letters"),
        (Synoniemgegevens("gym\x00", "lo", EEN), "van", "alleen letters"),
        (Synoniemgegevens("gym", "lo", EEN, "t" * 301), "toelichting", "hooguit 300 tekens"),
    ],
)
def test_what_cannot_be_a_rule_is_refused_at_its_field(
    gegevens: Synoniemgegevens, veld: str, reden: str, redactie: Gebruiker
) -> None:
    with pytest.raises(Domeinfout, match=reden) as caught:
        add_synoniem(gegevens, by=redactie, at=NU)
    assert caught.value.veld == veld
    assert not Synoniem.objects.exists()


@pytest.mark.parametrize(("van", "naar"), [("ib'er", "intern begeleider"), ("Intern Begeleider", "iber")])
def test_a_second_rule_for_a_pair_is_refused(van: str, naar: str, redactie: Gebruiker) -> None:
    add("IB’er", "intern begeleider", redactie)
    other = add("rt", "remedial teaching", redactie)
    with pytest.raises(Domeinfout, match="is er al een regel: ib’er ↔ intern begeleider"):
        add(van, naar, redactie)
    with pytest.raises(Domeinfout, match="is er al een regel"):
        change_synoniem(other, Synoniemgegevens(van, naar, EEN), versie=1, by=redactie, at=NU)


@pytest.mark.django_db(transaction=True)
def test_two_who_add_the_same_pair_at_once_get_one_rule() -> None:
    redactie = make_gebruiker(Rol.REDACTIE)
    with ExitStack() as threads, transaction.atomic():
        add("gym", "bewegingsonderwijs", redactie)
        other = threads.enter_context(in_thread(lambda: add("bewegingsonderwijs", "gym", redactie)))
        wait_until_somebody_waits_for_a_lock()
    with pytest.raises(Domeinfout, match="is er al een regel"):
        other.result()


def test_the_database_refuses_what_the_verbs_refuse(redactie: Gebruiker) -> None:
    add("gym", "bewegingsonderwijs", redactie)
    base = {"richting": TWEE, "herkomst": Synoniemherkomst.REDACTIE, "gewijzigd_op": NU}
    pairs = [("bewegingsonderwijs", "gym"), ("gym", "gym"), ("", "gym")]
    for van, naar in pairs:
        with pytest.raises(IntegrityError), transaction.atomic():
            Synoniem.objects.create(van=van, naar=naar, van_sleutel=van, naar_sleutel=naar, **base)
    assert Synoniem.objects.count() == 1


def test_nobody_overwrites_or_removes_what_somebody_else_changed(redactie: Gebruiker) -> None:
    rule = add("gym", "bewegingsonderwijs", redactie)
    gegevens = Synoniemgegevens("gym", "lichamelijke opvoeding", EEN)
    change_synoniem(rule, gegevens, versie=1, by=redactie, at=NU)
    with pytest.raises(Domeinfout, match="intussen gewijzigd"):
        change_synoniem(rule, Synoniemgegevens("gym", "sport", EEN), versie=1, by=redactie, at=NU)
    with pytest.raises(Domeinfout, match="intussen gewijzigd"):
        remove_synoniem(rule, versie=1, by=redactie, at=NU)
    remove_synoniem(rule, versie=2, by=redactie, at=NU)
    with pytest.raises(Domeinfout, match="intussen verwijderd"):
        change_synoniem(rule, gegevens, versie=3, by=redactie, at=NU)


def test_the_log_says_what_was_done_without_words(redactie: Gebruiker) -> None:
    rule = add("geheim woord", "bewegingsonderwijs", redactie, EEN, "Een vrije tekst.")
    gegevens = Synoniemgegevens("geheim woord", "sport", TWEE)
    rule = change_synoniem(rule, gegevens, versie=1, by=redactie, at=NU)
    change_synoniem(rule, gegevens, versie=2, by=redactie, at=NU)
    remove_synoniem(rule, versie=2, by=redactie, at=NU)
    feiten = Gebeurtenis.objects.filter(onderwerp_soort="register.synoniem", onderwerp_id=rule.pk)
    assert [(feit.soort, feit.gegevens) for feit in feiten.order_by("pk")] == [
        ("synoniem.toegevoegd", {"richting": "een-kant"}),
        ("synoniem.gewijzigd", {"velden": ["naar", "naar_sleutel", "richting", "toelichting"]}),
        ("synoniem.verwijderd", {}),
    ]
    assert {feit.door_id for feit in feiten} == {redactie.pk}


@pytest.mark.parametrize("rol", sorted(set(Rol) - {Rol.BEZOEKER, Rol.GEBRUIKER, Rol.REDACTIE, Rol.BEHEER}))
def test_others_may_not_touch_the_rules(rol: Rol, redactie: Gebruiker) -> None:
    rule = add("gym", "bewegingsonderwijs", redactie)
    other = make_gebruiker(rol)
    gegevens = Synoniemgegevens("gym", "sport", EEN)
    tries: list[Callable[[], object]] = [
        lambda: add_synoniem(gegevens, by=other, at=NU),
        lambda: change_synoniem(rule, gegevens, versie=1, by=other, at=NU),
        lambda: remove_synoniem(rule, versie=1, by=other, at=NU),
    ]
    for attempt in tries:
        with pytest.raises(GeenRecht):
            attempt()
    rule.refresh_from_db()
    assert (Synoniem.objects.count(), rule.actief, rule.versie) == (1, True, 1)
