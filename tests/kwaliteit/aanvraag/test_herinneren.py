"""Reminders of terms: who gets one, when, and never twice."""

from datetime import datetime, timedelta

import pytest

from kwaliteit.domain.aanvraag.termijnen import AANVULLEN, BESLISSEN, BETALEN
from kwaliteit.enums import Aanvraagstatus
from kwaliteit.models import Erkenningsaanvraag
from napl.domain.termijn.herinneren import SOORT, remind_termijnen
from napl.domain.termijn.lezen import running_termijn
from napl.domain.termijn.rekenen import Duur
from napl.domain.termijn.verloop import extend_termijn
from napl.enums import Rol, Termijneenheid
from napl.models import Bericht, Gebeurtenis, Gebruiker, Termijn, Termijnherinnering
from napl.registers import Termijnsoort
from tests.factories import NU, make_gebruiker
from tests.kwaliteit.aanvraag.bouw import maak_aanvraag, maak_lid, zet_op

pytestmark = pytest.mark.django_db
_S = Aanvraagstatus


def termijn(aanvraag: Erkenningsaanvraag, soort: Termijnsoort) -> Termijn:
    found = running_termijn(aanvraag, soort)
    assert found is not None
    return found


def before(loopt: Termijn, dagen: int) -> datetime:
    assert loopt.einde is not None
    return NU + (loopt.einde - NU.date()) - timedelta(days=dagen)


def herinnerd() -> set[Gebruiker | None]:
    return {bericht.gebruiker for bericht in Bericht.objects.filter(soort=SOORT).select_related("gebruiker")}


def test_the_people_of_the_aanbieder_hear_of_their_term_once_per_occasion() -> None:
    aanvraag = maak_aanvraag(_S.AANVULLING_GEVRAAGD)
    lid, vreemde = maak_lid(aanvraag.aanbieder), make_gebruiker(Rol.AANBIEDER)
    loopt = termijn(aanvraag, AANVULLEN)
    assert remind_termijnen(at=before(loopt, 8)) == 0
    for dagen, aantal in ((7, 1), (7, 0), (5, 0), (2, 1), (0, 0), (-1, 1), (-20, 0)):
        assert remind_termijnen(at=before(loopt, dagen)) == aantal, dagen
    berichten = Bericht.objects.order_by("pk")
    assert {bericht.gebruiker for bericht in berichten} == {lid}
    assert vreemde not in {bericht.gebruiker for bericht in berichten}
    assert "over 7 dagen" in berichten[0].tekst
    assert f"/aanbod/erkenningen/{aanvraag.pk}/" in berichten[0].tekst
    assert berichten[2].onderwerp.startswith("Te laat")
    assert Gebeurtenis.objects.filter(soort="termijn.herinnerd").count() == 3


def test_the_bureau_hears_of_the_term_to_decide_the_coordinator_while_nobody_handles_it() -> None:
    coordinator, els = make_gebruiker(Rol.COORDINATOR), make_gebruiker(Rol.BEHANDELAAR)
    aanvraag = maak_aanvraag(_S.VOLLEDIGHEIDSTOETS)
    loopt = termijn(aanvraag, BESLISSEN)
    remind_termijnen(at=before(loopt, 14))
    assert coordinator in herinnerd() - {els}
    Bericht.objects.filter(soort=SOORT).delete()
    Erkenningsaanvraag.objects.update(behandelaar=els)
    remind_termijnen(at=before(loopt, 3))
    assert herinnerd() == {els}


def test_what_was_missed_is_caught_up_with_one_reminder() -> None:
    aanvraag = maak_aanvraag(_S.AANVULLING_GEVRAAGD)
    maak_lid(aanvraag.aanbieder)
    remind_termijnen(at=before(termijn(aanvraag, AANVULLEN), 1))
    assert [item.dagen for item in Termijnherinnering.objects.all()] == [2]
    assert "Dat is morgen" in Bericht.objects.get().tekst


def test_a_term_that_ended_or_stands_still_reminds_nobody() -> None:
    aanvraag = maak_aanvraag(_S.WACHT_OP_BETALING)
    maak_lid(aanvraag.aanbieder)
    late = before(termijn(aanvraag, BETALEN), -30)
    zet_op(aanvraag, _S.AANVULLING_GEVRAAGD, at=late)
    assert remind_termijnen(at=late) == 0


def test_a_last_day_that_moved_is_a_new_occasion() -> None:
    aanvraag = maak_aanvraag(_S.VOLLEDIGHEIDSTOETS, behandelaar=make_gebruiker(Rol.BEHANDELAAR))
    loopt = termijn(aanvraag, BESLISSEN)
    at = before(loopt, 3)
    assert remind_termijnen(at=at) == 1
    verlengd = extend_termijn(
        loopt, Duur(4, Termijneenheid.WEKEN), op=at.date(), grond="Awb 4:14", by=None, at=at
    )
    assert remind_termijnen(at=at) == 0
    assert remind_termijnen(at=before(verlengd, 3)) == 1
