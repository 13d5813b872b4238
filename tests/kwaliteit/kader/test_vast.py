"""What stands in a version that is no concept cannot change, whoever tries it and however."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Model

from kwaliteit.enums import Dekking, Stelselonderdeel
from kwaliteit.models import (
    Bewijsvorm,
    Criterium,
    Criteriumbron,
    Kaderbron,
    Kaderverband,
    Kaderversie,
    Niveauleidraad,
    Standaard,
)
from tests.factories import NU
from tests.kwaliteit.kader.bouw import consulteer, maak_kader, stel_vast

pytestmark = pytest.mark.django_db

DELEN: tuple[type[Model], ...] = (
    Standaard,
    Criterium,
    Bewijsvorm,
    Niveauleidraad,
    Kaderbron,
    Criteriumbron,
    Kaderverband,
)
TEKSTVELD = {
    Standaard: "naam",
    Criterium: "tekst",
    Bewijsvorm: "tekst",
    Niveauleidraad: "tekst",
    Kaderbron: "titel",
}


def refuses(change: Callable[[], object]) -> None:
    with pytest.raises(IntegrityError, match="de inhoud staat vast"), transaction.atomic():
        change()


@pytest.mark.parametrize("model", DELEN)
@pytest.mark.parametrize("stand", [consulteer, stel_vast])
def test_the_database_refuses_to_change_or_delete_a_part(
    model: type[Model], stand: Callable[[Kaderversie], object]
) -> None:
    versie = maak_kader()
    rows = model._default_manager.all()
    aantal = rows.count()
    assert aantal
    stand(versie)
    veld = TEKSTVELD.get(model)
    if veld:
        refuses(lambda: rows.update(**{veld: "Anders"}))
    refuses(lambda: rows.filter(pk=rows[0].pk)._raw_delete(rows.db))
    assert rows.count() == aantal
    assert not veld or not rows.filter(**{veld: "Anders"}).exists()


def test_the_database_refuses_a_part_that_is_added_afterwards() -> None:
    versie = maak_kader()
    criterium = Criterium.objects.filter(versie=versie, verbanden__isnull=True).get()
    stel_vast(versie)
    refuses(
        lambda: Kaderverband.objects.create(
            criterium=criterium, onderdeel=Stelselonderdeel.NVAO_1, dekking=Dekking.DEELS
        )
    )
    refuses(lambda: Standaard.objects.create(versie=versie, volgorde=99, naam="Erbij", omschrijving="Erbij"))


@pytest.mark.parametrize("veld", ["inleiding", "doel", "werkwijze", "grondslag", "wijzigingen"])
def test_the_database_refuses_another_text_of_the_whole(veld: str) -> None:
    versie = maak_kader()
    stel_vast(versie)
    refuses(lambda: Kaderversie.objects.filter(pk=versie.pk).update(**{veld: "Anders"}))


def test_the_database_refuses_to_delete_a_version_or_to_widen_its_set() -> None:
    versie = stel_vast(maak_kader())
    rows = Kaderversie.objects.filter(pk=versie.pk)
    refuses(lambda: rows.update(omvang="uitgebreid"))
    refuses(lambda: rows._raw_delete(rows.db))


def test_a_concept_can_change_and_go() -> None:
    """Otherwise the refusals above prove nothing."""
    versie = maak_kader()
    assert Criterium.objects.filter(versie=versie).update(tekst="Anders")
    Kaderversie.objects.filter(pk=versie.pk).update(inleiding="Anders")
    versie.delete()
    assert not Criterium.objects.exists()


def test_two_versions_cannot_be_in_force_at_once() -> None:
    versie = stel_vast(maak_kader())
    ander = maak_kader()
    with pytest.raises(IntegrityError), transaction.atomic():
        Kaderversie.objects.filter(pk=ander.pk).update(
            status="vastgesteld", vastgesteld_op=NU, besluit="Nog een"
        )
    assert Kaderversie.objects.get(status="vastgesteld") == versie
