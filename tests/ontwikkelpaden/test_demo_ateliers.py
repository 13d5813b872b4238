"""The demo: six ateliers, people who do not exist, and a path that is being written."""

import pytest

from napl.domain.demo import create_demo_gebruikers
from napl.models import Gebeurtenis, Gebruiker
from ontwikkelpaden.domain.demo_ateliers import load_demo_ateliers
from ontwikkelpaden.domain.queries.bewerking import read_bewerking
from ontwikkelpaden.enums import PadStatus
from ontwikkelpaden.models import (
    Atelier,
    Atelierbijeenkomst,
    Atelierdeelnemer,
    Padversie,
    Padwijziging,
    Werkdocument,
)
from tests.factories import NU, VANDAAG

pytestmark = pytest.mark.django_db


def test_the_demo_shows_ateliers_at_work_and_is_loaded_once() -> None:
    create_demo_gebruikers(password="demo-wachtwoord", at=NU)
    assert load_demo_ateliers(peildatum=VANDAAG, at=NU) == 6
    before = Gebeurtenis.objects.count()

    assert load_demo_ateliers(peildatum=VANDAAG, at=NU) == 6

    assert Gebeurtenis.objects.count() == before
    assert all(atelier.deelnemers.exists() for atelier in Atelier.objects.all())
    lid = Atelierdeelnemer.objects.filter(gebruiker__email="atelierlid@demo.napl.test")
    assert sorted(row.rol for row in lid) == ["leraar", "leraar"]
    assert not Atelierdeelnemer.objects.filter(gebruiker__email__startswith="coordinator").exists()
    coach = read_bewerking(Padversie.objects.get(pad__naam="Coach van startende leraren"))
    assert (len(coach.cellen), coach.beschreven, coach.gesprekken) == (18, 12, 2)
    assert coach.versie.status == PadStatus.CONCEPT
    assert Padwijziging.objects.values("door").distinct().count() > 4
    assert Atelierbijeenkomst.objects.count() == 6
    assert all(ding.begin.isoweekday() <= 5 for ding in Atelierbijeenkomst.objects.all())
    assert set(Werkdocument.objects.values_list("openbaar", flat=True)) == {True, False}
    invented = Gebruiker.objects.filter(email__endswith="@atelier.demo.napl.test")
    assert invented.count() == 10
    assert all("(fictief)" in wie.naam and not wie.has_usable_password() for wie in invented)
