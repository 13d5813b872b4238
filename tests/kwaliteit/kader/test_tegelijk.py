"""Two people who adopt the same version at the same moment: one does, the other is told."""

import pytest

from kwaliteit.domain.kader.versie import adopt_kaderversie
from kwaliteit.enums import KaderStatus
from kwaliteit.models import Kaderversie
from napl.enums import Rol
from napl.fouten import OngeldigeOvergang
from napl.models import Gebeurtenis
from tests.factories import make_gebruiker
from tests.kwaliteit.kader.bouw import BESLUIT, NA_CONSULTATIE, consulteer, maak_kader
from tests.tegelijk import at_once


@pytest.mark.django_db(transaction=True)
def test_two_adoptions_at_once_yield_one() -> None:
    versie = maak_kader()
    consulteer(versie)
    een, twee = make_gebruiker(Rol.BESLISSER), make_gebruiker(Rol.BESLISSER)
    answers = at_once(
        lambda: adopt_kaderversie(versie, besluit=BESLUIT, by=een, at=NA_CONSULTATIE),
        lambda: adopt_kaderversie(versie, besluit="Een ander besluit", by=twee, at=NA_CONSULTATIE),
    )
    refused = [answer for answer in answers if not isinstance(answer, Kaderversie)]
    assert [type(answer) for answer in refused] == [OngeldigeOvergang]
    versie.refresh_from_db()
    assert versie.status == KaderStatus.VASTGESTELD
    assert Gebeurtenis.objects.filter(soort="kaderversie.vastgesteld").count() == 1
