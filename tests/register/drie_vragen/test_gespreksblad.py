"""The sheet for the talk: it says why, and keeps nothing of what somebody writes on it."""

import pytest
from django.apps import apps
from django.test import Client

from ontwikkelpaden.models import Padversie
from register.domain.financiering_laden import load_regelingen
from register.enums import OpnameSoort
from tests.factories import (
    NU,
)
from tests.register.drie_vragen.pagina import GESPREK, hours, make, read

pytestmark = pytest.mark.django_db


class TestSheet:
    def test_it_says_why_what_it_takes_and_what_may_fit(self, client: Client, pad: Padversie) -> None:
        load_regelingen(at=NU)
        traject = make("Rekenen", pad, opname=OpnameSoort.ERKEND, **hours(30))
        page = read(
            client, GESPREK, sector="po", ontwikkelpad=pad.pad.slug, woorden="rekenen", traject=traject.slug
        )
        for text in (
            "Rekenen",
            "Erkend: onafhankelijke deskundigen",
            "niveau expert",
            "met uw woorden ‘rekenen’",
            "Tijd: 30 uur in totaal.",
            "Dan is er vervanging nodig.",
            "Cao primair onderwijs",
            "Bron:",
            "bekeken op",
            "Wij bewaren het niet.",
            f"http://testserver/trajecten/{traject.slug}/",
        ):
            assert text in page, text

    def test_from_the_page_of_a_traject_without_answers(self, client: Client) -> None:
        traject = make("Rekenen")
        detail = client.get(f"/trajecten/{traject.slug}/").content.decode()
        assert f'href="{GESPREK}?traject={traject.slug}"' in detail
        page = read(client, GESPREK, traject=traject.slug)
        assert "Waarom dit traject past" not in page
        assert "In mijn eigen woorden" in page

    def test_own_words_come_back_and_are_kept_nowhere(self, client: Client) -> None:
        traject = make("Rekenen")
        secret = "Mijn geheime reden <b>hier</b>"
        before = counts()
        answer = client.post(f"{GESPREK}?sector=po&traject={traject.slug}", {"waarom": secret})
        page = answer.content.decode()
        assert page.count("Mijn geheime reden &lt;b&gt;hier&lt;/b&gt;") == 2, "the field, and the paper"
        assert "no-store" in answer["Cache-Control"]
        assert counts() == before
        assert "sessionid" not in client.cookies
        assert "geheime" not in read(client, GESPREK, sector="po", traject=traject.slug)

    def test_too_many_words_are_refused_and_not_lost(self, client: Client) -> None:
        traject = make("Rekenen")
        page = client.post(f"{GESPREK}?traject={traject.slug}", {"nodig": "woord " * 500}).content.decode()
        assert "Er gaat nog iets mis" in page
        assert page.count("woord ") >= 500
        assert "Uw woorden staan op het blad" not in page

    def test_words_that_do_not_find_it_are_no_reason(self, client: Client) -> None:
        traject = make("Rekenen")
        page = read(client, GESPREK, woorden="muziek", traject=traject.slug)
        assert "Met uw woorden ‘muziek’ vinden wij dit traject niet." in page


def counts() -> dict[str, int]:
    return {
        model._meta.label: model._default_manager.count()
        for model in apps.get_models()
        if model._meta.managed
    }
