"""The moves of a review: the legal path, every illegal one, and the wrong people."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction

from kwaliteit.domain.beoordelen.conflict import report_conflict
from kwaliteit.domain.beoordelen.consensus import finish_consensus, save_consensus
from kwaliteit.domain.beoordelen.schrijven import (
    Oordeelbotsing,
    Oordeelinvoer,
    save_feedback,
    save_oordeel,
    submit_beoordeling,
)
from kwaliteit.domain.beoordelen.toewijzen import (
    accept_beoordeling,
    assign_deskundige,
    decline_beoordeling,
)
from kwaliteit.domain.deskundige.opgave import Bandinvoer, declare_band
from kwaliteit.domain.queries.kader import geldende_criteria
from kwaliteit.enums import Aanvraagstatus, Bandsoort, Beoordelingstatus, Criteriumoordeel
from kwaliteit.models import (
    Beoordeling,
    Beoordelingoordeel,
    Consensusoordeel,
    Criterium,
    Deskundige,
    Erkenningsaanvraag,
    Oordeelversie,
)
from napl.enums import Rol
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Bericht, Gebeurtenis, Gebruiker
from tests.factories import NU, make_gebruiker
from tests.kwaliteit.aanvraag.bouw import maak_aanvraag, zet_op
from tests.kwaliteit.deskundige.bouw import (
    LEEG,
    coordinator,
    in_beoordeling,
    in_consensus,
    lever_in,
    maak_deskundige,
    neem_aan,
    rond_af,
    schrijf,
    schrijf_consensus,
    wie,
    wijs_toe,
)

pytestmark = pytest.mark.django_db
_S, _B = Aanvraagstatus, Beoordelingstatus


def eerste(beoordeling: Beoordeling) -> Criterium:
    found = geldende_criteria(beoordeling.aanvraag.kaderversie).first()
    assert found is not None
    return found


def status_of(aanvraag: Erkenningsaanvraag) -> str:
    return Erkenningsaanvraag.objects.get(pk=aanvraag.pk).status


def test_from_asked_to_consensus_and_on_to_the_advice() -> None:
    aanvraag = maak_aanvraag(_S.TOEWIJZING)
    a, b = wijs_toe(aanvraag, maak_deskundige(), maak_deskundige())
    neem_aan(b)
    assert status_of(aanvraag) == _S.TOEWIJZING
    a = neem_aan(a)
    assert status_of(aanvraag) == _S.IN_BEOORDELING
    # The letter is of who said yes first, not of who was asked first.
    assert a.letter == "B"
    lever_in(a)
    assert status_of(aanvraag) == _S.IN_BEOORDELING
    lever_in(Beoordeling.objects.get(pk=b.pk), Criteriumoordeel.DEELS)
    assert status_of(aanvraag) == _S.CONSENSUS
    assert rond_af(a, b).status == _S.CONCEPTADVIES
    soorten = Gebeurtenis.objects.filter(soort__startswith="beoordeling.").values_list("soort", flat=True)
    assert sorted(soorten) == sorted(
        f"beoordeling.{wat}"
        for wat in ("gevraagd", "aangenomen", "bezig", "ingeleverd", "akkoord")
        for _ in range(2)
    )


def test_nobody_stands_in_the_log_of_the_case() -> None:
    a, b = in_consensus()
    rond_af(a, b)
    rows = Gebeurtenis.objects.filter(soort__startswith="aanvraag.", onderwerp_id=a.aanvraag_id)
    namen = {"aanvraag.in-beoordeling", "aanvraag.consensus", "aanvraag.conceptadvies"}
    assert set(rows.filter(soort__in=namen, door=None).values_list("soort", flat=True)) == namen


def test_a_third_is_not_asked_and_the_database_agrees() -> None:
    aanvraag = maak_aanvraag(_S.TOEWIJZING)
    wijs_toe(aanvraag, maak_deskundige(), maak_deskundige())
    derde = maak_deskundige()
    with pytest.raises(OngeldigeOvergang, match="al twee"):
        assign_deskundige(aanvraag, derde, by=coordinator(), at=NU)
    with pytest.raises(IntegrityError), transaction.atomic():
        Beoordeling.objects.create(aanvraag=aanvraag, deskundige=derde, plek=1, gevraagd_op=NU)


def test_who_has_a_conflict_or_no_room_or_no_contract_is_not_asked() -> None:
    aanvraag = maak_aanvraag(_S.TOEWIJZING)
    met_band, vol = maak_deskundige(), maak_deskundige(max_tegelijk=0)
    invoer = Bandinvoer(Bandsoort.FAMILIE, aanvraag.aanbieder)
    declare_band(met_band, invoer, by=met_band.gebruiker, at=NU)
    for wie_niet, waarom in ((met_band, "persoonlijk belang"), (vol, "hoogstens 0")):
        with pytest.raises(Domeinfout, match=waarom):
            assign_deskundige(aanvraag, wie_niet, by=coordinator(), at=NU)
    Deskundige.objects.filter(pk=vol.pk).update(status="gestopt", max_tegelijk=5)
    with pytest.raises(Domeinfout, match="pool"):
        assign_deskundige(aanvraag, vol, by=coordinator(), at=NU)
    assert not Beoordeling.objects.exists()


def test_who_declares_a_tie_after_being_asked_cannot_accept() -> None:
    aanvraag = maak_aanvraag(_S.TOEWIJZING)
    (a,) = wijs_toe(aanvraag, maak_deskundige())
    declare_band(a.deskundige, Bandinvoer(Bandsoort.EIGENDOM, aanvraag.aanbieder), by=wie(a), at=NU)
    with pytest.raises(Domeinfout, match="niet onafhankelijk"):
        neem_aan(a)


def test_without_the_declaration_of_independence_nothing_opens() -> None:
    (a,) = wijs_toe(maak_aanvraag(_S.TOEWIJZING), maak_deskundige())
    with pytest.raises(Domeinfout, match="onafhankelijk"):
        accept_beoordeling(a, onafhankelijk=False, by=wie(a), at=NU)


def test_who_declines_gives_a_reason_and_makes_room() -> None:
    aanvraag = maak_aanvraag(_S.TOEWIJZING)
    a, _ = wijs_toe(aanvraag, maak_deskundige(), maak_deskundige())
    with pytest.raises(Domeinfout, match="waarom"):
        decline_beoordeling(a, reden="  ", by=wie(a), at=NU)
    decline_beoordeling(a, reden="Geen tijd", by=wie(a), at=NU)
    (c,) = wijs_toe(aanvraag, maak_deskundige())
    assert c.plek == a.plek


def test_a_text_keeps_what_it_said_before_and_two_windows_do_not_overwrite() -> None:
    a, _ = in_beoordeling()
    criterium = eerste(a)
    een = Oordeelinvoer(Criteriumoordeel.VOLDOET.value, "Eerst", "")
    save_oordeel(a, criterium, een, basis=LEEG, by=wie(a), at=NU)
    twee = Oordeelinvoer(Criteriumoordeel.NIET.value, "Toen", "")
    with pytest.raises(Oordeelbotsing) as fout:
        save_oordeel(a, criterium, twee, basis=LEEG, by=wie(a), at=NU)
    assert fout.value.stand == een
    row = save_oordeel(a, criterium, twee, basis=een.afdruk, by=wie(a), at=NU)
    # The same text again, from an old window, is no conflict and no new version.
    save_oordeel(a, criterium, twee, basis=LEEG, by=wie(a), at=NU)
    versies = Oordeelversie.objects.filter(beoordelingoordeel=row).order_by("pk")
    assert list(versies.values_list("motivering", flat=True)) == ["Eerst", "Toen"]


def test_handing_in_asks_for_every_criterium_with_reasons_and_then_fixes_them() -> None:
    a, _ = in_beoordeling()
    schrijf(a)
    Beoordelingoordeel.objects.filter(beoordeling=a, criterium=eerste(a)).update(motivering="")
    with pytest.raises(Domeinfout, match=eerste(a).code):
        submit_beoordeling(a, by=wie(a), at=NU)
    Beoordelingoordeel.objects.filter(beoordeling=a, criterium=eerste(a)).update(motivering="Toch")
    submit_beoordeling(a, by=wie(a), at=NU)
    with pytest.raises(IntegrityError), transaction.atomic():
        Beoordelingoordeel.objects.filter(beoordeling=a).update(motivering="Anders")


def test_a_changed_consensus_asks_for_agreement_again() -> None:
    a, b = in_consensus()
    schrijf_consensus(a)
    finish_consensus(a, by=wie(a), at=NU)
    basis = Oordeelinvoer(Criteriumoordeel.VOLDOET.value, "Samen.").afdruk
    nieuw = Oordeelinvoer(Criteriumoordeel.NIET.value, "Toch niet.")
    save_consensus(b, eerste(b), nieuw, basis=basis, by=wie(b), at=NU)
    assert finish_consensus(b, by=wie(b), at=NU).status == _S.CONSENSUS
    assert finish_consensus(a, by=wie(a), at=NU).status == _S.CONCEPTADVIES


@pytest.mark.parametrize("fase", [_S.TOEWIJZING, _S.IN_BEOORDELING, _S.CONSENSUS, _S.CONCEPTADVIES])
@pytest.mark.parametrize("door_bureau", [True, False])
def test_a_late_conflict_takes_back_and_asks_another(fase: Aanvraagstatus, *, door_bureau: bool) -> None:
    if fase == _S.TOEWIJZING:
        (a,) = wijs_toe(maak_aanvraag(fase), maak_deskundige())
        b = None
    else:
        a, b = in_beoordeling() if fase == _S.IN_BEOORDELING else in_consensus()
        if fase == _S.CONCEPTADVIES:
            rond_af(a, b)
    by = coordinator() if door_bureau else wie(a)
    Bericht.objects.all().delete()
    report_conflict(a, reden="Mijn zus werkt daar", by=by, at=NU)
    aanvraag = Erkenningsaanvraag.objects.get(pk=a.aanvraag_id)
    assert aanvraag.status == _S.TOEWIJZING
    assert not Consensusoordeel.objects.filter(vervallen_op=None).exists()
    assert not any("zus" in bericht.tekst for bericht in Bericht.objects.all())
    (c,) = wijs_toe(aanvraag, maak_deskundige())
    if b is not None:
        assert neem_aan(c).letter == "C"
        assert status_of(aanvraag) == _S.IN_BEOORDELING


def test_after_the_advice_went_out_a_conflict_waits_for_the_bureau() -> None:
    a, b = in_consensus()
    zet_op(rond_af(a, b), _S.ZIENSWIJZE)
    with pytest.raises(OngeldigeOvergang):
        report_conflict(a, reden="Zus", by=coordinator(), at=NU)


Verb = Callable[[Beoordeling, Gebruiker], object]
VERBS: dict[str, Verb] = {
    "accept": lambda b, by: accept_beoordeling(b, onafhankelijk=True, by=by, at=NU),
    "decline": lambda b, by: decline_beoordeling(b, reden="Nee", by=by, at=NU),
    "save": lambda b, by: save_oordeel(b, eerste(b), Oordeelinvoer("voldoet"), basis=LEEG, by=by, at=NU),
    "feedback": lambda b, by: save_feedback(b, tekst="Tip", basis="", by=by, at=NU),
    "submit": lambda b, by: submit_beoordeling(b, by=by, at=NU),
    "conflict": lambda b, by: report_conflict(b, reden="Zus", by=by, at=NU),
    "consensus": lambda b, by: save_consensus(
        b, eerste(b), Oordeelinvoer("voldoet", "Ja"), basis=LEEG, by=by, at=NU
    ),
    "finish": lambda b, by: finish_consensus(b, by=by, at=NU),
}
# With the case where it stands when a review has this status.
LEGAAL = {
    (_B.GEVRAAGD, _S.TOEWIJZING): {"accept", "decline", "conflict"},
    (_B.AANGENOMEN, _S.TOEWIJZING): {"conflict"},
    (_B.AANGENOMEN, _S.IN_BEOORDELING): {"save", "feedback", "conflict"},
    (_B.BEZIG, _S.IN_BEOORDELING): {"save", "feedback", "submit", "conflict"},
    (_B.INGELEVERD, _S.IN_BEOORDELING): {"conflict"},
    (_B.INGELEVERD, _S.CONSENSUS): {"conflict", "consensus", "finish"},
    (_B.INGELEVERD, _S.CONCEPTADVIES): {"conflict"},
    (_B.TERUGGENOMEN, _S.TOEWIJZING): set(),
    (_B.GEWEIGERD, _S.TOEWIJZING): set(),
    (_B.INGELEVERD, _S.TOEGEKEND): set(),
    (_B.INGELEVERD, _S.INGETROKKEN): set(),
}


def _bring(status: Beoordelingstatus, fase: Aanvraagstatus) -> Beoordeling:
    if status == _B.INGELEVERD and fase != _S.IN_BEOORDELING:
        a, b = in_consensus()
        if fase == _S.CONCEPTADVIES:
            rond_af(a, b)
        elif fase != _S.CONSENSUS:
            zet_op(Erkenningsaanvraag.objects.get(pk=a.aanvraag_id), fase)
        return a
    if fase == _S.IN_BEOORDELING:
        a, _ = in_beoordeling()
        if status == _B.INGELEVERD:
            return lever_in(a)
        if status == _B.BEZIG:
            schrijf(a)
        return a
    (a,) = wijs_toe(maak_aanvraag(_S.TOEWIJZING), maak_deskundige())
    if status == _B.GEVRAAGD:
        return a
    if status == _B.GEWEIGERD:
        return decline_beoordeling(a, reden="Nee", by=wie(a), at=NU)
    a = neem_aan(a)
    return report_conflict(a, reden="Zus", by=wie(a), at=NU) if status == _B.TERUGGENOMEN else a


@pytest.mark.parametrize(("status", "fase"), LEGAAL)
def test_every_illegal_move_of_a_review_is_refused_and_changes_nothing(
    status: Beoordelingstatus, fase: Aanvraagstatus
) -> None:
    beoordeling = _bring(status, fase)
    by = wie(beoordeling)
    voor = Beoordeling.objects.filter(pk=beoordeling.pk).values().get(), status_of(beoordeling.aanvraag)
    for naam, verb in VERBS.items():
        if naam not in LEGAAL[status, fase]:
            with pytest.raises(OngeldigeOvergang):
                verb(beoordeling, by)
    na = Beoordeling.objects.filter(pk=beoordeling.pk).values().get(), status_of(beoordeling.aanvraag)
    assert na == voor


@pytest.mark.parametrize("rol", [rol for rol in Rol if rol != Rol.BEZOEKER])
def test_nobody_else_moves_a_review_whatever_their_role(rol: Rol) -> None:
    beoordeling = _bring(_B.BEZIG, _S.IN_BEOORDELING)
    by = make_gebruiker(*([] if rol == Rol.GEBRUIKER else [rol]))
    for naam, verb in VERBS.items():
        if not (rol == Rol.COORDINATOR and naam == "conflict"):
            with pytest.raises(GeenRecht):
                verb(beoordeling, by)


@pytest.mark.parametrize("rol", [rol for rol in Rol if rol not in {Rol.BEZOEKER, Rol.COORDINATOR}])
def test_only_the_coordinator_asks(rol: Rol) -> None:
    aanvraag, deskundige = maak_aanvraag(_S.TOEWIJZING), maak_deskundige()
    by = make_gebruiker(*([] if rol == Rol.GEBRUIKER else [rol]))
    with pytest.raises(GeenRecht):
        assign_deskundige(aanvraag, deskundige, by=by, at=NU)


@pytest.mark.parametrize("status", [status for status in _S if status != _S.TOEWIJZING])
def test_nobody_is_asked_for_a_case_that_is_elsewhere(status: Aanvraagstatus) -> None:
    with pytest.raises(OngeldigeOvergang):
        assign_deskundige(maak_aanvraag(status), maak_deskundige(), by=coordinator(), at=NU)
