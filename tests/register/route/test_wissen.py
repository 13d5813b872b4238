"""Erasing leaves of what was confirmed a count, of a statement that it lapsed, and nothing else."""

from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from napl.models import Gebruiker
from register.domain.deelname.opbrengst import Opbrengsttekst, add_opbrengst
from register.domain.deelname.wissen import erase_deelnames, erase_route, erase_verklaringen
from register.domain.route.stap import Informeel, plan_informeel
from register.models import Deelname, Opbrengst, Routestap, Verklaring
from tests.factories import NU, VANDAAG
from tests.register.route.bouw import make_bevestigd, make_deelname, make_leraar, make_verklaring

pytestmark = pytest.mark.django_db


def fill(gebruiker: Gebruiker, woord: str) -> Deelname:
    """Give somebody a bit of everything, with a word that could be left behind."""
    deelname, _ = make_bevestigd(gebruiker, naam=f"Naam {woord}")
    make_verklaring(gebruiker, deelname)
    add_opbrengst(deelname, Opbrengsttekst(VANDAAG, ervaring=f"Ik {woord}"), by=gebruiker, at=NU)
    make_verklaring(gebruiker, naam=f"Naam {woord}")
    make_deelname(gebruiker, hoever="gepland")
    plan_informeel(Informeel(f"Titel {woord}", "lezen"), by=gebruiker, at=NU)
    return deelname


def traces(*needles: Any) -> list[str]:
    """Return which tables of the register hold one of these, as text."""
    found = []
    with connection.cursor() as cursor:
        for model in apps.get_app_config("register").get_models():
            cursor.execute(f"SELECT coalesce(string_agg(t::text, ' '), '') FROM {model._meta.db_table} t")
            text = cursor.fetchone()[0]
            found += [f"{model._meta.label}: {needle}" for needle in needles if str(needle) in text]
    return found


def test_nothing_of_the_person_stays_and_the_count_does() -> None:
    vera, els = make_leraar("Vera"), make_leraar("Els")
    confirmed, others = fill(vera, "wolkenkrabber"), fill(els, "regenpijp")
    assert traces("wolkenkrabber")
    for erase in (erase_route, erase_verklaringen, erase_deelnames):
        assert erase(vera, NU) > 0
    assert traces("wolkenkrabber") == []
    for model in (Deelname, Verklaring, Routestap):
        assert not model.objects.filter(gebruiker=vera).exists()
        assert model.objects.filter(gebruiker=els).exists()
    assert Opbrengst.objects.get().deelname == others
    row = Deelname.objects.get(gebruiker=None)
    assert (row.pk, row.traject, row.status, row.bevestiging) == (
        confirmed.pk,
        confirmed.traject,
        "afgerond",
        "bevestigd",
    )
    assert (row.gestart_datum, row.afgerond_datum) == (date(2026, 1, 1), date(2026, 1, 1))
    assert (row.organisatie, row.uitvoering, row.bevestigd_door, row.deelnemersnaam) == (None, None, None, "")
    vera.delete()
    assert Deelname.objects.filter(gebruiker=None).count() == 1


def test_a_code_of_before_still_answers_that_it_no_longer_holds() -> None:
    vera = make_leraar()
    code = make_verklaring(vera).code
    assert erase_verklaringen(vera, NU) == 1
    row = Verklaring.objects.get(code=code)
    assert (row.inhoud, row.afdruk, row.niveau, row.vervalgrond, row.vervallen_op) == (
        {},
        "",
        "",
        "gewist",
        NU,
    )
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("""UPDATE register_verklaring SET inhoud = '{"naam": "Terug"}'""")


def test_erasing_twice_erases_nothing_more() -> None:
    vera = make_leraar()
    fill(vera, "wolk")
    assert (erase_deelnames(vera, NU), erase_deelnames(vera, NU)) == (3, 0)
