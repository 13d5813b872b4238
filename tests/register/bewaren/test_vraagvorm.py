"""How a search question is stored: one form for one question, and back again."""

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

import pytest
from django.http import QueryDict

from napl.fouten import Domeinfout
from register import filters
from register.domain.bewaren.vraagvorm import (
    VORM,
    fingerprint,
    load_vraag,
    search_query,
    store_vraag,
)
from register.domain.zoeken import Sortering, Zoekvraag
from register.views.vraagwoorden import describe_vraag, suggest_naam
from tests.factories import AanbiederFactory

VOL = Zoekvraag(
    q="rekenen",
    sector=("vo", "po"),
    prijs_max=Decimal("99.50"),
    duur_max=40,
    start_van=date(2026, 9, 1),
    sorteer=Sortering.PRIJS,
    pagina=3,
    pagina_grootte=50,
)


def test_what_was_asked_is_stored_and_not_how_it_was_shown() -> None:
    assert store_vraag(VOL) == {
        "q": "rekenen",
        "sector": ["po", "vo"],
        "prijs_max": "99.5",
        "duur_max": 40,
        "start_van": "2026-09-01",
    }
    assert store_vraag(Zoekvraag(pagina=2)) == {}


def test_it_comes_back_as_it_was() -> None:
    again = load_vraag(store_vraag(VOL))
    assert again == replace(VOL, sector=("po", "vo"), sorteer=None, pagina=1, pagina_grootte=20)


@pytest.mark.django_db
def test_equal_questions_are_equal_however_they_were_typed() -> None:
    typed = ("sector=po&sector=vo&prijsMax=500", "prijsMax=500,00&sector=vo&sector=po&pagina=2&sorteer=naam")
    prints = {fingerprint(store_vraag(filters.read_zoekvraag(QueryDict(query)).vraag)) for query in typed}
    assert len(prints) == 1
    other = filters.read_zoekvraag(QueryDict("prijsMax=500&sector=vo")).vraag
    assert fingerprint(store_vraag(other)) not in prints


@pytest.mark.django_db
def test_the_link_of_a_stored_question_is_read_as_the_same_question() -> None:
    stored = store_vraag(VOL)
    gelezen = filters.read_zoekvraag(QueryDict(search_query(stored)))
    assert gelezen.fouten == []
    assert store_vraag(gelezen.vraag) == stored


def test_every_field_has_its_name_of_the_contract_in_the_link() -> None:
    for field in fields(Zoekvraag):
        if field.name not in VORM:
            assert search_query({field.name: "x"}) == f"{filters.parameter(field.name)}=x"


def test_a_field_that_is_gone_never_widens_the_search() -> None:
    with pytest.raises(Domeinfout, match="werkt niet meer"):
        load_vraag({"q": "rekenen", "verdwenen": "ja"})


@pytest.mark.django_db
def test_a_question_in_words() -> None:
    AanbiederFactory.create(naam="Hogeschool Polder", slug="polder")
    vraag = replace(VOL, sector=("po",), aanbieder=("polder", "weg"))
    assert describe_vraag(vraag) == (
        "‘rekenen’, sector: Primair onderwijs, aanbieder: Hogeschool Polder en weg, "
        "prijs tot en met: € 99,50, studielast tot en met (uur): 40, start vanaf: 1 september 2026"
    )
    assert describe_vraag(Zoekvraag()) == "alle trajecten"
    many = describe_vraag(Zoekvraag(aanbieder=tuple(f"a{number}" for number in range(300))))
    assert many == "aanbieder: a0, a1, a2, a3, a4 en nog 295 andere"


def test_a_suggested_name_fits() -> None:
    assert suggest_naam(Zoekvraag(q="rekenen"), "‘rekenen’", 100) == "rekenen"
    assert len(suggest_naam(Zoekvraag(q="woord " * 30), "", 100)) <= 100
