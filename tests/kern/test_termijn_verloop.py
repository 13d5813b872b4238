"""The life of a term: what it refuses, what it remembers, and what a change of the holidays does."""

from datetime import date

import pytest
from django.db import ProgrammingError, transaction

from napl.domain.termijn.feestdagbeheer import remove_feestdag, set_feestdag
from napl.domain.termijn.rekenen import Duur
from napl.domain.termijn.verloop import (
    begin_termijn,
    end_termijn,
    explain_termijn,
    extend_termijn,
    resume_termijn,
    suspend_termijn,
)
from napl.enums import OrganisatieSoort, Rol, Termijneenheid
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Feestdag, Gebeurtenis, Gebruiker, Organisatie, Termijn, Termijnstap
from napl.registers import Termijnsoort
from tests.factories import NU, make_gebruiker

pytestmark = pytest.mark.django_db
BESLISTERMIJN = Termijnsoort(
    "beslistermijn",
    "Beslissen op de aanvraag",
    Duur(8, Termijneenheid.WEKEN),
    "Awb, artikel 4:13",
    rolt=True,
    url=lambda pk: f"/{pk}/",
)
BEGIN = date(2027, 3, 1)


@pytest.fixture
def zaak() -> Organisatie:
    """Anything with an id can have a term."""
    return Organisatie.objects.create(naam="Zaak", slug="zaak", soort=OrganisatieSoort.SCHOOL)


@pytest.fixture
def by() -> Gebruiker:
    return make_gebruiker(Rol.COORDINATOR)


@pytest.fixture
def termijn(zaak: Organisatie, by: Gebruiker) -> Termijn:
    return begin_termijn(
        zaak, BESLISTERMIJN, begonnen_op=BEGIN, aanleiding="aanvraag ontvangen", by=by, at=NU
    )


def still(termijn: Termijn, by: Gebruiker, op: date = date(2027, 3, 10)) -> Termijn:
    return suspend_termijn(termijn, op=op, grond="aanvulling gevraagd", by=by, at=NU)


def test_every_date_can_be_explained(termijn: Termijn, by: Gebruiker) -> None:
    assert termijn.einde == date(2027, 4, 26)
    termijn = still(termijn, by)
    assert termijn.einde is None
    termijn = resume_termijn(termijn, op=date(2027, 3, 24), grond="aangevuld", by=by, at=NU)
    assert termijn.einde == date(2027, 5, 10)
    termijn = extend_termijn(
        termijn, Duur(2, Termijneenheid.WEKEN), op=date(2027, 5, 3), grond="verdaagd", by=by, at=NU
    )
    assert termijn.einde == date(2027, 5, 24)
    assert [regel.tekst for regel in explain_termijn(termijn).regels] == [
        "Begonnen op maandag 1 maart 2027 (aanvraag ontvangen). De termijn is 8 weken.",
        "Stilgezet op woensdag 10 maart 2027 (aanvulling gevraagd).",
        "Loopt weer sinds woensdag 24 maart 2027. Er komen 13 dagen bij.",
        "Verlengd met 2 weken op maandag 3 mei 2027 (verdaagd).",
        (
            "Zondag 23 mei 2027 is geen werkdag. Daarom tot en met maandag 24 mei 2027 "
            "(Algemene termijnenwet, artikel 1)."
        ),
    ]
    assert list(Gebeurtenis.objects.order_by("pk").values_list("soort", flat=True)) == [
        "termijn.begonnen",
        "termijn.opschorting",
        "termijn.hervatting",
        "termijn.verlenging",
    ]


def test_one_thing_has_one_running_term_of_a_kind(zaak: Organisatie, termijn: Termijn, by: Gebruiker) -> None:
    with pytest.raises(OngeldigeOvergang, match="al een termijn"):
        begin_termijn(zaak, BESLISTERMIJN, begonnen_op=BEGIN, by=by, at=NU)
    end_termijn(termijn, op=date(2027, 3, 2), by=by, at=NU)
    again = begin_termijn(zaak, BESLISTERMIJN, begonnen_op=date(2027, 3, 3), by=by, at=NU)
    assert Termijn.objects.filter(beeindigd_op=None).get() == again


def test_what_stands_still_runs_first(termijn: Termijn, by: Gebruiker) -> None:
    with pytest.raises(OngeldigeOvergang, match="loopt al"):
        resume_termijn(termijn, op=date(2027, 3, 10), grond="", by=by, at=NU)
    still(termijn, by)
    with pytest.raises(OngeldigeOvergang, match="staat stil"):
        still(termijn, by, date(2027, 3, 12))
    with pytest.raises(OngeldigeOvergang, match="staat stil"):
        extend_termijn(termijn, Duur(1, Termijneenheid.WEKEN), op=date(2027, 3, 12), grond="", by=by, at=NU)
    assert Termijnstap.objects.count() == 1


def test_a_step_is_not_before_an_earlier_one_nor_after_the_end(termijn: Termijn, by: Gebruiker) -> None:
    with pytest.raises(Domeinfout, match="eerdere stap"):
        still(termijn, by, date(2027, 2, 28))
    still(termijn, by)
    with pytest.raises(Domeinfout, match="eerdere stap"):
        resume_termijn(termijn, op=date(2027, 3, 9), grond="", by=by, at=NU)
    with pytest.raises(Domeinfout, match="voor het begin"):
        end_termijn(termijn, op=date(2027, 2, 1), by=by, at=NU)
    end_termijn(termijn, op=date(2027, 3, 20), by=by, at=NU)
    with pytest.raises(OngeldigeOvergang, match="al beëindigd"):
        resume_termijn(termijn, op=date(2027, 3, 21), grond="", by=by, at=NU)


@pytest.mark.parametrize("change", [{"grond": "iets anders"}, None])
def test_nobody_changes_what_happened(termijn: Termijn, by: Gebruiker, change: dict[str, str] | None) -> None:
    still(termijn, by)
    rows = Termijnstap.objects.all()
    with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
        rows.update(**change) if change else rows.delete()
    assert Termijnstap.objects.get().grond == "aanvulling gevraagd"


def test_terms_follow_a_change_of_the_holidays(termijn: Termijn, by: Gebruiker) -> None:
    row = set_feestdag(
        date(2027, 4, 26), naam="Brugdag", is_vrij=True, grond="besluit van 1 maart 2027", by=by, at=NU
    )
    termijn.refresh_from_db()
    # The Tuesday after it is Koningsdag.
    assert termijn.einde == date(2027, 4, 28)
    set_feestdag(date(2027, 4, 27), naam="Koningsdag", is_vrij=False, grond="afgelast", by=by, at=NU)
    termijn.refresh_from_db()
    assert termijn.einde == date(2027, 4, 27)
    remove_feestdag(row, by=by, at=NU)
    termijn.refresh_from_db()
    assert termijn.einde == date(2027, 4, 26)


def test_what_has_ended_stays_as_it_was(termijn: Termijn, by: Gebruiker) -> None:
    end_termijn(termijn, op=date(2027, 3, 2), by=by, at=NU)
    set_feestdag(date(2027, 4, 26), naam="Brugdag", is_vrij=True, grond="besluit", by=by, at=NU)
    termijn.refresh_from_db()
    assert termijn.einde == date(2027, 4, 26)


@pytest.mark.parametrize(
    ("datum", "naam", "is_vrij", "grond", "veld"),
    [
        (date(2027, 5, 7), " ", True, "besluit", "naam"),
        (date(2027, 5, 7), "Brugdag", True, "", "grond"),
        (date(2027, 4, 27), "Koningsdag", True, "besluit", "datum"),
        (date(2027, 5, 7), "Brugdag", False, "besluit", "datum"),
        (date(2027, 6, 1), "Staat er al", True, "besluit", "datum"),
    ],
)
def test_a_change_of_the_holidays_must_make_sense(
    by: Gebruiker, *, datum: date, naam: str, is_vrij: bool, grond: str, veld: str
) -> None:
    set_feestdag(date(2027, 6, 1), naam="Staat er", is_vrij=True, grond="besluit", by=by, at=NU)
    with pytest.raises(Domeinfout) as caught:
        set_feestdag(datum, naam=naam, is_vrij=is_vrij, grond=grond, by=by, at=NU)
    assert caught.value.veld == veld
    assert Feestdag.objects.count() == 1


def test_who_may_not_change_the_holidays_is_refused() -> None:
    by = make_gebruiker(Rol.BEHANDELAAR)
    with pytest.raises(GeenRecht):
        set_feestdag(date(2027, 5, 7), naam="Brugdag", is_vrij=True, grond="besluit", by=by, at=NU)
    row = Feestdag.objects.create(datum=date(2027, 5, 7), naam="Brugdag", grond="besluit")
    with pytest.raises(GeenRecht):
        remove_feestdag(row, by=by, at=NU)
    assert Feestdag.objects.exists()
