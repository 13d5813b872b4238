"""Whatever changes is in the index after one look, and nothing is ever lost."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection, transaction

from napl.enums import Rol
from napl.models import Regio
from ontwikkelpaden.enums import PadStatus
from ontwikkelpaden.models import Ontwikkelpad, Padversie
from register.domain.opname import close_opname, open_opname
from register.domain.traject import (
    Trajectgegevens,
    Typeringgegevens,
    publish_versie,
    withdraw_traject,
    write_concept,
)
from register.domain.uitvoering import move_uitvoering, set_prijs
from register.domain.zoeken.index import opslag, volgen
from register.domain.zoeken.index.onderhoud import maintain_index
from register.domain.zoeken.index.opslag import fetch_segment
from register.enums import Btw, OpnameSoort, UitvoeringStatus
from register.models import (
    Aanbieder,
    Opname,
    Trajectversie,
    Typering,
    Uitvoering,
    Vak,
    Zoekindex,
    Zoekwijziging,
)
from tests.factories import (
    NU,
    VANDAAG,
    AanbiederFactory,
    PadversieFactory,
    RegioFactory,
    make_gebruiker,
    make_traject,
    make_uitvoering,
)
from tests.register.zoeken.gevolgd import Gevolgd, make_index, other_connection

pytestmark = pytest.mark.django_db(transaction=True)
REGIO, VAK, PAD, AANBIEDER = "zuidrand", "rekenen", "rekenroute", "de-aanbieder"

LATER = NU + timedelta(hours=1)
BOTH = ["Eerste blimtor", "Tweede zwagrok"]


@pytest.fixture
def gevolgd() -> Gevolgd:
    """Make a register with one of everything, an index of it, and a process that follows that."""
    regio = RegioFactory.create(naam="Zuidrand")
    vak = Vak.objects.create(slug=VAK, naam="Rekenen", sectoren=["po"])
    padversie = PadversieFactory.create(pad__naam="Rekenroute")
    eerste = make_traject(
        "Eerste blimtor",
        aanbieders=[AanbiederFactory.create(naam="De aanbieder")],
        vakken=(vak,),
        typeringen=(Typeringgegevens(padversie, "expert"),),
        studielast_waarde=Decimal(40),
        studielast_eenheid="uur",
    )
    make_uitvoering(eerste, regios=[regio])
    make_traject("Tweede zwagrok")
    make_traject("Niet vermeld", opname=None)
    make_index()
    gevolgd = Gevolgd()
    assert gevolgd.look_and_compare() == ["Eerste blimtor", "Tweede zwagrok"]
    return gevolgd


class Doel:
    """A traject that one change is about, with one of everything that is its own."""

    def __init__(self, naam: str) -> None:
        self.naam = naam
        self.regio = RegioFactory.create(naam=f"Streek {naam}")
        self.aanbieder = AanbiederFactory.create(naam=f"Academie {naam}")
        self.padversie = PadversieFactory.create(pad__naam=f"Route {naam}")
        self.vak = Vak.objects.create(slug=f"vak-{self.regio.slug}", naam="Vak", sectoren=["po"])
        self.traject = make_traject(
            naam,
            aanbieders=[self.aanbieder],
            vakken=(self.vak,),
            typeringen=(Typeringgegevens(self.padversie, "expert"),),
            opname=None if naam == "opname opens" else OpnameSoort.IN_KAART,
        )
        self.uitvoering = make_uitvoering(self.traject, regios=[self.regio])
        self.live = Trajectversie.objects.filter(traject=self.traject, status="live")

    def retype(self) -> None:
        write_concept(self.traject, Trajectgegevens(self.naam, sectoren=("vo",), beschrijving="Kwostig."))
        publish_versie(self.traject, at=NU)

    def withdraw(self) -> None:
        withdraw_traject(self.traject, reden="Weg.", by=make_gebruiker(Rol.COORDINATOR), at=NU)

    def recognise(self) -> None:
        open_opname(
            self.traject, OpnameSoort.ERKEND, geldig_van=VANDAAG, geldig_tot=None, grond="erkenning:1", at=NU
        )

    def unlist(self) -> None:
        close_opname(self.traject, per=VANDAAG, reden="Klaar.", at=NU)

    def unpublish_path(self) -> None:
        Padversie.objects.filter(pk=self.padversie.pk).update(
            status=PadStatus.CONCEPT, gepubliceerd_op=None, gepubliceerd_als="", beeindigd_op=None
        )

    def by_hand(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE register_trajectversie SET vorm = 'informeel' WHERE naam = %s", [self.naam]
            )

    def join_a_whole(self) -> None:
        self.aanbieder.onderdeel_van = AanbiederFactory.create(naam="Het geheel")
        self.aanbieder.save()


Change = Callable[[Doel], object]
# What happens, what is asked, and whether it is found after it; before it is the other way around.
CHANGES: dict[str, tuple[Change, Callable[[Doel], dict[str, object]], bool]] = {
    "publish": (Doel.retype, lambda _: {"sector": ("vo",)}, True),
    "publish words": (Doel.retype, lambda _: {"q": "kwostig words", "precies": True}, True),
    "withdraw": (Doel.withdraw, lambda _: {}, False),
    "opname opens": (Doel.recognise, lambda _: {"opname": ("erkend",)}, True),
    "opname closes": (Doel.unlist, lambda _: {}, False),
    "opname deleted": (
        lambda doel: Opname.objects.filter(traject=doel.traject).delete(),
        lambda _: {},
        False,
    ),
    "uitvoering added": (
        lambda doel: make_uitvoering(doel.traject, prijs=Decimal(2)),
        lambda _: {"prijs_max": Decimal(2)},
        True,
    ),
    "uitvoering closed": (
        lambda doel: move_uitvoering(doel.uitvoering, UitvoeringStatus.GESLOTEN, at=NU),
        lambda doel: {"regio": (doel.regio.slug,)},
        False,
    ),
    "price": (
        lambda doel: set_prijs(doel.uitvoering, prijs=Decimal(1), btw=Btw.ONBEKEND, at=LATER),
        lambda _: {"prijs_max": Decimal(1)},
        True,
    ),
    "region taken away": (
        lambda doel: doel.uitvoering.regios.clear(),
        lambda doel: {"regio": (doel.regio.slug,)},
        False,
    ),
    "uitvoering deleted": (
        lambda doel: Uitvoering.objects.filter(pk=doel.uitvoering.pk).delete(),
        lambda _: {"locatie": ("fysiek",)},
        False,
    ),
    "typing deleted": (
        lambda doel: Typering.objects.filter(versie__traject=doel.traject).delete(),
        lambda doel: {"ontwikkelpad": (doel.padversie.pad.slug,)},
        False,
    ),
    "path no longer published": (Doel.unpublish_path, lambda _: {"niveau": ("expert",)}, False),
    "by hand": (Doel.by_hand, lambda _: {"vorm": ("informeel",)}, True),
    "subject taken away": (
        lambda doel: doel.traject.live.vakken.clear() if doel.traject.live else None,
        lambda doel: {"vak": (doel.vak.slug,)},
        False,
    ),
    "whole taken on": (Doel.join_a_whole, lambda _: {"aanbieder": ("het-geheel",)}, True),
    "other aanbieder": (
        lambda doel: doel.traject.aanbieders.clear(),
        lambda doel: {"aanbieder": (doel.aanbieder.slug,)},
        False,
    ),
}


def test_a_change_is_in_the_index_after_one_look() -> None:
    """All changes one after the other, each to a traject of its own."""
    doelen = {what: Doel(what) for what in CHANGES}
    make_index()
    gevolgd = Gevolgd()
    for what, (change, ask, after) in CHANGES.items():
        vraag = ask(doelen[what])
        # With neither of two words the search takes what has one: then it was found before, too.
        if "q" not in vraag:
            assert (what in gevolgd.look_and_compare(**vraag, pagina_grootte=100)) is not after, what
        change(doelen[what])
        assert (what in gevolgd.look_and_compare(**vraag, pagina_grootte=100)) is after, what


def test_a_register_that_becomes_empty_and_full_again(gevolgd: Gevolgd) -> None:
    opnames = list(Opname.objects.all())
    Opname.objects.all().delete()
    assert gevolgd.look_and_compare() == []
    make_index()
    assert gevolgd.look_and_compare(q="blimtor", vak=(VAK,), regio=(REGIO,)) == []
    Opname.objects.bulk_create(opnames)
    assert gevolgd.look_and_compare() == BOTH


@pytest.mark.parametrize(
    ("model", "slug", "facet"),
    [
        (Aanbieder, AANBIEDER, "aanbieder"),
        (Ontwikkelpad, PAD, "ontwikkelpad"),
        (Vak, VAK, "vak"),
        (Regio, REGIO, "regio"),
    ],
)
def test_a_new_name_is_shown_at_once_and_searched_after_the_next_round(
    gevolgd: Gevolgd, model: type[Aanbieder | Ontwikkelpad | Vak | Regio], slug: str, facet: str
) -> None:
    model._default_manager.filter(slug=slug).update(naam="Grelmop")
    gevolgd.look_and_compare()
    assert [(item.naam, item.aantal) for item in gevolgd.ask().facetten[facet] if item.waarde == slug] == [
        ("Grelmop", 1)
    ]
    maintain_index(at=lambda: NU)
    assert gevolgd.look_and_compare(q="grelmop", precies=True) == ["Eerste blimtor"]


@pytest.mark.parametrize("facet", ["aanbieder", "ontwikkelpad", "vak", "regio"])
def test_a_value_that_nothing_has_yet_can_be_asked_for(gevolgd: Gevolgd, facet: str) -> None:
    make: dict[str, Callable[[], object]] = {
        "aanbieder": lambda: AanbiederFactory.create(naam="Nieuw"),
        "ontwikkelpad": lambda: PadversieFactory.create(pad__naam="Nieuw"),
        "vak": lambda: Vak.objects.create(slug="nieuw", naam="Nieuw", sectoren=["po"]),
        "regio": lambda: RegioFactory.create(naam="Nieuw"),
    }
    make[facet]()
    assert gevolgd.look_and_compare(**{facet: ("nieuw",)}) == []
    shown = [(item.naam, item.aantal) for item in gevolgd.ask(**{facet: ("nieuw",)}).facetten[facet]]
    assert ("Nieuw", 0) in shown


@pytest.mark.parametrize("also_a_traject", [False, True])
def test_a_value_that_was_deleted_moves_no_counts(gevolgd: Gevolgd, also_a_traject: bool) -> None:  # noqa: FBT001
    vakken = [Vak.objects.create(slug=f"vak-{n}", naam=f"Vak {n}", sectoren=["po"]) for n in range(4)]
    make_traject("Derde", vakken=(vakken[3],))
    make_index()
    gevolgd.look_and_compare()
    # One in the middle, and later the last one.
    for vak in (vakken[1], vakken[3]):
        vak.delete()
        if also_a_traject:
            Trajectversie.objects.filter(naam="Derde").update(vorm="formeel")
        gevolgd.look_and_compare()
        gevolgd.look_and_compare(vak=(VAK,))


def test_two_values_swap_their_addresses(gevolgd: Gevolgd) -> None:
    Vak.objects.create(slug="taal", naam="Taal", sectoren=["po"])
    for old, new in ((VAK, "even"), ("taal", VAK), ("even", "taal")):
        Vak.objects.filter(slug=old).update(slug=new)
    assert gevolgd.look_and_compare(vak=("taal",)) == ["Eerste blimtor"]
    assert gevolgd.look_and_compare(vak=(VAK,)) == []


def test_a_bulk_import_is_followed(gevolgd: Gevolgd) -> None:
    with transaction.atomic():
        for number in range(12):
            make_uitvoering(make_traject(f"Uit een bestand {number:02}"), prijs=Decimal(7))
    assert len(gevolgd.look_and_compare(prijs_max=Decimal(7), pagina_grootte=100)) == 12


def test_what_was_written_first_and_committed_last_is_not_lost(gevolgd: Gevolgd) -> None:
    with other_connection() as early, other_connection() as late:
        early.execute("UPDATE register_trajectversie SET vorm = 'formeel' WHERE naam = 'Eerste blimtor'")
        late.execute("UPDATE register_trajectversie SET vorm = 'informeel' WHERE naam = 'Tweede zwagrok'")
        late.commit()
        assert gevolgd.look_and_compare(vorm=("formeel", "informeel")) == ["Tweede zwagrok"]
        early.commit()
    assert gevolgd.look_and_compare(vorm=("formeel", "informeel")) == BOTH


def test_what_is_uncommitted_while_an_index_is_made_is_not_lost(gevolgd: Gevolgd) -> None:
    with other_connection() as slow:
        slow.execute("UPDATE register_trajectversie SET vorm = 'formeel' WHERE naam = 'Eerste blimtor'")
        # Twice, and once more after: the older indexes and what they needed are thinned out.
        for naam in ("a", "b", "c"):
            make_traject(naam)
            make_index()
        assert gevolgd.look_and_compare(vorm=("formeel",)) == []
        slow.commit()
    assert gevolgd.look_and_compare(vorm=("formeel",)) == ["Eerste blimtor"]
    make_index()
    assert gevolgd.look_and_compare(vorm=("formeel",)) == ["Eerste blimtor"]


def test_a_change_between_two_indexes_is_kept_for_who_still_uses_the_first(gevolgd: Gevolgd) -> None:
    slow = Gevolgd()
    slow.volger.refresh()
    for number in range(4):
        Trajectversie.objects.filter(naam="Tweede zwagrok").update(samenvatting=str(number), vorm="formeel")
        make_index()
    assert Zoekindex.objects.count() == 2
    # It never looked in between: its index is gone, and it goes on with the newest.
    assert slow.look_and_compare(vorm=("formeel",)) == ["Tweede zwagrok"]


def test_changes_that_every_index_has_in_it_are_thinned_out(gevolgd: Gevolgd) -> None:
    for _ in range(3):
        make_traject("Nog een")
        make_index()
    make_traject("De laatste")
    assert Zoekwijziging.objects.count() < 40
    assert "De laatste" in gevolgd.look_and_compare(pagina_grootte=100)


def test_many_changes_are_left_to_the_database_until_a_new_index(
    gevolgd: Gevolgd, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(volgen, "MAX_GEWIJZIGD", 3)
    for number in range(4):
        make_traject(f"Nieuw {number}")
    gevolgd.volger.refresh()
    assert gevolgd.bron() is None
    assert "4 trajecten zijn gewijzigd" in gevolgd.volger.reden
    make_index()
    assert len(gevolgd.look_and_compare()) == 6
    assert gevolgd.volger.reden == ""


def test_an_index_comes_in_at_once_when_the_earlier_one_cannot_answer_any_more(
    gevolgd: Gevolgd, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opslag, "DEEL", 1024)
    monkeypatch.setattr(volgen, "DELEN", 2)
    monkeypatch.setattr(volgen, "MAX_GEWIJZIGD", 3)
    gevolgd.look_and_compare()
    for number in range(4):
        make_traject(f"Nieuw {number}")
    gevolgd.volger.refresh()
    assert gevolgd.bron() is None
    newest = make_index()
    assert newest.delen.count() > 4
    assert len(gevolgd.look_and_compare()) == 6
    assert gevolgd.stand_id() == newest.pk


def test_so_many_lines_about_changes_are_left_to_the_database_that_they_take_long_to_read(
    gevolgd: Gevolgd, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(volgen, "MAX_GELEZEN", 3)
    make_traject("Nieuw")
    gevolgd.volger.refresh()
    assert gevolgd.bron() is None
    assert "Alle trajecten kunnen zijn gewijzigd" in gevolgd.volger.reden
    make_index()
    assert len(gevolgd.look_and_compare()) == 3


def test_the_day_rolls_over(gevolgd: Gevolgd) -> None:
    morgen = VANDAAG + timedelta(1)
    make_traject("Tot en met vandaag", geldig_tot=morgen)
    make_traject("Vanaf morgen", geldig_van=morgen)
    assert "Tot en met vandaag" in gevolgd.look_and_compare()
    laat = NU.replace(hour=20, minute=30)  # half past ten in the evening, in Amsterdam
    made = maintain_index(at=lambda: laat)
    assert [index.dag for index in made] == [VANDAAG, morgen]
    assert "Vanaf morgen" not in gevolgd.look_and_compare()
    gevolgd.klok.dag = morgen
    # At midnight PostgreSQL answers, until the next look.
    assert gevolgd.bron() is None
    found = gevolgd.look_and_compare()
    assert "Vanaf morgen" in found
    assert "Tot en met vandaag" not in found


def test_the_morning_without_an_index_is_for_the_database(gevolgd: Gevolgd) -> None:
    gevolgd.klok.dag = VANDAAG + timedelta(1)
    gevolgd.volger.refresh()
    assert gevolgd.bron() is None
    assert gevolgd.volger.reden == "Er is nog geen zoekindex voor 02-09-2026."
    make_index(gevolgd.klok.dag)
    assert gevolgd.look_and_compare() == BOTH


def test_who_could_not_look_for_a_while_does_not_answer(gevolgd: Gevolgd) -> None:
    gevolgd.klok.seconden += volgen.MAX_ACHTER
    assert gevolgd.bron() is not None
    gevolgd.klok.seconden += 0.1
    assert gevolgd.bron() is None
    assert gevolgd.look_and_compare() == BOTH


def test_who_worked_long_at_a_look_looks_again_before_the_index_is_behind(gevolgd: Gevolgd) -> None:
    """As after a million trajecten came in, on a slow machine."""
    gevolgd.look_and_compare()
    gevolgd.klok.seconden += volgen.pause_after(30.0) + volgen.TUSSENPOOS
    assert gevolgd.bron() is not None
    assert volgen.pause_after(0.0) == volgen.TUSSENPOOS
    assert volgen.TUSSENPOOS < volgen.pause_after(0.3) == pytest.approx(volgen.RUST * 0.3)


def test_a_large_index_answers_as_soon_as_it_came_in(
    gevolgd: Gevolgd, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fetch_slowly(index: Zoekindex) -> object:
        gevolgd.klok.seconden += 2 * volgen.MAX_ACHTER
        return fetch_segment(index)

    monkeypatch.setattr("register.domain.zoeken.index.volgen.fetch_segment", fetch_slowly)
    gevolgd.volger.forget()
    assert gevolgd.look_and_compare() == BOTH


def test_a_day_far_back_is_a_day_like_any_other(gevolgd: Gevolgd) -> None:
    doorlopend = make_traject("Altijd")
    make_uitvoering(doorlopend, instroom="doorlopend", start_datum=None, eind_datum=None)
    assert gevolgd.look_and_compare(start_tot=date(1960, 1, 1)) == ["Altijd"]
