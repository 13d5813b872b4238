"""A bezwaar from letter to decision: legal moves, separate people, terms, and a decision that replaces."""

from collections.abc import Callable
from datetime import timedelta
from itertools import product

import pytest

from kwaliteit.domain.bezwaar.behandelen import (
    admit_bezwaar,
    advise_bezwaar,
    ask_herstel,
    plan_hoorzitting,
    postpone_bezwaar,
    propose_inadmissible,
    record_hoorzitting,
    take_bezwaar,
    waive_hoorzitting,
)
from kwaliteit.domain.bezwaar.beslissen import decide_bezwaar
from kwaliteit.domain.bezwaar.indienen import repair_bezwaar, submit_bezwaar, withdraw_bezwaar
from kwaliteit.domain.bezwaar.termijnen import BESLISSEN, last_day
from kwaliteit.domain.bezwaar.zetten import move_bezwaar
from kwaliteit.enums import BEZWAAR_OVERGANGEN, Besluitsoort, Bezwaarstatus, Bezwaaruitkomst, Uitkomst
from kwaliteit.models import Besluit, Bezwaar, Erkenning
from napl.domain.termijn.lezen import running_termijn
from napl.enums import Rol
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Bericht, Gebruiker, Termijn
from register.models import Traject
from tests.factories import NU, VANDAAG, make_gebruiker
from tests.kwaliteit.aanvraag.bouw import maak_aanbieder, maak_lid
from tests.kwaliteit.besluit.bouw import maak_besluit, maak_inhoud
from tests.kwaliteit.bezwaar.bouw import DAG, LATER, maak_bezwaar, zet_bezwaar_op
from tests.tegelijk import at_once

pytestmark = pytest.mark.django_db
_S = Bezwaarstatus


def behandelaar() -> Gebruiker:
    return make_gebruiker(Rol.BEHANDELAAR)


VERBEN: dict[str, tuple[frozenset[Bezwaarstatus], Callable[[Bezwaar], object]]] = {
    "take": (frozenset({_S.INGEDIEND}), lambda b: take_bezwaar(b, by=behandelaar(), at=LATER)),
    "ask": (
        frozenset({_S.ONTVANKELIJKHEID}),
        lambda b: ask_herstel(b, verzuim="De gronden.", by=behandelaar(), at=LATER),
    ),
    "admit": (
        frozenset({_S.ONTVANKELIJKHEID}),
        lambda b: admit_bezwaar(b, commissie=False, by=behandelaar(), at=LATER),
    ),
    "inadmissible": (
        frozenset({_S.ONTVANKELIJKHEID, _S.HERSTEL}),
        lambda b: propose_inadmissible(b, reden="Te laat.", by=behandelaar(), at=LATER),
    ),
    "plan": (
        frozenset({_S.HOORZITTING}),
        lambda b: plan_hoorzitting(
            b, zitting_op=LATER + DAG, zitting_plek="Utrecht", by=behandelaar(), at=LATER
        ),
    ),
    "waive": (
        frozenset({_S.HOORZITTING}),
        lambda b: waive_hoorzitting(b, reden="Wil niet.", by=behandelaar(), at=LATER),
    ),
    "advise": (
        frozenset({_S.ADVIES}),
        lambda b: advise_bezwaar(
            b, uitkomst=Bezwaaruitkomst.ONGEGROND, advies="Nee.", by=behandelaar(), at=LATER
        ),
    ),
    "repair": (
        frozenset({_S.HERSTEL}),
        lambda b: repair_bezwaar(b, aanvulling="Hier.", by=maak_lid(b.besluit.aanvraag.aanbieder), at=LATER),
    ),
    "withdraw": (
        frozenset(_S) - {_S.BESLIST, _S.INGETROKKEN},
        lambda b: withdraw_bezwaar(b, by=maak_lid(b.besluit.aanvraag.aanbieder), at=LATER),
    ),
    "decide": (
        frozenset({_S.TER_BESLISSING}),
        lambda b: decide_bezwaar(
            b,
            uitkomst=Bezwaaruitkomst.ONGEGROND,
            motivering="Nee.",
            by=make_gebruiker(Rol.BESLISSER),
            at=LATER,
        ),
    ),
}


@pytest.mark.parametrize("verb", VERBEN)
def test_each_verb_is_refused_in_every_other_status(verb: str) -> None:
    allowed, call = VERBEN[verb]
    for status in _S:
        bezwaar = zet_bezwaar_op(maak_bezwaar(), status)
        if status in allowed:
            call(bezwaar)
        else:
            with pytest.raises(Domeinfout):
                call(bezwaar)
            bezwaar.refresh_from_db()
            assert bezwaar.status == status


ONGELDIG = [(van, naar) for van, naar in product(_S, repeat=2) if naar not in BEZWAAR_OVERGANGEN[van]]


def test_no_move_outside_the_table() -> None:
    rows = {status: zet_bezwaar_op(maak_bezwaar(), status) for status in _S}
    for van, naar in ONGELDIG:
        with pytest.raises(OngeldigeOvergang):
            move_bezwaar(rows[van], naar, by=behandelaar(), at=LATER)


@pytest.mark.parametrize("rol", sorted(set(Rol) - {Rol.BEZOEKER, Rol.GEBRUIKER}))
def test_each_role_does_only_its_own(rol: Rol) -> None:
    door = make_gebruiker(rol)
    if rol not in {Rol.BEHANDELAAR, Rol.COORDINATOR}:
        with pytest.raises(GeenRecht):
            take_bezwaar(maak_bezwaar(), by=door, at=LATER)
    if rol != Rol.BESLISSER:
        bezwaar = zet_bezwaar_op(maak_bezwaar(), _S.TER_BESLISSING)
        with pytest.raises(GeenRecht):
            decide_bezwaar(bezwaar, uitkomst=Bezwaaruitkomst.ONGEGROND, motivering="Nee.", by=door, at=LATER)
    with pytest.raises(GeenRecht):
        submit_bezwaar(maak_besluit(Uitkomst.AFWIJZEN), gronden="Nee.", by=door, at=LATER)


def test_another_aanbieder_cannot_object() -> None:
    with pytest.raises(GeenRecht):
        submit_bezwaar(
            maak_besluit(Uitkomst.AFWIJZEN), gronden="Nee.", by=maak_lid(maak_aanbieder()), at=LATER
        )


def test_who_had_a_part_in_the_first_case_has_none_in_the_bezwaar() -> None:
    eerste_beslisser = make_gebruiker(Rol.BESLISSER, Rol.BEHANDELAAR)
    bezwaar = maak_bezwaar(maak_besluit(Uitkomst.AFWIJZEN, by=eerste_beslisser))
    adviseur = bezwaar.besluit.advies.geschreven_door  # type: ignore[union-attr]
    assert adviseur is not None
    for wie in (eerste_beslisser, adviseur):
        with pytest.raises(GeenRecht, match="eerste besluit"):
            take_bezwaar(bezwaar, by=wie, at=LATER)
    bezwaar = zet_bezwaar_op(bezwaar, _S.TER_BESLISSING)
    with pytest.raises(GeenRecht, match="eerste besluit"):
        decide_bezwaar(
            bezwaar,
            uitkomst=Bezwaaruitkomst.ONGEGROND,
            motivering="Nee.",
            by=eerste_beslisser,
            at=LATER,
        )


def test_who_handled_the_bezwaar_does_not_decide_it() -> None:
    beide = make_gebruiker(Rol.BESLISSER, Rol.BEHANDELAAR)
    bezwaar = zet_bezwaar_op(maak_bezwaar(), _S.ADVIES)
    bezwaar = advise_bezwaar(bezwaar, uitkomst=Bezwaaruitkomst.ONGEGROND, advies="Nee.", by=beide, at=LATER)
    with pytest.raises(GeenRecht, match="behandelde"):
        decide_bezwaar(bezwaar, uitkomst=Bezwaaruitkomst.ONGEGROND, motivering="Nee.", by=beide, at=LATER)


def test_once_per_decision_and_again_after_withdrawal() -> None:
    bezwaar = maak_bezwaar()
    lid = maak_lid(bezwaar.besluit.aanvraag.aanbieder)
    with pytest.raises(OngeldigeOvergang, match="al bezwaar"):
        submit_bezwaar(bezwaar.besluit, gronden="Nog eens.", by=lid, at=LATER)
    withdraw_bezwaar(bezwaar, by=lid, at=LATER)
    assert submit_bezwaar(bezwaar.besluit, gronden="Toch.", by=lid, at=LATER).kenmerk == "B2026-0002"


def test_a_late_one_needs_a_reason_and_a_judgement_of_it() -> None:
    besluit = maak_besluit(Uitkomst.AFWIJZEN)
    einde = last_day(besluit)
    assert einde is not None
    lid = maak_lid(besluit.aanvraag.aanbieder)
    te_laat = NU + (einde - VANDAAG) + DAG
    with pytest.raises(Domeinfout) as raised:
        submit_bezwaar(besluit, gronden="Nee.", by=lid, at=te_laat)
    assert raised.value.veld == "reden_te_laat"
    bezwaar = submit_bezwaar(besluit, gronden="Nee.", reden_te_laat="Ziek.", by=lid, at=te_laat)
    assert bezwaar.te_laat
    bezwaar = take_bezwaar(bezwaar, by=behandelaar(), at=te_laat)
    with pytest.raises(Domeinfout) as raised:
        admit_bezwaar(bezwaar, commissie=False, by=behandelaar(), at=te_laat)
    assert raised.value.veld == "reden"
    admit_bezwaar(bezwaar, commissie=False, reden="Ziekte.", by=behandelaar(), at=te_laat)


def test_on_the_last_day_it_is_in_time() -> None:
    besluit = maak_besluit(Uitkomst.AFWIJZEN)
    einde = last_day(besluit)
    assert einde is not None
    lid = maak_lid(besluit.aanvraag.aanbieder)
    assert not submit_bezwaar(besluit, gronden="Nee.", by=lid, at=NU + (einde - VANDAAG)).te_laat


def test_the_term_to_decide_runs_after_the_term_to_object() -> None:
    bezwaar = maak_bezwaar()
    termijn = running_termijn(bezwaar, BESLISSEN)
    assert termijn is not None
    assert termijn.einde is not None
    assert termijn.begonnen_op == last_day(bezwaar.besluit)
    zes_weken = termijn.einde
    bezwaar = take_bezwaar(bezwaar, by=behandelaar(), at=LATER)
    bezwaar = ask_herstel(bezwaar, verzuim="De gronden.", by=behandelaar(), at=LATER)
    termijn = Termijn.objects.get(pk=termijn.pk)
    assert termijn.einde is None, "it stands still (Awb 7:10 lid 2)"
    assert Bericht.objects.filter(soort="bezwaar.herstel").exists()
    lid = maak_lid(bezwaar.besluit.aanvraag.aanbieder)
    bezwaar = repair_bezwaar(bezwaar, aanvulling="Hier.", by=lid, at=LATER + DAG)
    bezwaar = admit_bezwaar(bezwaar, commissie=True, by=behandelaar(), at=LATER + DAG)
    termijn = Termijn.objects.get(pk=termijn.pk)
    assert termijn.einde is not None
    assert termijn.einde >= zes_weken + timedelta(weeks=6) - timedelta(days=3)
    met_commissie = termijn.einde
    postpone_bezwaar(bezwaar, reden="Een getuige is ziek.", by=behandelaar(), at=LATER + DAG)
    termijn = Termijn.objects.get(pk=termijn.pk)
    assert termijn.einde is not None
    assert termijn.einde > met_commissie
    with pytest.raises(OngeldigeOvergang, match="verdaagd"):
        postpone_bezwaar(bezwaar, reden="Nog eens.", by=behandelaar(), at=LATER + DAG)
    withdraw_bezwaar(bezwaar, by=lid, at=LATER + DAG)
    assert not Termijn.objects.filter(
        onderwerp_soort="kwaliteit.bezwaar", onderwerp_id=bezwaar.pk, beeindigd_op=None
    ).exists()


def test_a_hearing_is_planned_held_and_written_down() -> None:
    bezwaar = zet_bezwaar_op(maak_bezwaar(), _S.HOORZITTING)
    with pytest.raises(Domeinfout, match="nog niet geweest"):
        record_hoorzitting(bezwaar, verslag="Alles gezegd.", by=behandelaar(), at=LATER)
    bezwaar = plan_hoorzitting(
        bezwaar, zitting_op=LATER + DAG, zitting_plek="Utrecht", by=behandelaar(), at=LATER
    )
    assert Bericht.objects.filter(soort="bezwaar.hoorzitting").exists()
    bezwaar = record_hoorzitting(bezwaar, verslag="Alles gezegd.", by=behandelaar(), at=LATER + 2 * DAG)
    assert bezwaar.status == _S.ADVIES


def test_a_well_founded_one_replaces_the_decision_and_recognises_the_traject() -> None:
    bezwaar = zet_bezwaar_op(maak_bezwaar(), _S.TER_BESLISSING)
    eerste = bezwaar.besluit
    assert not Erkenning.objects.exists()
    bezwaar = decide_bezwaar(
        bezwaar,
        uitkomst=Bezwaaruitkomst.GEGROND,
        motivering="De toetsing voldoet wel.",
        nieuw=maak_inhoud(eerste.aanvraag, Uitkomst.TOEKENNEN),
        by=make_gebruiker(Rol.BESLISSER),
        at=LATER,
    )
    nieuw = bezwaar.nieuw_besluit
    assert nieuw is not None
    assert (nieuw.vervangt, nieuw.besluitsoort) == (eerste, Besluitsoort.BEZWAAR)
    assert nieuw.verzonden_op is not None
    assert nieuw.erkenning is not None
    assert Traject.objects.vermeld_op(LATER.date()).filter(pk=eerste.aanvraag.traject_id).exists()
    assert Bericht.objects.filter(soort="bezwaar.beslist").exists()
    lid = maak_lid(eerste.aanvraag.aanbieder)
    with pytest.raises(OngeldigeOvergang, match="vervangen"):
        submit_bezwaar(eerste, gronden="Nog eens.", by=lid, at=LATER)


@pytest.mark.parametrize("inhoud", [None, Uitkomst.AFWIJZEN])
def test_a_well_founded_one_asks_for_a_decision_that_is_no_worse(inhoud: Uitkomst | None) -> None:
    bezwaar = zet_bezwaar_op(maak_bezwaar(maak_besluit(Uitkomst.ONDER_VOORWAARDEN)), _S.TER_BESLISSING)
    nieuw = maak_inhoud(bezwaar.besluit.aanvraag, inhoud) if inhoud else None
    with pytest.raises(Domeinfout):
        decide_bezwaar(
            bezwaar,
            uitkomst=Bezwaaruitkomst.GEGROND,
            motivering="Ja.",
            nieuw=nieuw,
            by=make_gebruiker(Rol.BESLISSER),
            at=LATER,
        )
    assert Besluit.objects.count() == 1, "all of it or nothing"


@pytest.mark.django_db(transaction=True)
def test_of_two_decisions_at_once_one_is_done() -> None:
    bezwaar = zet_bezwaar_op(maak_bezwaar(), _S.TER_BESLISSING)
    inhoud = maak_inhoud(bezwaar.besluit.aanvraag, Uitkomst.TOEKENNEN)
    een, twee = make_gebruiker(Rol.BESLISSER), make_gebruiker(Rol.BESLISSER)

    def decide(by: Gebruiker) -> Callable[[], object]:
        return lambda: decide_bezwaar(
            bezwaar, uitkomst=Bezwaaruitkomst.GEGROND, motivering="Ja.", nieuw=inhoud, by=by, at=LATER
        )

    answers = at_once(decide(een), decide(twee))
    assert sum(isinstance(answer, OngeldigeOvergang) for answer in answers) == 1
    assert Besluit.objects.filter(vervangt=bezwaar.besluit).count() == 1
    assert Erkenning.objects.count() == 1
