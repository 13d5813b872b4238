"""The moves of an erkenningsaanvraag: every illegal one is refused, terms follow, what was sent is fixed."""

from datetime import timedelta
from itertools import product

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from kwaliteit.domain.aanvraag.termijnen import AANVULLEN, BESLISSEN, BETALEN
from kwaliteit.domain.aanvraag.zetten import move_aanvraag
from kwaliteit.enums import AANVRAAG_KLAAR, AANVRAAG_OVERGANGEN, Aanvraagstatus
from kwaliteit.models import Erkenningsaanvraag
from napl.domain.termijn.lezen import running_termijn, termijnen_van
from napl.enums import Rol
from napl.fouten import OngeldigeOvergang
from napl.models import Gebeurtenis
from napl.registers import Termijnsoort
from tests.factories import NU, VANDAAG, make_gebruiker
from tests.kwaliteit.aanvraag.bouw import maak_aanbieder, maak_aanvraag, maak_lid, zet_op

pytestmark = pytest.mark.django_db
_S = Aanvraagstatus
ILLEGAAL = [(van, naar) for van, naar in product(_S, _S) if naar not in AANVRAAG_OVERGANGEN[van]]


def test_every_illegal_move_is_refused_and_changes_nothing() -> None:
    for van in _S:
        aanvraag = maak_aanvraag(van)
        voor = Erkenningsaanvraag.objects.filter(pk=aanvraag.pk).values().get()
        for naar in (naar for begin, naar in ILLEGAAL if begin == van):
            with pytest.raises(OngeldigeOvergang):
                move_aanvraag(aanvraag, naar, by=None, at=NU)
        assert Erkenningsaanvraag.objects.filter(pk=aanvraag.pk).values().get() == voor


@pytest.mark.parametrize("status", _S)
def test_every_status_can_be_reached(status: Aanvraagstatus) -> None:
    aanvraag = maak_aanvraag(status)
    assert aanvraag.status == status
    assert (aanvraag.afgesloten_op is not None) == (status in AANVRAAG_KLAAR)


def test_a_move_is_recorded_with_where_it_came_from() -> None:
    aanvraag = maak_aanvraag(_S.VOLLEDIGHEIDSTOETS)
    _, gebeurtenis = move_aanvraag(aanvraag, _S.TOEWIJZING, by=None, at=NU, gegevens={"aantal": 2})
    gebeurtenis = Gebeurtenis.objects.get(pk=gebeurtenis.pk)
    assert gebeurtenis.soort == "aanvraag.toewijzing"
    assert gebeurtenis.gegevens == {"van": "volledigheidstoets", "aantal": 2}


def _runs(aanvraag: Erkenningsaanvraag, soort: Termijnsoort) -> bool:
    return running_termijn(aanvraag, soort) is not None


def test_the_term_to_decide_begins_with_the_volledigheidstoets_and_ends_with_the_decision() -> None:
    aanvraag = maak_aanvraag(_S.WACHT_OP_BETALING)
    assert (_runs(aanvraag, BETALEN), _runs(aanvraag, BESLISSEN)) == (True, False)
    aanvraag = zet_op(aanvraag, _S.VOLLEDIGHEIDSTOETS)
    assert (_runs(aanvraag, BETALEN), _runs(aanvraag, BESLISSEN)) == (False, True)
    zet_op(aanvraag, _S.AFGEWEZEN)
    assert not _runs(aanvraag, BESLISSEN)


def test_the_term_to_decide_stands_still_while_the_aanbieder_completes() -> None:
    aanvraag = maak_aanvraag(_S.AANVULLING_GEVRAAGD)
    beslissen = termijnen_van(aanvraag).get(soort=BESLISSEN.code)
    assert beslissen.einde is None
    assert _runs(aanvraag, AANVULLEN)
    zet_op(aanvraag, _S.VOLLEDIGHEIDSTOETS, at=NU + timedelta(days=5))
    einde = termijnen_van(aanvraag).get(soort=BESLISSEN.code).einde
    zonder = termijnen_van(maak_aanvraag(_S.VOLLEDIGHEIDSTOETS)).get(soort=BESLISSEN.code).einde
    assert einde is not None
    assert zonder is not None
    assert einde >= zonder + timedelta(days=5)


def test_a_second_open_aanvraag_for_a_traject_is_refused() -> None:
    aanvraag = maak_aanvraag()
    with pytest.raises(IntegrityError), transaction.atomic():
        maak_aanvraag(traject=aanvraag.traject)


def test_what_was_submitted_cannot_be_changed_or_removed() -> None:
    aanvraag = maak_aanvraag(_S.INGEDIEND)
    rows = Erkenningsaanvraag.objects.filter(pk=aanvraag.pk)
    with pytest.raises(ProgrammingError), transaction.atomic():
        rows.update(inhoud={"naam": "Iets anders"})
    with pytest.raises(ProgrammingError), transaction.atomic():
        rows.delete()
    assert rows.update(afsluitreden="wel") == 1


def test_who_sees_which_aanvragen() -> None:
    concept, ingediend = maak_aanvraag(), maak_aanvraag(_S.TOEWIJZING)
    ander = maak_lid(maak_aanbieder())
    eigen = maak_lid(concept.aanbieder)

    def seen(gebruiker: object) -> set[int]:
        rows = Erkenningsaanvraag.objects.zichtbaar_voor(gebruiker, VANDAAG)  # type: ignore[arg-type]
        return set(rows.values_list("pk", flat=True))

    assert seen(eigen) == {concept.pk}
    assert seen(ander) == set()
    assert seen(make_gebruiker(Rol.DESKUNDIGE)) == set()
    assert seen(make_gebruiker(Rol.BEHANDELAAR)) == {ingediend.pk}
