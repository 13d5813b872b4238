"""The table of rights and who has which role."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import rules
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.core.management import call_command

from napl.enums import ROLLEN_PER_SOORT, Rol
from napl.fouten import GeenRecht
from napl.models import Lidmaatschap
from napl.rechten import (
    Recht,
    describe_tabel,
    heeft_recht,
    register_recht,
    require_recht,
    rollen_van,
    tabel,
)
from tests.factories import VANDAAG, GebruikerFactory, make_gebruiker

DOCS = Path(settings.BASE_DIR) / "docs" / "rechten.md"


@pytest.fixture
def recht() -> Iterator[str]:
    """Add a row that also asks whose thing it is."""
    is_own = rules.predicate(lambda actor, thing: thing == actor.pk, name="is_own")
    register_recht([Recht("proef.doe", frozenset({Rol.AANBIEDER}), "een proef doen", is_own)])
    yield "proef.doe"
    tabel.remove("proef.doe")
    rules.remove_perm("proef.doe")


def test_the_documented_table_is_the_real_one(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("toon_rechten")
    assert capsys.readouterr().out == describe_tabel()
    assert DOCS.read_text(encoding="utf-8") == describe_tabel(), (
        "Run: python manage.py toon_rechten > docs/rechten.md"
    )


@pytest.mark.parametrize("row", list(tabel), ids=lambda row: row.naam)
def test_a_row_names_an_app_and_is_complete(row: Recht) -> None:
    app, action = row.naam.split(".")
    assert app in settings.INSTALLED_APPS
    assert action.isidentifier()
    assert row.rollen
    assert row.omschrijving[0].islower(), "it goes into the sentence ‘U mag dit niet: …’"


def test_every_role_can_be_given_by_a_membership_but_visitor_and_user() -> None:
    assert frozenset().union(*ROLLEN_PER_SOORT.values()) == set(Rol) - {Rol.BEZOEKER, Rol.GEBRUIKER}


def test_a_row_cannot_be_given_twice() -> None:
    with pytest.raises(ValueError, match="registered already"):
        register_recht([tabel["napl.zie_openbaar"]])


@pytest.mark.django_db
def test_an_unknown_right_is_a_mistake_and_not_a_no() -> None:
    with pytest.raises(KeyError, match="bestaat_niet"):
        heeft_recht(AnonymousUser(), "napl.bestaat_niet")


@pytest.mark.django_db
@pytest.mark.parametrize("rol", Rol)
def test_the_table_decides_for_every_role(rol: Rol) -> None:
    visitor = rol == Rol.BEZOEKER
    actor = AnonymousUser() if visitor else make_gebruiker(*({rol} - {Rol.GEBRUIKER}))
    held = {Rol.BEZOEKER, rol} if visitor else {Rol.BEZOEKER, Rol.GEBRUIKER, rol}
    for naam, row in tabel.items():
        if row.predicaat is not None:
            continue
        allowed = bool(held & row.rollen)
        assert heeft_recht(actor, naam) == allowed, naam
        if not visitor:
            assert actor.has_perm(naam) == allowed, "templates and django-rules agree with the table"


@pytest.mark.django_db
def test_a_superuser_of_django_has_no_right_of_the_register() -> None:
    gebruiker = GebruikerFactory.create(is_superuser=True)
    assert not heeft_recht(gebruiker, "napl.zie_bureau")


@pytest.mark.django_db
def test_a_role_holds_only_in_its_period() -> None:
    gebruiker = make_gebruiker(Rol.COORDINATOR)
    Lidmaatschap.objects.update(geldig_van=date(2026, 1, 1), geldig_tot=date(2026, 6, 1))
    assert Rol.COORDINATOR not in rollen_van(gebruiker, date(2025, 12, 31))
    assert Rol.COORDINATOR in rollen_van(gebruiker, date(2026, 5, 31))
    assert Rol.COORDINATOR not in rollen_van(gebruiker, date(2026, 6, 1))


@pytest.mark.django_db
def test_an_account_that_is_off_is_a_visitor() -> None:
    gebruiker = make_gebruiker(Rol.BEHEER)
    gebruiker.is_active = False
    assert rollen_van(gebruiker, VANDAAG) == {Rol.BEZOEKER}


@pytest.mark.django_db
def test_a_right_can_depend_on_whose_thing_it_is(recht: str) -> None:
    aanbieder, leraar = make_gebruiker(Rol.AANBIEDER), make_gebruiker(Rol.LERAAR)
    assert heeft_recht(aanbieder, recht, aanbieder.pk)
    assert not heeft_recht(aanbieder, recht, leraar.pk)
    assert not heeft_recht(leraar, recht, leraar.pk), "the role counts too"


@pytest.mark.django_db
def test_requiring_a_right_says_what_may_not(recht: str) -> None:
    with pytest.raises(GeenRecht, match="U mag dit niet: een proef doen") as raised:
        require_recht(make_gebruiker(Rol.LERAAR), recht, 1)
    assert isinstance(raised.value, PermissionDenied), "uncaught it is a 403, not a 500"
