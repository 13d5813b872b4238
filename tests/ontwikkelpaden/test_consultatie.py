"""Consultations: the period, who reacts, who answers, and what has to be done before adoption."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from napl.domain.consultatie import AlGereageerd
from napl.enums import Rol, Sector
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Gebeurtenis, Gebruiker
from ontwikkelpaden.domain.consultatie import (
    Consultatiegegevens,
    extend_consultatie,
    open_consultatie,
    return_to_concept,
)
from ontwikkelpaden.domain.consultatiereactie import (
    Reactiegegevens,
    answer_reactie,
    change_reactie,
    publish_antwoorden,
    react,
)
from ontwikkelpaden.domain.invoer import MAX_TEKST
from ontwikkelpaden.domain.padversie import adopt_padversie
from ontwikkelpaden.enums import PadStatus
from ontwikkelpaden.models import Consultatie, Consultatiereactie, Padversie, Subdimensie
from tests.factories import NU, VANDAAG, make_gebruiker
from tests.ontwikkelpaden.atelierbouw import maak_atelier, maak_deelnemer
from tests.ontwikkelpaden.bouw import consulteer, maak_pad, maak_versie

pytestmark = pytest.mark.django_db
SLUIT = VANDAAG + timedelta(days=14)
NA = NU + timedelta(days=15)


@pytest.fixture
def consultatie() -> Consultatie:
    return consulteer(maak_versie(als=None))


def zeg(consultatie: Consultatie, by: Gebruiker | None = None, **velden: object) -> Consultatiereactie:
    gegevens = Reactiegegevens(**{"tekst": "Helder.", **velden})  # type: ignore[arg-type]
    return react(consultatie, gegevens, by=by or make_gebruiker(), at=NU)


def eerste(consultatie: Consultatie) -> Subdimensie:
    return Subdimensie.objects.filter(dimensie__padversie=consultatie.versie).order_by("pk")[0]


def deelnemer(versie: Padversie, slug: str = "vo-rollen") -> Gebruiker:
    """Make a participant of the atelier of a version."""
    atelier = maak_atelier(slug)
    versie.pad.atelier = atelier
    versie.pad.save()
    return maak_deelnemer(atelier)


def middernacht(dag: date, *, seconds: int = 0) -> datetime:
    """Midnight in the Netherlands, in summer two hours before the same in UTC."""
    return (
        datetime(dag.year, dag.month, dag.day, tzinfo=UTC) - timedelta(hours=2) + timedelta(seconds=seconds)
    )


def test_opening_shows_the_version_and_writes_the_period(consultatie: Consultatie) -> None:
    consultatie.versie.refresh_from_db()
    assert consultatie.versie.status == PadStatus.CONSULTATIE
    assert Padversie.objects.openbaar().get() == consultatie.versie
    assert not Padversie.objects.actueel().exists()
    assert not Padversie.objects.gepubliceerd().exists()
    assert Gebeurtenis.objects.get(soort="consultatie.geopend").gegevens == {
        "versie": consultatie.versie_id,
        "opent_op": "2026-09-01",
        "sluit_op": "2026-09-15",
    }


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"opent_op": VANDAAG - timedelta(days=1)}, "opent_op"),
        ({"sluit_op": VANDAAG - timedelta(days=1)}, "sluit_op"),
        ({"vraag": "  "}, "vraag"),
        ({"vraag": "x" * (MAX_TEKST + 1)}, "vraag"),
        ({"toelichting": "x" * (MAX_TEKST + 1)}, "toelichting"),
    ],
)
def test_a_consultation_with_a_fault_is_refused(velden: dict[str, object], veld: str) -> None:
    versie = maak_versie(als=None)
    values = {"opent_op": VANDAAG, "sluit_op": SLUIT, "vraag": "Wat vindt u?", **velden}

    with pytest.raises(Domeinfout) as fout:
        open_consultatie(versie, Consultatiegegevens(**values), by=None, at=NU)  # type: ignore[arg-type]

    assert fout.value.veld == veld
    versie.refresh_from_db()
    assert versie.status == PadStatus.CONCEPT


def test_one_version_of_a_path_is_consulted_on_at_a_time(consultatie: Consultatie) -> None:
    tweede = maak_versie(consultatie.versie.pad, als=None)

    with pytest.raises(OngeldigeOvergang, match="Versie 1 van dit pad is al in consultatie"):
        consulteer(tweede)
    with pytest.raises(IntegrityError), transaction.atomic():
        Padversie.objects.filter(pk=tweede.pk).update(status=PadStatus.CONSULTATIE)


@pytest.mark.parametrize(
    ("at", "ok"),
    [
        (middernacht(VANDAAG, seconds=-1), False),
        (middernacht(VANDAAG), True),
        (middernacht(SLUIT + timedelta(days=1), seconds=-1), True),
        (middernacht(SLUIT + timedelta(days=1)), False),
    ],
)
def test_both_days_count_and_they_are_dutch_days(consultatie: Consultatie, at: datetime, *, ok: bool) -> None:
    leraar = make_gebruiker()
    if ok:
        react(consultatie, Reactiegegevens("Helder."), by=leraar, at=at)
    else:
        with pytest.raises(OngeldigeOvergang, match=r"vanaf 01-09-2026|tot en met 15-09-2026"):
            react(consultatie, Reactiegegevens("Helder."), by=leraar, at=at)

    assert Consultatiereactie.objects.count() == int(ok)


def test_one_reaction_per_person_per_part(consultatie: Consultatie) -> None:
    leraar = make_gebruiker()
    zeg(consultatie, leraar)
    zeg(consultatie, leraar, subdimensie=eerste(consultatie))
    zeg(consultatie)

    for sub in (None, eerste(consultatie)):
        with pytest.raises(AlGereageerd, match="al op gereageerd"):
            zeg(consultatie, leraar, subdimensie=sub)
        with pytest.raises(IntegrityError), transaction.atomic():
            Consultatiereactie.objects.create(
                consultatie=consultatie,
                subdimensie=sub,
                subdimensie_naam=sub.naam if sub else "",
                door=leraar,
                tekst="Nog eens.",
                op=NU,
            )
    assert Consultatiereactie.objects.count() == 3


@pytest.mark.parametrize("tekst", ["", " \n ", "x" * (MAX_TEKST + 1), "a\x00b"])
def test_text_that_says_nothing_or_too_much_is_refused(consultatie: Consultatie, tekst: str) -> None:
    with pytest.raises(Domeinfout) as fout:
        zeg(consultatie, tekst=tekst)

    assert fout.value.veld == "tekst"
    assert not Consultatiereactie.objects.exists()


def test_a_part_of_another_version_is_refused(consultatie: Consultatie) -> None:
    other = consulteer(maak_versie(maak_pad("taal"), als=None))

    with pytest.raises(Domeinfout) as fout:
        zeg(consultatie, subdimensie=eerste(other))

    assert fout.value.veld == "subdimensie"


def test_ones_own_reaction_can_be_changed_until_the_closing_date(consultatie: Consultatie) -> None:
    leraar = make_gebruiker()
    reactie = zeg(consultatie, leraar)
    later = NU + timedelta(days=14)

    change_reactie(reactie, tekst="Toch niet.", toon_naam=True, by=leraar, at=later)
    with pytest.raises(GeenRecht):
        change_reactie(reactie, tekst="Gekaapt.", toon_naam=True, by=make_gebruiker(Rol.BEHEER), at=later)
    with pytest.raises(OngeldigeOvergang, match="gesloten"):
        change_reactie(reactie, tekst="Te laat.", toon_naam=True, by=leraar, at=NA)

    reactie.refresh_from_db()
    assert (reactie.tekst, reactie.toon_naam, reactie.gewijzigd_op) == ("Toch niet.", True, later)


def test_answers_come_after_the_closing_date_and_until_they_are_published(consultatie: Consultatie) -> None:
    reactie = zeg(consultatie)
    lid = deelnemer(consultatie.versie)

    with pytest.raises(OngeldigeOvergang, match="loopt nog"):
        answer_reactie(reactie, antwoord="Dank.", by=lid, at=NU)
    answer_reactie(reactie, antwoord="Dank.", by=lid, at=NA)
    answer_reactie(reactie, antwoord="Dank u wel.", by=lid, at=NA)
    publish_antwoorden(consultatie, by=None, at=NA)
    with pytest.raises(OngeldigeOvergang, match="al gepubliceerd"):
        answer_reactie(reactie, antwoord="Anders.", by=lid, at=NA)
    with pytest.raises(OngeldigeOvergang, match="al gepubliceerd"):
        publish_antwoorden(consultatie, by=None, at=NA)

    reactie.refresh_from_db()
    assert (reactie.antwoord, reactie.beantwoord_door) == ("Dank u wel.", lid)


@pytest.mark.parametrize("rol", [Rol.GEBRUIKER, Rol.LERAAR, Rol.SCHOOLLEIDER, Rol.REDACTIE, Rol.BEHANDELAAR])
def test_who_may_not_answer_open_or_publish_is_refused(consultatie: Consultatie, rol: Rol) -> None:
    reactie = zeg(consultatie)
    iemand = make_gebruiker(*([] if rol == Rol.GEBRUIKER else [rol]))
    verben: list[Callable[[], object]] = [
        lambda: answer_reactie(reactie, antwoord="Nee.", by=iemand, at=NA),
        lambda: publish_antwoorden(consultatie, by=iemand, at=NA),
        lambda: return_to_concept(consultatie.versie, reden="Nee.", by=iemand, at=NA),
        lambda: extend_consultatie(consultatie, sluit_op=date(2027, 1, 1), reden="Nee.", by=iemand, at=NU),
        lambda: consulteer_als(iemand),
    ]
    deelnemer(consultatie.versie)
    for verb in verben:
        with pytest.raises(GeenRecht):
            verb()

    consultatie.refresh_from_db()
    assert (consultatie.sluit_op, consultatie.antwoorden_gepubliceerd_op) == (SLUIT, None)


def test_a_participant_of_another_atelier_does_not_answer(consultatie: Consultatie) -> None:
    reactie = zeg(consultatie)
    ander = maak_deelnemer(maak_atelier("po-rollen", Sector.PO))
    deelnemer(consultatie.versie)

    with pytest.raises(GeenRecht):
        answer_reactie(reactie, antwoord="Nee.", by=ander, at=NA)


def consulteer_als(by: Gebruiker) -> Consultatie:
    versie = maak_versie(maak_pad("taal"), als=None)
    return open_consultatie(versie, Consultatiegegevens(VANDAAG, SLUIT, "Wat?"), by=by, at=NU)


def test_adoption_waits_for_the_period_the_answers_and_their_publication(consultatie: Consultatie) -> None:
    versie, bureau = consultatie.versie, make_gebruiker(Rol.COORDINATOR)
    reactie = zeg(consultatie)

    with pytest.raises(Domeinfout, match="loopt nog tot en met 15-09-2026"):
        adopt_padversie(versie, by=bureau, at=NU)
    with pytest.raises(Domeinfout, match="zonder antwoord"):
        adopt_padversie(versie, by=bureau, at=NA)
    with pytest.raises(Domeinfout, match="hebben een antwoord"):
        publish_antwoorden(consultatie, by=bureau, at=NA)
    answer_reactie(reactie, antwoord="Wij passen dit aan.", by=bureau, at=NA)
    with pytest.raises(Domeinfout, match="Publiceer eerst"):
        adopt_padversie(versie, by=bureau, at=NA)
    publish_antwoorden(consultatie, by=bureau, at=NA)
    adopt_padversie(versie, by=bureau, at=NA)

    versie.refresh_from_db()
    assert versie.status == PadStatus.VASTGESTELD


def test_without_reactions_there_is_nothing_to_publish(consultatie: Consultatie) -> None:
    assert adopt_padversie(consultatie.versie, by=None, at=NA).status == PadStatus.VASTGESTELD


def test_the_closing_date_moves_forward_only_and_with_a_reason(consultatie: Consultatie) -> None:
    for sluit_op, reden, veld in [
        (SLUIT, "Vakantie.", "sluit_op"),
        (SLUIT - timedelta(days=1), "Vakantie.", "sluit_op"),
        (SLUIT + timedelta(days=7), " ", "reden"),
    ]:
        with pytest.raises(Domeinfout) as fout:
            extend_consultatie(consultatie, sluit_op=sluit_op, reden=reden, by=None, at=NU)
        assert fout.value.veld == veld
    with pytest.raises(OngeldigeOvergang, match="gesloten"):
        extend_consultatie(consultatie, sluit_op=SLUIT + timedelta(days=9), reden="x", by=None, at=NA)

    extend_consultatie(consultatie, sluit_op=SLUIT + timedelta(days=7), reden="Vakantie.", by=None, at=NU)

    consultatie.refresh_from_db()
    assert (consultatie.sluit_op, consultatie.verlengd_reden) == (SLUIT + timedelta(days=7), "Vakantie.")


def test_a_version_goes_back_with_a_reason_and_can_be_consulted_on_again(consultatie: Consultatie) -> None:
    versie = consultatie.versie
    reactie = zeg(consultatie, subdimensie=eerste(consultatie))
    with pytest.raises(Domeinfout) as fout:
        return_to_concept(versie, reden="", by=None, at=NU)
    assert fout.value.veld == "reden"

    return_to_concept(versie, reden="Er ontbreekt iets.", by=None, at=NU)
    naam = eerste(consultatie).naam
    eerste(consultatie).beschrijvingen.all().delete()
    eerste(consultatie).delete()

    reactie.refresh_from_db()
    assert (reactie.subdimensie_id, reactie.subdimensie_naam) == (None, naam)
    assert not Padversie.objects.openbaar().exists()
    with pytest.raises(OngeldigeOvergang, match="niet meer in consultatie"):
        zeg(consultatie)
    assert consulteer(versie) != consultatie
