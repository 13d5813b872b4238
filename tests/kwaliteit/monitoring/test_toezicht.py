"""Interim reviews, the rules that open them, the sample, yearly data, and what a hererkenning is given."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import product

import pytest
from django.urls import reverse

from kwaliteit.domain.aanvraag.blik import Blik
from kwaliteit.domain.monitoring.jaargegevens import (
    Jaarinvoer,
    due_trajecten,
    late_jaargegevens,
    remind_jaargegevens,
    request_jaargegevens,
    submit_jaargegevens,
)
from kwaliteit.domain.monitoring.nacht import run_monitoring
from kwaliteit.domain.monitoring.regels import Regelinvoer, apply_regel, set_regel
from kwaliteit.domain.monitoring.signaal import answer_signaal, handle_signaal
from kwaliteit.domain.monitoring.snijden import cut_jaar
from kwaliteit.domain.monitoring.steekproef import draw_steekproef, pick
from kwaliteit.domain.monitoring.tussentijds import (
    Opening,
    answer_tussentijds,
    close_tussentijds,
    open_tussentijds,
)
from kwaliteit.domain.queries.monitoring import dossier_paneel, monitoringdossier
from kwaliteit.enums import (
    TUSSENTIJDSE_OVERGANGEN,
    Aanleiding,
    Aanvraagsoort,
    Regelsoort,
    Signaaluitkomst,
    Tussentijdsestatus,
)
from kwaliteit.models import Jaargegevens, Signaleringsregel, Steekproef, TussentijdseBeoordeling
from napl.domain.transitie import require_transition
from napl.enums import Rol
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Bericht
from tests.factories import NU, VANDAAG, make_gebruiker
from tests.kwaliteit.aanvraag.bouw import maak_aanvraag
from tests.kwaliteit.monitoring.bouw import JAAR, vul_veel
from tests.kwaliteit.monitoring.toezichtbouw import (
    maak_erkenning,
    maak_jaargegevens,
    maak_signaal,
    maak_tussentijds,
)
from tests.register.route.bouw import client_of, make_aanbieder

pytestmark = pytest.mark.django_db
_T = Tussentijdsestatus
LATER = NU + timedelta(weeks=9)


def _regel(soort: Regelsoort, grens: str, minimaal: int = 5) -> Signaleringsregel:
    invoer = Regelinvoer(soort, Decimal(grens), minimaal, date(2026, 1, 1), "Besluit.")
    return set_regel(invoer, by=make_gebruiker(Rol.COORDINATOR), at=NU)


@pytest.mark.parametrize(
    ("van", "naar"), [(a, b) for a, b in product(_T, _T) if b not in TUSSENTIJDSE_OVERGANGEN[a]]
)
def test_no_other_move_is_legal(van: Tussentijdsestatus, naar: Tussentijdsestatus) -> None:
    with pytest.raises(OngeldigeOvergang):
        require_transition(van, to=naar, allowed=TUSSENTIJDSE_OVERGANGEN)


@pytest.mark.parametrize(
    ("waarden", "minimaal", "opent"),
    [
        ([1] * 5, 5, True),
        ([1] * 4, 5, False),
        ([1] * 9, 10, False),
        ([3] * 5, 5, False),
        ([2, 2, 2, 3, 3], 5, True),
        ([2, 2, 3, 3, 3], 5, False),
    ],
)
def test_a_low_mean_opens_a_review_only_with_enough_answers(
    waarden: list[int],
    minimaal: int,
    opent: bool,  # noqa: FBT001 - a value of the table above
) -> None:
    erkenning = maak_erkenning()
    vul_veel(erkenning.traject, waarden)
    cut_jaar(JAAR, at=NU)
    regel = _regel(Regelsoort.LAGE_WAARDERING, "2.5", minimaal)
    assert apply_regel(regel, peildatum=VANDAAG, at=NU) == opent
    # The same occasion opens one review, however often the night comes.
    assert apply_regel(regel, peildatum=VANDAAG, at=NU) == 0
    assert TussentijdseBeoordeling.objects.count() == opent


def test_two_complaints_that_were_gegrond_open_a_review_one_does_not() -> None:
    aanbieder, medewerker = make_aanbieder()
    erkenning = maak_erkenning(aanbieder=aanbieder)
    by = make_gebruiker(Rol.BEHANDELAAR)
    regel = _regel(Regelsoort.GEGRONDE_KLACHTEN, "2")
    for opened in (0, 1):
        signaal = maak_signaal("gevraagd", traject=erkenning.traject)
        answer_signaal(signaal, reactie="Ja.", by=medewerker, at=NU)
        handle_signaal(signaal, uitkomst=Signaaluitkomst.GEGROND, antwoord="Ja.", by=by, at=NU)
        assert apply_regel(regel, peildatum=VANDAAG, at=NU) == opened


def test_yearly_data_that_does_not_come_is_reminded_once_late_and_opens_a_review() -> None:
    aanbieder, medewerker = make_aanbieder()
    rij = maak_jaargegevens(maak_erkenning(aanbieder=aanbieder).traject)
    regel = _regel(Regelsoort.GEEN_JAARGEGEVENS, "1")
    assert not remind_jaargegevens(rij, at=NU)
    assert apply_regel(regel, peildatum=LATER.date(), at=LATER) == 0
    assert remind_jaargegevens(rij, at=NU + timedelta(weeks=7))
    assert not remind_jaargegevens(rij, at=NU + timedelta(weeks=7))
    assert list(late_jaargegevens(LATER.date())) == [rij]
    assert apply_regel(regel, peildatum=LATER.date(), at=LATER) == 1
    soorten = Bericht.objects.filter(gebruiker=medewerker).order_by("pk").values_list("soort", flat=True)
    assert list(soorten) == ["jaargegevens-gevraagd", "jaargegevens-herinnering"]
    page = client_of(make_gebruiker(Rol.COORDINATOR)).get("/bureau/monitoring/").content.decode()
    assert "Geen jaargegevens" not in page  # the page looks on its own day; the review stands there
    assert "een vaste regel" in page


def test_yearly_data_is_asked_once_of_what_was_recognised() -> None:
    erkenning = maak_erkenning()
    jaar, trajecten = due_trajecten(date(2026, 8, 20))
    assert not trajecten.exists()
    jaar, trajecten = due_trajecten(VANDAAG)
    # Recognised from the first of September 2025 on, so in all of what counts of that year.
    assert (jaar, list(trajecten)) == (JAAR, [erkenning.traject])
    assert request_jaargegevens(erkenning.traject, jaar, at=NU) is not None
    assert request_jaargegevens(erkenning.traject, jaar, at=NU) is None
    assert not due_trajecten(VANDAAG)[1].exists()


def test_the_aanbieder_hands_in_once_and_nobody_else_does() -> None:
    aanbieder, medewerker = make_aanbieder()
    _, ander = make_aanbieder()
    rij = maak_jaargegevens(maak_erkenning(aanbieder=aanbieder).traject)
    invoer = Jaarinvoer(20, 15, "Wij vroegen het iedereen.")
    with pytest.raises(GeenRecht):
        submit_jaargegevens(rij, invoer, by=ander, at=NU)
    with pytest.raises(Domeinfout):
        submit_jaargegevens(rij, Jaarinvoer(20, 15, " "), by=medewerker, at=NU)
    url = reverse("kwaliteit:jaargegevens", args=[rij.pk])
    assert client_of(ander).get(url).status_code == 404
    posted = {"begonnen": "20", "afgerond": "", "evaluatie": "Bewaar dit."}
    page = client_of(medewerker).post(url, posted)
    assert page.status_code == 400
    assert "Bewaar dit." in page.content.decode()
    assert client_of(medewerker).post(url, {**posted, "afgerond": "15"}).status_code == 302
    assert Jaargegevens.objects.get().ingediend_door == medewerker
    with pytest.raises(OngeldigeOvergang):
        submit_jaargegevens(rij, invoer, by=medewerker, at=NU)
    assert not late_jaargegevens(LATER.date()).exists()


def test_a_review_asks_the_aanbieder_before_it_proposes_anything() -> None:
    aanbieder, medewerker = make_aanbieder()
    by = make_gebruiker(Rol.BEHANDELAAR)
    geopend = maak_tussentijds(maak_erkenning("Ander"))
    with pytest.raises(OngeldigeOvergang):
        close_tussentijds(geopend, to=_T.MAATREGEL, conclusie="Schors.", by=by, at=NU)
    beoordeling = maak_tussentijds(maak_erkenning(aanbieder=aanbieder), gevraagd=True)
    with pytest.raises(OngeldigeOvergang, match="nog tijd"):
        close_tussentijds(beoordeling, to=_T.MAATREGEL, conclusie="Schors.", by=by, at=NU)
    with pytest.raises(GeenRecht):
        answer_tussentijds(beoordeling, reactie="Ja.", by=by, at=NU)
    answer_tussentijds(beoordeling, reactie="Wij pakken het op.", by=medewerker, at=NU)
    with pytest.raises(OngeldigeOvergang):
        answer_tussentijds(beoordeling, reactie="Nog iets.", by=medewerker, at=NU)
    with pytest.raises(GeenRecht):
        close_tussentijds(beoordeling, to=_T.MAATREGEL, conclusie="Nee.", by=medewerker, at=NU)
    close_tussentijds(beoordeling, to=_T.MAATREGEL, conclusie="Schors.", by=by, at=NU)
    soorten = Bericht.objects.filter(gebruiker=medewerker).order_by("pk").values_list("soort", flat=True)
    assert list(soorten) == ["tussentijds-vraag", "tussentijds-uitkomst"]


def test_one_occasion_opens_one_review() -> None:
    erkenning = maak_erkenning()
    opening = Opening(Aanleiding.BUREAU, "bureau:1", "Opgevallen.")
    by = make_gebruiker(Rol.COORDINATOR)
    assert open_tussentijds(erkenning, opening, by=by, at=NU) is not None
    assert open_tussentijds(erkenning, opening, by=by, at=NU) is None
    with pytest.raises(GeenRecht):
        open_tussentijds(erkenning, opening, by=make_gebruiker(Rol.BESLISSER), at=NU)


def test_a_sample_is_drawn_once_and_can_be_made_again_from_its_seed() -> None:
    for nummer in range(6):
        maak_erkenning(f"Erkend {nummer}")
    by = make_gebruiker(Rol.COORDINATOR)
    with pytest.raises(GeenRecht):
        draw_steekproef(aantal=2, by=make_gebruiker(Rol.BEHANDELAAR), at=NU)
    with pytest.raises(Domeinfout):
        draw_steekproef(aantal=7, by=by, at=NU)
    made = draw_steekproef(aantal=2, by=by, at=NU)
    assert len(made.zaad) == 16
    assert pick(made.populatie, made.zaad, 2) == made.getrokken
    assert pick(reversed(made.populatie), made.zaad, 2) == made.getrokken
    assert set(TussentijdseBeoordeling.objects.values_list("erkenning", flat=True)) == set(made.getrokken)
    with pytest.raises(Domeinfout, match="al getrokken"):
        draw_steekproef(aantal=2, by=by, at=NU)
    assert Steekproef.objects.count() == 1


def test_a_rule_follows_on_the_one_before_and_never_asks_fewer_than_five() -> None:
    old = _regel(Regelsoort.LAGE_WAARDERING, "2.5")
    by = make_gebruiker(Rol.COORDINATOR)
    invoer = Regelinvoer(Regelsoort.LAGE_WAARDERING, Decimal(3), 8, VANDAAG, "Besluit 2.")
    set_regel(invoer, by=by, at=NU)
    old.refresh_from_db()
    assert old.geldig_tot == VANDAAG
    with pytest.raises(Domeinfout):
        set_regel(invoer, by=by, at=NU)
    weinig = Regelinvoer(Regelsoort.LAGE_WAARDERING, Decimal(3), 4, date(2027, 1, 1), "X")
    with pytest.raises(Domeinfout, match="vijf"):
        set_regel(weinig, by=by, at=NU)
    with pytest.raises(GeenRecht):
        set_regel(invoer, by=make_gebruiker(Rol.BEHANDELAAR), at=NU)


def test_the_night_does_what_is_due_and_nothing_twice() -> None:
    erkenning = maak_erkenning()
    vul_veel(erkenning.traject, [1] * 5)
    _regel(Regelsoort.LAGE_WAARDERING, "2.5")
    done = run_monitoring(peildatum=VANDAAG, nu=lambda: NU)
    assert done == {"jaren": 1, "uitnodigingen": 0, "jaargegevens": 1, "herinneringen": 0, "tussentijds": 1}
    again = run_monitoring(peildatum=VANDAAG, nu=lambda: NU)
    assert set(again.values()) == {0}


def test_a_hererkenning_is_given_what_happened_in_the_period() -> None:
    erkenning, ander = maak_erkenning(), maak_erkenning("Ander")
    vul_veel(erkenning.traject, [4] * 5)
    cut_jaar(JAAR, at=NU)
    by = make_gebruiker(Rol.BEHANDELAAR)
    for row in (erkenning, ander):
        signaal = maak_signaal("in-behandeling", traject=row.traject)
        handle_signaal(signaal, uitkomst=Signaaluitkomst.ONGEGROND, antwoord="Nee.", by=by, at=NU)
    maak_signaal(traject=erkenning.traject)
    beoordeling = maak_tussentijds(erkenning)
    dossier = monitoringdossier(erkenning, VANDAAG)
    assert [jaar.schooljaar for jaar in dossier.jaren] == [JAAR]
    assert [row.traject_id for row in dossier.signalen] == [erkenning.traject_id]
    assert dossier.beoordelingen == (beoordeling,)
    assert monitoringdossier(erkenning, VANDAAG - timedelta(days=1)).signalen == ()
    her = maak_aanvraag(
        traject=erkenning.traject, soort=Aanvraagsoort.HERERKENNING, vorige_erkenning=erkenning
    )
    assert dossier_paneel(Blik(her, by), VANDAAG) is not None
    assert dossier_paneel(Blik(maak_aanvraag(), by), VANDAAG) is None


@pytest.mark.parametrize("per", ["traject", "aanbieder", "criterium"])
@pytest.mark.parametrize("aantal", [1, 4])
def test_the_dashboard_asks_the_same_of_the_database(
    per: str, aantal: int, django_assert_num_queries: object
) -> None:
    for nummer in range(aantal):
        erkenning = maak_erkenning(f"Erkend {nummer}")
        vul_veel(erkenning.traject, [4] * 5)
        maak_tussentijds(erkenning)
        maak_signaal(traject=erkenning.traject)
    cut_jaar(JAAR, at=NU)
    client = client_of(make_gebruiker(Rol.COORDINATOR))
    client.get("/bureau/monitoring/")
    with django_assert_num_queries({"traject": 12, "aanbieder": 11, "criterium": 8}[per]):  # type: ignore[operator]
        page = client.get(f"/bureau/monitoring/?per={per}").content.decode()
    assert {"traject": "5 of meer mensen", "aanbieder": "Aanbieder", "criterium": "2.2"}[per] in page
