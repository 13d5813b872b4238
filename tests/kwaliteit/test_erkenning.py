"""Granting and withdrawing a recognition, and the listing that rests on it."""

from datetime import date, timedelta
from functools import partial
from itertools import product
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kwaliteit.domain.erkenning import grant_erkenning
from kwaliteit.domain.erkenning import withdraw_erkenning as withdraw
from kwaliteit.enums import ERKENNING_OVERGANGEN, ErkenningStatus
from kwaliteit.models import Erkenning
from napl.enums import Rol
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Gebeurtenis, Gebruiker
from napl.registers import Vergelijkwaarde, panelen_voor, vergelijkbronnen
from register.domain.opname import close_opname, open_opname
from register.enums import OpnameSoort
from register.models import Opname, Traject
from tests.factories import NU, VANDAAG, AanbiederFactory, make_gebruiker, make_traject

pytestmark = pytest.mark.django_db

withdraw_erkenning = partial(withdraw, zonder_zienswijze="De aanbieder vroeg erom.")
VAN, TOT = date(2026, 9, 1), date(2028, 9, 1)


@pytest.fixture
def beslisser() -> Gebruiker:
    return make_gebruiker(Rol.BESLISSER)


@pytest.fixture
def traject() -> Traject:
    return make_traject("Rekencoördinator")


def grant(traject: Traject, by: Gebruiker, **changes: object) -> Erkenning:
    values = {
        "geldig_van": VAN,
        "geldig_tot": TOT,
        "motivering": "Past bij het kader.",
        "by": by,
        "at": NU,
        **changes,
    }
    return grant_erkenning(traject, **values)  # type: ignore[arg-type]


def make_fictief() -> Traject:
    return make_traject("Verzonnen", aanbieders=[AanbiederFactory.create(is_fictief=True)])


def make_gemengd() -> Traject:
    aanbieders = [AanbiederFactory.create(), AanbiederFactory.create(is_fictief=True)]
    return make_traject("Samen", aanbieders=aanbieders)


def opnames(traject: Traject) -> list[tuple[str, date, date | None]]:
    rows = Opname.objects.filter(traject=traject).order_by("geldig_van")
    return list(rows.values_list("soort", "geldig_van", "geldig_tot"))


def test_a_recognition_takes_the_place_of_in_kaart(traject: Traject, beslisser: Gebruiker) -> None:
    erkenning = grant(traject, beslisser)
    assert erkenning.versie_id == traject.live_id
    assert opnames(traject) == [("in-kaart", date(2026, 1, 1), VAN), ("erkend", VAN, TOT)]
    assert Opname.objects.get(soort=OpnameSoort.ERKEND).grond == f"erkenning:{erkenning.pk}"
    assert Gebeurtenis.objects.filter(
        soort="erkenning.verleend", onderwerp_id=erkenning.pk, door=beslisser
    ).exists()


@pytest.mark.parametrize("rol", sorted(set(Rol) - {Rol.BESLISSER, Rol.BEZOEKER, Rol.GEBRUIKER}))
def test_only_the_beslisser_decides(traject: Traject, beslisser: Gebruiker, rol: Rol) -> None:
    erkenning = grant(traject, beslisser)
    with pytest.raises(GeenRecht):
        grant(make_traject("Ander traject"), make_gebruiker(rol))
    with pytest.raises(GeenRecht):
        withdraw_erkenning(erkenning, per=VANDAAG, reden="Nee.", by=make_gebruiker(rol), at=NU)
    assert Erkenning.objects.get().status == ErkenningStatus.VERLEEND


@pytest.mark.parametrize(
    ("changes", "veld"),
    [
        ({"geldig_tot": VAN}, "geldig_tot"),
        ({"geldig_tot": date(2026, 8, 1)}, "geldig_tot"),
        ({"motivering": "  "}, "motivering"),
    ],
)
def test_bad_input_names_the_field_and_changes_nothing(
    traject: Traject, beslisser: Gebruiker, changes: dict[str, object], veld: str
) -> None:
    with pytest.raises(Domeinfout) as raised:
        grant(traject, beslisser, **changes)
    assert raised.value.veld == veld
    assert not Erkenning.objects.exists()
    assert opnames(traject) == [("in-kaart", date(2026, 1, 1), None)]


def test_nothing_to_recognise_without_a_live_version(traject: Traject, beslisser: Gebruiker) -> None:
    Traject.objects.filter(pk=traject.pk).update(live=None)
    with pytest.raises(Domeinfout, match="niets om te erkennen"):
        grant(traject, beslisser)


def test_two_recognitions_never_hold_at_once(traject: Traject, beslisser: Gebruiker) -> None:
    grant(traject, beslisser)
    with pytest.raises(Domeinfout, match="staat het traject al in het register"):
        grant(traject, beslisser, geldig_van=date(2027, 1, 1))
    assert Erkenning.objects.count() == 1, "the refused one leaves nothing behind"
    grant(traject, beslisser, geldig_van=TOT, geldig_tot=None)


def test_a_demo_recognition_is_for_fictional_aanbieders_alone(traject: Traject, beslisser: Gebruiker) -> None:
    gemengd = make_gemengd()
    niemand = make_traject("Zonder aanbieder", aanbieders=[])
    for refused in (traject, gemengd, niemand):
        with pytest.raises(Domeinfout, match="verzonnen"):
            grant(refused, beslisser, is_demo=True)
    assert grant(make_fictief(), beslisser, is_demo=True).is_demo


def test_a_real_recognition_is_never_for_a_fictional_aanbieder(beslisser: Gebruiker) -> None:
    gemengd = make_gemengd()
    for refused in (make_fictief(), gemengd):
        with pytest.raises(Domeinfout, match="geen echte erkenning"):
            grant(refused, beslisser)


def test_withdrawing_ends_the_listing_and_keeps_the_history(traject: Traject, beslisser: Gebruiker) -> None:
    erkenning = grant(traject, beslisser)
    per = date(2027, 1, 1)
    withdraw_erkenning(erkenning, per=per, reden="De inhoud klopt niet meer.", by=beslisser, at=NU)
    erkenning.refresh_from_db()
    assert (erkenning.geldig_tot, erkenning.ingetrokken_per) == (TOT, per)
    assert opnames(traject)[-1] == ("erkend", VAN, per)
    assert not Traject.objects.vermeld_op(per).exists()
    assert Traject.objects.vermeld_op(date(2026, 12, 31)).exists()
    assert Erkenning.objects.van_kracht_op(date(2026, 12, 31)).exists()
    assert not Erkenning.objects.van_kracht_op(per).exists()


def test_withdrawing_before_it_began_means_that_it_never_held(traject: Traject, beslisser: Gebruiker) -> None:
    erkenning = grant(traject, beslisser, geldig_van=date(2027, 1, 1))
    withdraw_erkenning(erkenning, per=VANDAAG, reden="Vergissing.", by=beslisser, at=NU)
    assert not Erkenning.objects.van_kracht_op(date(2027, 1, 1)).exists()
    assert opnames(traject) == [("in-kaart", date(2026, 1, 1), date(2027, 1, 1))]


def test_withdrawing_leaves_a_later_listing_alone(traject: Traject, beslisser: Gebruiker) -> None:
    first = grant(traject, beslisser)
    close_opname(traject, per=date(2027, 1, 1), reden="Op verzoek.", at=NU)
    open_opname(
        traject, OpnameSoort.IN_KAART, geldig_van=date(2027, 6, 1), geldig_tot=TOT, grond="import", at=NU
    )
    withdraw_erkenning(first, per=date(2027, 9, 1), reden="Alsnog.", by=beslisser, at=NU)
    assert opnames(traject)[-1] == ("in-kaart", date(2027, 6, 1), TOT)


@pytest.mark.parametrize(("per", "reden", "veld"), [(TOT, "Te laat.", "per"), (VANDAAG, " ", "reden")])
def test_withdrawing_with_bad_input(
    traject: Traject, beslisser: Gebruiker, per: date, reden: str, veld: str
) -> None:
    erkenning = grant(traject, beslisser)
    with pytest.raises(Domeinfout) as raised:
        withdraw_erkenning(erkenning, per=per, reden=reden, by=beslisser, at=NU)
    assert raised.value.veld == veld


ONGELDIG = [
    (van, naar)
    for van, naar in product(ErkenningStatus, repeat=2)
    if naar not in ERKENNING_OVERGANGEN[van] and naar == ErkenningStatus.INGETROKKEN
]


@pytest.mark.parametrize(("van", "naar"), ONGELDIG)
def test_every_illegal_move_is_refused(
    traject: Traject, beslisser: Gebruiker, van: ErkenningStatus, naar: ErkenningStatus
) -> None:
    erkenning = grant(traject, beslisser)
    Erkenning.objects.filter(pk=erkenning.pk).update(
        status=van, ingetrokken_per=date(2027, 1, 1), ingetrokken_reden="Eerder."
    )
    with pytest.raises(OngeldigeOvergang):
        withdraw_erkenning(erkenning, per=VANDAAG, reden="Nog eens.", by=beslisser, at=NU)


def test_the_database_refuses_half_a_withdrawal(traject: Traject, beslisser: Gebruiker) -> None:
    grant(traject, beslisser)
    with pytest.raises(IntegrityError), transaction.atomic():
        Erkenning.objects.update(status=ErkenningStatus.INGETROKKEN)


def erkenningpaneel(traject: Traject, dag: date) -> dict[str, Any] | None:
    gevonden = [
        paneel
        for paneel in panelen_voor("traject", traject, dag)
        if paneel["template"] == "kwaliteit/_paneel_erkenning.html"
    ]
    return gevonden[0] if gevonden else None


def erkenningen_op(traject: Traject, dag: date) -> list[dict[str, Any]]:
    paneel = erkenningpaneel(traject, dag)
    assert paneel is not None
    return list(paneel["erkenningen"])


def test_the_panel_says_how_a_recognition_stands(beslisser: Gebruiker) -> None:
    traject = make_fictief()
    assert erkenningpaneel(traject, VANDAAG) is None
    erkenning = grant(traject, beslisser, is_demo=True)
    stand = {dag: erkenningen_op(traject, dag)[0]["stand"] for dag in (date(2026, 8, 31), VAN, TOT)}
    assert stand == {date(2026, 8, 31): "komt", VAN: "geldig", TOT: "beeindigd"}
    withdraw_erkenning(erkenning, per=date(2027, 1, 1), reden="Fout.", by=beslisser, at=NU)
    before, after = (erkenningen_op(traject, dag)[0]["stand"] for dag in (VAN, date(2027, 1, 1)))
    assert (before, after) == ("geldig", "ingetrokken")


def test_the_panel_says_that_a_demo_recognition_is_invented(beslisser: Gebruiker) -> None:
    from django.template.loader import render_to_string

    traject = make_fictief()
    grant(traject, beslisser, is_demo=True, motivering="Past <b>goed</b>.")
    paneel = erkenningpaneel(traject, VANDAAG)
    assert paneel is not None
    html = render_to_string(paneel["template"], {"paneel": paneel})
    assert "Niemand heeft dit traject beoordeeld" in html
    assert "1 september 2026" in html
    assert "&lt;b&gt;" in html


def test_a_comparison_tells_why_each_is_recognised_on_the_date(
    beslisser: Gebruiker, traject: Traject
) -> None:
    other, ended, demo = make_traject("Ander"), make_traject("Voorbij"), make_fictief()
    grant(traject, beslisser)
    withdraw_erkenning(
        grant(ended, beslisser), per=TOT - timedelta(days=9), reden="Weg.", by=beslisser, at=NU
    )
    grant(demo, beslisser, is_demo=True, motivering="Verzonnen reden.")
    bron = vergelijkbronnen["kwaliteit.oordeel"]
    keys = [item.pk for item in (traject, other, ended, demo)]
    assert set(bron.waarden(keys, VAN)) == {traject.pk, ended.pk, demo.pk}
    waarden = bron.waarden(keys, TOT - timedelta(days=9))
    assert waarden[traject.pk] == Vergelijkwaarde("Past bij het kader.")
    assert waarden[demo.pk].toelichting.startswith("Verzonnen voor de demo")
    assert ended.pk not in waarden
    assert bron.waarden(keys, TOT) == {}
