"""Change the texts of a concept: nothing is lost, everything is written down."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, transaction

from napl.enums import Rol
from napl.fouten import Domeinfout, GeenRecht
from napl.models import Gebeurtenis
from ontwikkelpaden.domain.bewerken import (
    LEEG,
    NietMeerConcept,
    Tekstconflict,
    afdruk,
    change_tekst,
    read_stand,
    revert_wijziging,
)
from ontwikkelpaden.domain.plek import MAX_TEKST, OnderdeelWeg, Plek
from ontwikkelpaden.domain.queries.bewerking import read_bewerking
from ontwikkelpaden.domain.queries.wijzigingen import read_geschiedenis
from ontwikkelpaden.enums import Niveau, PadStatus, Padveld
from ontwikkelpaden.models import Niveaubeschrijving, Padversie, Padwijziging
from tests.factories import NU, make_gebruiker
from tests.ontwikkelpaden.atelierbouw import maak_atelier, maak_concept, maak_deelnemer, subdimensie_van
from tests.ontwikkelpaden.bouw import publiceer

pytestmark = pytest.mark.django_db
LATER = NU + timedelta(hours=1)
WAS = "Samenhang vakbekwaam"


@pytest.fixture
def versie() -> Padversie:
    return maak_concept(maak_atelier())


def lid_van(versie: Padversie) -> object:
    assert versie.pad.atelier is not None
    return maak_deelnemer(versie.pad.atelier)


def cel(versie: Padversie, niveau: Niveau = Niveau.VAKBEKWAAM) -> Plek:
    return Plek.cel(subdimensie_van(versie).pk, niveau)


def schrijf(
    versie: Padversie, plek: Plek, tekst: str, *, basis: str | None = None, by: object = None
) -> object:
    """Write from the text that stands there now, unless ``basis`` says another."""
    by = by or lid_van(versie)
    basis = basis if basis is not None else read_stand(versie, plek).afdruk
    return change_tekst(versie, plek, tekst, basis=basis, by=by, at=LATER)  # type: ignore[arg-type]


def test_a_cell_is_written_and_written_down(versie: Padversie) -> None:
    by, plek = lid_van(versie), cel(versie)

    wijziging = schrijf(versie, plek, "Werkt samen.\r\nEn legt uit. ", by=by)

    assert isinstance(wijziging, Padwijziging)
    assert read_stand(versie, plek).tekst == "Werkt samen.\nEn legt uit."
    assert (wijziging.voor, wijziging.na, wijziging.door) == (WAS, "Werkt samen.\nEn legt uit.", by)
    assert (wijziging.veld, wijziging.niveau, wijziging.op) == (Padveld.CEL, "vakbekwaam", LATER)
    gebeurtenis = Gebeurtenis.objects.get(soort="padversie.tekst_gewijzigd")
    assert gebeurtenis.gegevens == {
        "wijziging": wijziging.pk,
        "veld": "cel",
        "onderdeel": plek.onderdeel,
        "niveau": "vakbekwaam",
    }


def test_who_started_from_another_text_gets_that_text_and_changes_nothing(versie: Padversie) -> None:
    een, twee, plek = lid_van(versie), lid_van(versie), cel(versie)
    schrijf(versie, plek, "Van een.", by=een)

    with pytest.raises(Tekstconflict) as conflict:
        schrijf(versie, plek, "Van twee.", basis=afdruk(WAS), by=twee)

    stand = conflict.value.stand
    assert (stand.tekst, stand.door, stand.op) == ("Van een.", een, LATER)
    assert read_stand(versie, plek).tekst == "Van een."
    assert Padwijziging.objects.count() == 1
    # From there on it goes.
    assert schrijf(versie, plek, "Van beiden.", basis=stand.afdruk, by=twee)


def test_the_same_text_twice_is_no_conflict_and_no_change(versie: Padversie) -> None:
    plek = cel(versie)
    schrijf(versie, plek, "Werkt samen.")

    assert schrijf(versie, plek, " Werkt samen. ", basis=afdruk(WAS)) is None

    assert Padwijziging.objects.count() == 1


def test_another_cell_of_the_same_row_is_no_conflict(versie: Padversie) -> None:
    schrijf(versie, cel(versie), "Van een.", basis=afdruk(WAS))

    assert schrijf(versie, cel(versie, Niveau.EXPERT), "Van twee.", basis=afdruk("Samenhang expert"))


def test_an_empty_cell_has_no_row_and_is_filled_from_nothing(versie: Padversie) -> None:
    plek = cel(versie)
    schrijf(versie, plek, "")
    assert not Niveaubeschrijving.objects.filter(subdimensie=plek.onderdeel, niveau=plek.niveau).exists()

    schrijf(versie, plek, "Weer gevuld.", basis=LEEG)
    assert read_stand(versie, plek).tekst == "Weer gevuld."
    with pytest.raises(Tekstconflict):
        schrijf(versie, plek, "Ook uit niets.", basis=LEEG)


@pytest.mark.parametrize(
    "veld", [Padveld.OMSCHRIJVING, Padveld.TOELICHTING, Padveld.GRONDSLAG, Padveld.INITIEEL]
)
def test_texts_of_the_version_itself(versie: Padversie, veld: Padveld) -> None:
    schrijf(versie, Plek(veld), "Een nieuwe tekst.")

    versie.refresh_from_db()
    assert getattr(versie, veld.value) == "Een nieuwe tekst."


def test_names_and_eindtermen(versie: Padversie) -> None:
    sub, eindterm = subdimensie_van(versie), versie.eindtermen.get()
    dimensie = versie.dimensies.get()
    schrijf(versie, Plek(Padveld.DIMENSIE, dimensie.pk), "Waarom?\nDaarom.")
    schrijf(versie, Plek(Padveld.SUBDIMENSIE, sub.pk), "Verband")
    schrijf(versie, Plek(Padveld.SUBDIMENSIE_TOELICHTING, sub.pk), "Meer uitleg.")
    schrijf(versie, Plek(Padveld.EINDTERM_NIVEAU, eindterm.pk), "startbekwaam")
    schrijf(versie, Plek(Padveld.EINDTERM_CODE, eindterm.pk), "R-9")

    for ding in (sub, eindterm, dimensie):
        ding.refresh_from_db()
    assert (dimensie.naam, sub.naam, sub.toelichting) == ("Waarom? Daarom.", "Verband", "Meer uitleg.")
    assert (eindterm.code, eindterm.niveau) == ("R-9", "startbekwaam")


@pytest.mark.parametrize(
    ("veld", "tekst", "reden"),
    [
        (Padveld.OMSCHRIJVING, " ", "niet leeg"),
        (Padveld.SUBDIMENSIE, "", "niet leeg"),
        (Padveld.SUBDIMENSIE, "x" * 201, "te lang"),
        (Padveld.CEL, "x" * (MAX_TEKST + 1), "te lang"),
        (Padveld.EINDTERM_NIVEAU, "meester", "niveau van dit pad"),
        (Padveld.EINDTERM_CODE, "R-2", "andere eindterm"),
    ],
)
def test_what_a_field_refuses(versie: Padversie, veld: Padveld, tekst: str, reden: str) -> None:
    versie.eindtermen.create(code="R-2", niveau="expert", tekst="Tweede.")
    onderdeel = {
        Padveld.OMSCHRIJVING: None,
        Padveld.EINDTERM_NIVEAU: versie.eindtermen.get(code="R-1").pk,
        Padveld.EINDTERM_CODE: versie.eindtermen.get(code="R-1").pk,
    }.get(veld, subdimensie_van(versie).pk)
    plek = Plek(veld, onderdeel, "vakbekwaam" if veld == Padveld.CEL else "")

    with pytest.raises(Domeinfout, match=reden):
        schrijf(versie, plek, tekst)

    assert not Padwijziging.objects.exists()


def test_a_place_of_another_version_is_not_there(versie: Padversie) -> None:
    assert versie.pad.atelier is not None
    ander = maak_concept(versie.pad.atelier, "taal")

    with pytest.raises(OnderdeelWeg):
        schrijf(versie, cel(ander), "Gesmokkeld.", basis=afdruk(WAS))

    assert read_stand(ander, cel(ander)).tekst == WAS


def test_who_does_not_take_part_writes_nothing(versie: Padversie) -> None:
    for by in (make_gebruiker(), make_gebruiker(Rol.ATELIERLID), make_gebruiker(Rol.BEHANDELAAR)):
        with pytest.raises(GeenRecht):
            schrijf(versie, cel(versie), "Gesmokkeld.", by=by)
    assert read_stand(versie, cel(versie)).tekst == WAS
    assert schrijf(versie, cel(versie), "Van het bureau.", by=make_gebruiker(Rol.COORDINATOR))


@pytest.mark.parametrize("als", [PadStatus.CONSULTATIE, PadStatus.VOORBEELD, PadStatus.VASTGESTELD])
def test_what_is_published_does_not_change(versie: Padversie, als: PadStatus) -> None:
    publiceer(versie, als, at=NU)

    with pytest.raises(NietMeerConcept, match="geen concept meer"):
        schrijf(versie, cel(versie), "Toch nog iets.")

    assert read_stand(versie, cel(versie)).tekst == WAS


def test_an_earlier_text_comes_back_as_a_new_change(versie: Padversie) -> None:
    plek, by = cel(versie), lid_van(versie)
    wijziging = schrijf(versie, plek, "Anders.", by=by)
    assert isinstance(wijziging, Padwijziging)

    terug = revert_wijziging(wijziging, basis=afdruk("Anders."), by=by, at=LATER)  # type: ignore[arg-type]

    assert terug is not None
    assert (terug.voor, terug.na) == ("Anders.", WAS)
    assert read_stand(versie, plek).tekst == WAS
    with pytest.raises(Tekstconflict):
        revert_wijziging(terug, basis=afdruk("Anders."), by=by, at=LATER)  # type: ignore[arg-type]


def test_the_history_cannot_be_changed(versie: Padversie) -> None:
    schrijf(versie, cel(versie), "Anders.")

    for forbidden in (Padwijziging.objects.all().delete, lambda: Padwijziging.objects.update(na="x")):
        with pytest.raises(ProgrammingError), transaction.atomic():
            forbidden()


def test_what_somebody_saved_in_steps_is_read_as_one_change(versie: Padversie) -> None:
    een, twee, plek = lid_van(versie), lid_van(versie), cel(versie)
    for n, (by, tekst) in enumerate(
        [(een, "We"), (een, "Werkt"), (een, "Werkt samen"), (twee, "Werkt altijd samen")]
    ):
        change_tekst(
            versie,
            plek,
            tekst,
            basis=read_stand(versie, plek).afdruk,
            by=by,  # type: ignore[arg-type]
            at=NU + timedelta(minutes=n),
        )

    groepen = read_geschiedenis(read_bewerking(versie), plek=plek).groepen

    assert [(groep.voor, groep.na) for groep in groepen] == [
        ("Werkt samen", "Werkt altijd samen"),
        (WAS, "Werkt samen"),
    ]
    assert groepen[0].waar == "Samenhang, vakbekwaam"
    assert [groep.basis for groep in groepen] == [afdruk("Werkt altijd samen")] * 2
    assert Padwijziging.objects.count() == 4
