"""The pages: questions that lead somewhere, three true proposals, and a sheet that keeps nothing."""

import json
import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from django.db import connection
from django.http import QueryDict
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from napl.enums import Rol
from ontwikkelpaden.models import Padversie
from register.domain.drie_vragen import opties, verzamelen
from register.domain.financiering_laden import load_regelingen
from register.domain.opname import close_opname
from register.domain.traject import withdraw_traject
from register.domain.zoeken import ZoekenDuurtTeLang, Zoekvraag, zoek
from register.enums import Locatie
from register.filters import read_zoekvraag
from register.models import Aanbieder, Traject, Vak
from tests.factories import (
    NU,
    AanbiederFactory,
    PadversieFactory,
    make_gebruiker,
    make_traject,
    make_uitvoering,
)
from tests.register.drie_vragen.pagina import GESPREK, STRAKS, UITSLAG, VANDAAG, VRAGEN, hours, make, read
from tests.register.zoeklog.hulp import waiting

pytestmark = pytest.mark.django_db


def chosen(client: Client, **params: str) -> list[str]:
    answer = client.get(f"{UITSLAG}?{urlencode(params)}")
    assert answer.status_code == 200
    return [voorstel.naam for voorstel, _ in answer.context["voorstellen"]]


def options(client: Client, naam: str, **params: str) -> list[tuple[str, int | None]]:
    answer = client.get(f"{VRAGEN}?{urlencode(params)}")
    return [(optie.naam, optie.aantal) for optie, *_ in answer.context[naam]]


class TestQuestions:
    def test_the_sector_is_the_first_thing_asked(self, client: Client) -> None:
        make("Een", sectoren=("po", "vo"))
        make_traject("Geheim", sectoren=("mbo",), opname=None)
        assert options(client, "sectoren") == [("Primair onderwijs", 1), ("Voortgezet onderwijs", 1)]

    def test_only_subjects_of_the_sector_that_lead_to_something(self, client: Client) -> None:
        rekenen = Vak.objects.create(slug="rekenen", naam="Rekenen", sectoren=["po", "mbo"])
        nask = Vak.objects.create(slug="nask", naam="Nask", sectoren=["vo"])
        Vak.objects.create(slug="dans", naam="Dans", sectoren=["po"])
        make("Een", sectoren=("po", "vo"), vakken=(rekenen, nask))
        make("Ander", sectoren=("vo",), themas=("begeleiding",))
        assert options(client, "themas", vraag="1", sector="po") == [("Vakdidactiek", 1)]
        assert options(client, "vakken", vraag="1", sector="po") == [("Rekenen", 1)]
        assert options(client, "vakken", vraag="1", allesectoren="ja") == [("Nask", 1), ("Rekenen", 1)]

    def test_the_paths_follow_from_the_subject_in_their_own_words(
        self, client: Client, pad: Padversie
    ) -> None:
        elsewhere = PadversieFactory.create(pad__naam="Begeleider")
        concept = PadversieFactory.create(
            pad__naam="Geheim pad", status="concept", gepubliceerd_op=None, gepubliceerd_als=""
        )
        make("Een", pad)
        make("Ander", elsewhere, themas=("begeleiding",))
        make("Concept", concept)
        page = read(client, VRAGEN, vraag="2", sector="po", thema="vakdidactiek")
        assert "Rekenexpert" in page
        assert "Leraar die rekenen trekt." in page
        for absent in ("En nog veel meer", "Begeleider", "Geheim pad"):
            assert absent not in page

    def test_a_path_of_another_sector_is_not_offered(self, client: Client) -> None:
        vo = PadversieFactory.create(pad__naam="Examenexpert", pad__sectoren=["vo"])
        make("Een", vo, sectoren=("po", "vo"))
        assert options(client, "paden", vraag="2", sector="po") == []
        assert options(client, "paden", vraag="2", sector="vo") == [("Examenexpert", 1)]

    def test_only_hours_and_places_that_lead_to_something(self, client: Client) -> None:
        make("Lang", **hours(60))
        make("Onbekend")
        context = client.get(f"{VRAGEN}?vraag=3&sector=po").context["opties"]
        assert [(item.waarde, item.aantal) for item in context.uren] == [("100", 1), ("meer", None)]
        assert [item.waarde for item in context.waar] == ["plek"]

    def test_going_back_keeps_every_answer(self, client: Client, pad: Padversie) -> None:
        make("Een", pad)
        answers = {
            "sector": "po",
            "thema": "vakdidactiek",
            "ontwikkelpad": pad.pad.slug,
            "uren": "40",
            "begin": "maand",
        }
        page = client.get(f"{UITSLAG}?{urlencode(answers)}").context["vorige_url"]
        for expected in ("vraag=3", *(f"{naam}={value}" for naam, value in answers.items())):
            assert expected in page
        assert client.get(page).context["antwoorden"].uren == "40"
        second = client.get(client.get(page).context["vorige_url"])
        assert [gekozen for _, _, gekozen in second.context["paden"]] == [True]

    def test_another_answer_to_a_question_replaces_the_former(self, client: Client) -> None:
        make("Een")
        context = client.get(f"{VRAGEN}?vraag=1&sector=po&woorden=dyslexie&uren=8").context
        (_, url, _), *_ = context["themas"]
        assert url == "/drie-vragen/?sector=po&thema=vakdidactiek&uren=8&vraag=2"
        assert context["sla_over_url"] == "/drie-vragen/?sector=po&uren=8&vraag=2"

    def test_the_start_page_leads_here(self, client: Client) -> None:
        make("Een")
        page = client.get("/").content.decode()
        assert 'href="/drie-vragen/?vraag=1&amp;sector=po"' in page
        assert 'href="/drie-vragen/"' in page


class TestResult:
    def test_three_that_fit_with_their_reasons(self, client: Client, pad: Padversie) -> None:
        load_regelingen(at=NU)
        for number in range(4):
            make(f"Past {number}", pad, **hours(30), website="https://voorbeeld.test/een")
        make("Past niet", themas=("begeleiding",))
        page = read(client, UITSLAG, sector="po", thema="vakdidactiek", ontwikkelpad=pad.pad.slug, uren="40")
        assert "Drie trajecten voor u" in page
        assert "4 trajecten passen bij al uw antwoorden." in page
        for text in (
            "Omdat het past bij het ontwikkelpad ‘Rekenexpert’, niveau expert.",
            "Omdat het 30 uur kost.",
            "€ 950",
            "Utrecht",
            "In kaart gebracht, nog niet beoordeeld",
            "Cao primair onderwijs",
            "Het is geen belofte",
            'href="https://voorbeeld.test/een"',
            "Toon drie andere",
        ):
            assert text in page, text
        assert "Past niet" not in page
        assert "Niet alles past" not in page

    def test_the_next_round_shows_others(self, client: Client) -> None:
        for number in range(5):
            make(f"Traject {number}")
        first = chosen(client, sector="po")
        second = chosen(client, sector="po", ronde="2")
        assert (len(first), len(second)) == (3, 2)
        assert not set(first) & set(second)
        answer = client.get(f"{UITSLAG}?sector=po&ronde=2")
        assert answer.context["andere_url"] == ""
        assert answer.context["eerste_url"] == "/drie-vragen/uitslag/?sector=po"

    def test_what_is_let_go_is_named_with_what_does_not_fit(self, client: Client) -> None:
        make("Precies", **hours(30))
        make("Te lang", **hours(300))
        make("Onbekend")
        page = read(client, UITSLAG, sector="po", thema="vakdidactiek", uren="40", waar="plek")
        assert "Eén traject past bij al uw antwoorden." in page
        assert "<li>hoeveel uur u hebt</li>" in page
        assert "<li>waar u wilt meedoen</li>" not in page, "all of them are at a place"
        assert "Dat is meer dan de 40 uur die u hebt." in page
        assert chosen(client, sector="po", thema="vakdidactiek", uren="40") == [
            "Precies",
            "Onbekend",
            "Te lang",
        ]

    def test_fewer_than_three_says_so(self, client: Client) -> None:
        make("Alleen")
        make("Andere sector", sectoren=("vo",))
        page = read(client, UITSLAG, sector="po", thema="vakdidactiek")
        assert "Eén traject voor u" in page
        assert "Meer trajecten die bij uw antwoorden passen, vonden wij niet." in page

    def test_nothing_at_all_says_what_to_do(self, client: Client) -> None:
        page = read(client, UITSLAG, sector="po", woorden="ruimtevaart")
        assert "Wij vonden geen traject" in page
        assert "Kies een ander onderwerp" in page

    def test_own_words_find_and_explain(self, client: Client) -> None:
        make("Orde in de klas", beschrijving="Over orde houden.")
        make("Anders")
        assert chosen(client, woorden="orde") == ["Orde in de klas"]
        assert "met uw woorden ‘orde’" in read(client, UITSLAG, woorden="orde")

    def test_near_a_place_however_it_is_typed(self, client: Client) -> None:
        make("Hier")
        page = read(client, UITSLAG, sector="po", plaats="utrecht ")
        assert "Omdat het binnen 25 kilometer van Utrecht is: Utrecht." in page
        assert 'value="Utrecht"' in read(client, VRAGEN, vraag="3", plaats="UTRECHT")
        wrong = read(client, UITSLAG, sector="po", plaats="Nergenshuizen")
        assert "Wij kennen de plaats ‘Nergenshuizen’ niet." in wrong
        assert "Eén traject voor u" in wrong

    @pytest.mark.parametrize("path", [VRAGEN, UITSLAG])
    def test_a_search_that_takes_too_long_says_so(
        self, client: Client, monkeypatch: pytest.MonkeyPatch, path: str
    ) -> None:
        def give_up(*args: Any, **kwargs: Any) -> None:
            raise ZoekenDuurtTeLang("Het zoeken duurt te lang.")

        monkeypatch.setattr(opties, "zoek", give_up)
        monkeypatch.setattr(verzamelen, "zoek_trajecten", give_up)
        answer = client.get(f"{path}?sector=po&vraag=2")
        assert answer.status_code == 503
        assert f'href="{path}?sector=po&amp;vraag=2"' in answer.content.decode()

    def test_without_answers_it_still_shows_three(self, client: Client) -> None:
        for number in range(3):
            make(f"Traject {number}")
        assert len(chosen(client)) == 3

    def test_place_and_start_are_of_one_uitvoering(self, client: Client) -> None:
        """Online only next year, here only now: no reason may claim online and now together."""
        traject = make("Een", start=STRAKS)
        make_uitvoering(
            traject,
            locatie=Locatie.ONLINE,
            plaats="",
            start_datum=date(VANDAAG.year + 3, 1, 10),
            eind_datum=None,
        )
        answers = {"sector": "po", "waar": "online", "begin": "maand"}
        for page in (
            read(client, UITSLAG, **answers),
            read(client, GESPREK, traject=traject.slug, **answers),
        ):
            assert "Omdat u online kunt meedoen." in page
            assert "Dat is niet binnen een maand." in page
            assert "Utrecht" not in page

    def test_neither_price_nor_brevity_decides(self, client: Client) -> None:
        aanbieder: Aanbieder = AanbiederFactory.create()
        rest: dict[str, Any] = {"aanbieders": [aanbieder], "werkvormen": ("training",)}
        for number, (uren, prijs) in enumerate([(40, 4000), (30, 3000), (20, 2000), (10, 0)]):
            start = STRAKS + timedelta(days=number)
            make(f"Traject {number}", start=start, prijs=Decimal(prijs), **hours(uren), **rest)
        assert chosen(client, sector="po", uren="40") == ["Traject 0", "Traject 1", "Traject 2"]

    def test_another_sector_brings_no_funding(self, client: Client) -> None:
        load_regelingen(at=NU)
        make("Beide", sectoren=("po", "vo"))
        page = read(client, UITSLAG, sector="vo")
        assert "Cao voortgezet onderwijs" in page
        assert "Cao primair onderwijs" not in page

    def test_what_is_not_listed_is_never_proposed(self, client: Client) -> None:
        make("Zichtbaar")
        for naam, velden in (("Geheim", {"opname": None}), ("Straks", {"geldig_van": STRAKS})):
            make(naam, **velden)
        gone = make("Weg")
        withdraw_traject(gone, reden="Klaar.", by=make_gebruiker(Rol.COORDINATOR), at=timezone.now())
        ended = make("Was", geldig_van=VANDAAG - timedelta(days=60))
        close_opname(ended, per=VANDAAG - timedelta(days=2), reden="Klaar.", at=NU)
        assert chosen(client, sector="po") == ["Zichtbaar"]
        for traject in Traject.objects.exclude(live__naam="Zichtbaar"):
            page = read(client, GESPREK, traject=traject.slug)
            assert "Dit traject staat niet in het register." in page
            assert "Omdat" not in page

    def test_all_of_them_stand_in_the_search_with_the_same_filters(
        self, client: Client, pad: Padversie
    ) -> None:
        for number in range(5):
            make(f"Traject {number}", pad, **hours(20))
        answer = client.get(f"{UITSLAG}?sector=po&thema=vakdidactiek&uren=40&waar=plek")
        gelezen = read_zoekvraag(QueryDict(urlsplit(answer.context["zoek_url"]).query))
        assert gelezen.fouten == []
        found = zoek(gelezen.vraag, peildatum=VANDAAG, met_facetten=False)
        assert found.pagina.aantal == answer.context["keuze"].aantal_ruim == 5


@pytest.mark.parametrize("path", [VRAGEN, UITSLAG, GESPREK])
@pytest.mark.parametrize(
    "query",
    [
        "thema=onzin",
        "vak=bestaat-niet",
        "uren=-3",
        "uren=40&uren=8",
        "vraag=9",
        "ronde=999999",
        "kleur=rood",
        "woorden=" + "x" * 10_000,
        "ontwikkelpad=';DROP+TABLE+register_traject;--",
        "woorden=<script>alert(1)</script>",
        "woorden=🦉%00%01",
        "woorden=\"'%26|!()-or",
        "traject=" + "y" * 5_000,
        "&".join(f"vak=v{number}" for number in range(300)),
    ],
    ids=lambda query: query[:18],
)
def test_nonsense_gives_a_plain_message_and_keeps_the_rest(client: Client, path: str, query: str) -> None:
    make("Een")
    answer = client.get(f"{path}?sector=po&{query}")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert answer.context["antwoorden"].sector == "po"
    assert "<script>alert" not in page
    assert len(page) < 60_000
    understood = re.match(r"woorden=[^x]", query)
    assert ("Een deel van uw antwoorden begrijpen wij niet" in page) != bool(understood)


@pytest.mark.parametrize(
    ("path", "most"),
    [
        (f"{VRAGEN}?vraag=1&sector=po", 19),
        (f"{VRAGEN}?vraag=2&sector=po&thema=vakdidactiek", 20),
        (f"{VRAGEN}?vraag=3&sector=po&thema=vakdidactiek", 33),
        (f"{UITSLAG}?sector=po&thema=vakdidactiek&uren=40", 10),
        # The widest of all: five searches, of which the first ones find nothing.
        (f"{UITSLAG}?sector=po&thema=vakdidactiek&uren=8&begin=volgend-schooljaar&waar=online", 31),
    ],
)
def test_the_number_of_queries_does_not_grow(client: Client, pad: Padversie, path: str, most: int) -> None:
    """At most, for an index can answer what PostgreSQL is asked here."""
    load_regelingen(at=NU)
    vak = Vak.objects.create(slug="rekenen", naam="Rekenen", sectoren=["po"])
    counted = []
    for aantal in (4, 36):
        for number in range(aantal):
            make(f"Traject {aantal} {number}", pad, vakken=(vak,), **hours(30))
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        counted.append(len(queries))
    assert counted[0] == counted[1] <= most


@pytest.mark.usefixtures("rij")
def test_own_words_count_as_a_search_and_the_sheet_does_not(client: Client) -> None:
    traject = make("Orde in de klas")
    read(client, UITSLAG, sector="po", woorden="orde")
    read(client, UITSLAG, sector="po", woorden="orde", ronde="2")
    read(client, GESPREK, woorden="orde", traject=traject.slug)
    client.post(f"{GESPREK}?traject={traject.slug}", {"waarom": "Mijn reden"})
    assert [json.loads(regel)[1:3] for regel in waiting()] == [["orde", ["po", ""]]]


def test_an_empty_search_can_lead_here_with_its_words() -> None:
    vraag = Zoekvraag(q="taal & 'lezen'", sector=("po",))
    text = render_to_string("register/_drie_vragen_verwijzing.html", {"vraag": vraag})
    assert 'href="/drie-vragen/?vraag=2&amp;woorden=taal%20%26%20%27lezen%27&amp;sector=po"' in text
    assert 'href="/drie-vragen/"' in render_to_string("register/_drie_vragen_verwijzing.html")
