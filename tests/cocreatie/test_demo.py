"""The demo: only in a demo, complete without a worker, and a second time the same."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from napl.domain import verwerking as verwerkingen
from napl.enums import VerwerkingStatus
from napl.models import Gebruiker, Verwerking
from register.domain.queries.dekking import SOORT
from register.models import Traject


@override_settings(DEMO=False)
@pytest.mark.django_db
def test_outside_a_demo_nothing_is_made() -> None:
    with pytest.raises(CommandError, match="seed_demo werkt alleen in een demo"):
        call_command("seed_demo")
    assert not Gebruiker.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_demo_does_all_work_itself_and_says_what_came_out(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[Verwerking] = []
    monkeypatch.setattr(verwerkingen, "send_verwerking", sent.append)
    first, second = StringIO(), StringIO()
    call_command("seed_demo", stdout=first)
    made = Traject.objects.count()
    call_command("seed_demo", stdout=second)
    assert Traject.objects.count() == made > 0
    assert sent == []
    assert {row.status for row in Verwerking.objects.all()} == {VerwerkingStatus.AFGEROND}
    run = Verwerking.objects.filter(soort=SOORT).latest("pk")
    assert f"witte vlekken geteld: {run.tellingen['cellen_geteld']} cellen geteld" in second.getvalue()
    assert "register bijgewerkt: 0 opnames verlopen, 0 uitvoeringen gesloten" in second.getvalue()
    assert " ongewijzigd" in second.getvalue()
