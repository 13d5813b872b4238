"""The fictional paths of the demo go through the verbs, and a second time nothing happens."""

import pytest

from napl.domain.demo import create_demo_gebruikers
from ontwikkelpaden.domain.demo_leven import load_demo_leven
from ontwikkelpaden.models import Consultatie, Consultatiereactie, Padversie
from register.domain.demo_hertypering import load_demo_hertypering
from register.domain.queries.hertypering import list_hertypering
from tests.factories import NU, VANDAAG, AanbiederFactory

pytestmark = pytest.mark.django_db


def test_two_paths_show_the_whole_life() -> None:
    create_demo_gebruikers(password="demo-wachtwoord", at=NU)
    AanbiederFactory.create(is_fictief=True)

    assert load_demo_leven(at=NU) == 2
    assert load_demo_leven(at=NU) == 0

    rows = Padversie.objects.order_by("pad__slug", "nummer")
    assert [(row.pad.slug, row.nummer, row.status) for row in rows] == [
        ("buddy-van-zij-instromers", 1, "consultatie"),
        ("trekker-van-lesonderzoek", 1, "herzien"),
        ("trekker-van-lesonderzoek", 2, "vastgesteld"),
    ]
    assert all("verzonnen voor de demo" in row.pad.naam for row in rows)
    assert Consultatiereactie.objects.filter(antwoord="").count() == 3
    assert Consultatiereactie.objects.exclude(antwoord="").count() == 2
    assert Consultatie.objects.get(versie__status="consultatie").is_open_op(VANDAAG)
    assert load_demo_hertypering(peildatum=VANDAAG, at=NU) == 3
    assert load_demo_hertypering(peildatum=VANDAAG, at=NU) == 0
    assert [item.trajecten for item in list_hertypering()] == [3]
