"""Compare trajecten: what is shown, what differs, and what is left out with a reason."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from napl.enums import Rol
from napl.registers import Vergelijkbron, Vergelijkwaarde, vergelijkbronnen
from ontwikkelpaden.enums import Niveau
from register.domain.financiering_laden import load_regelingen
from register.domain.opname import close_opname
from register.domain.queries.traject import read_details
from register.domain.traject import (
    Aanpakgegevens,
    Trajectgegevens,
    Typeringgegevens,
    withdraw_traject,
    write_concept,
)
from register.domain.vergelijken import Cel, Item, Rij, Vergelijking, build_vergelijking
from register.enums import Btw, Instroom, OpnameSoort
from register.models import Traject, WerkzameAanpak
from tests.factories import NU, PadversieFactory, make_gebruiker, make_traject, make_uitvoering

URL = "/trajecten/vergelijken/"
VANDAAG = timezone.localdate()
STRAKS = VANDAAG + timedelta(days=30)


def url(*trajecten: Traject | str, **params: str) -> str:
    slugs = [item if isinstance(item, str) else item.slug for item in trajecten]
    return f"{URL}?{urlencode([*(('traject', slug) for slug in slugs), *params.items()])}"


def read(client: Client, *trajecten: Traject | str, **params: str) -> str:
    answer = client.get(url(*trajecten, **params))
    assert answer.status_code == 200
    return answer.content.decode()


def compare(*trajecten: Traject, alleen_verschillen: bool = False) -> Vergelijking:
    known = read_details([traject.slug for traject in trajecten], VANDAAG)
    details = [known[traject.slug] for traject in trajecten]
    return build_vergelijking(details, peildatum=VANDAAG, alleen_verschillen=alleen_verschillen)


def rows(vergelijking: Vergelijking) -> dict[str, Rij]:
    return {rij.naam: rij for groep in vergelijking.groepen for rij in groep.rijen}


def texts(vergelijking: Vergelijking, naam: str) -> list[tuple[str, ...]]:
    return [cel.teksten for cel in rows(vergelijking)[naam].cellen]


def columns(client: Client, *trajecten: Traject | str) -> list[str]:
    answer = client.get(url(*trajecten))
    return [kolom.detail.versie.naam for kolom in answer.context["kolommen"]]


def rij(*cells: str | None) -> Rij:
    """Make a row; None is unknown, fine print stands after a bar."""
    return Rij("Rij", tuple(Cel("x", () if text is None else (Item(*text.split("|")),)) for text in cells))


class TestDifferences:
    """Pure: no database."""

    @pytest.mark.parametrize(
        ("row", "stand"),
        [
            (rij("a", "a"), "gelijk"),
            (rij("a", "b"), "verschilt"),
            (rij("a", None, "b"), "verschilt"),
            (rij("a", None), "deels"),
            (rij(None, None), "onbekend"),
            (rij("a|een", "a|twee"), ""),
            (rij("a"), ""),
        ],
    )
    def test_a_row_stands_in_one_way(self, row: Rij, stand: str) -> None:
        standen = {
            "gelijk": row.is_gelijk and row.cellen[0].is_bekend,
            "verschilt": row.verschilt,
            "deels": row.is_deels_onbekend,
            "onbekend": row.is_onbekend,
        }
        assert [naam for naam, holds in standen.items() if holds] == ([stand] if stand else [])


@pytest.mark.django_db
class TestRows:
    def test_time_money_and_place(self) -> None:
        first = make_traject(
            "Een", studielast_waarde=Decimal(10), studielast_eenheid="ec", uren_per_week=Decimal("6.5")
        )
        second = make_traject("Twee", duur_maanden=24)
        for prijs, btw in ((950, Btw.VRIJGESTELD), (1250, Btw.VRIJGESTELD), (990, Btw.INCLUSIEF)):
            make_uitvoering(first, start_datum=STRAKS, eind_datum=None, prijs=Decimal(prijs), btw=btw)
        make_uitvoering(
            first, instroom=Instroom.ONBEKEND, start_datum=None, eind_datum=None, prijs=None, plaats="Ede"
        )
        make_uitvoering(second, start_datum=STRAKS, eind_datum=None, prijs=Decimal(0), plaats="Tiel")
        found = compare(first, second)
        assert texts(found, "Tijd per week") == [("ongeveer 6,5 uur per week",), ()]
        assert texts(found, "Totale studielast") == [("10 EC (280 uur)",), ()]
        assert texts(found, "Duur") == [(), ("2 jaar",)]
        assert texts(found, "Prijs") == [
            ("€ 950 tot € 1.250, vrijgesteld van btw", "€ 990, inclusief btw"),
            ("Gratis",),
        ]
        assert (
            rows(found)["Prijs"].cellen[0].items[-1].toelichting
            == "Van 1 uitvoering is de prijs niet bekend."
        )
        assert texts(found, "Waar") == [("Utrecht en Ede",), ("Tiel",)]

    def test_what_is_past_costs_nothing_any_more(self) -> None:
        traject = make_traject()
        make_uitvoering(
            traject,
            start_datum=VANDAAG - timedelta(days=20),
            eind_datum=VANDAAG - timedelta(days=3),
            prijs=Decimal(1),
        )
        make_uitvoering(traject, start_datum=STRAKS, eind_datum=None, prijs=Decimal(500))
        assert texts(compare(traject), "Prijs") == [("€ 500, btw onbekend",)]

    def test_werkvormen_effect_and_content(self) -> None:
        aanpak = WerkzameAanpak.objects.create(
            slug="actief", naam="Actief leren", omschrijving="x", bronnen="y"
        )
        pad = PadversieFactory.create(pad__naam="Lesson study")
        first = make_traject(
            "Een",
            werkvormen=("training", "intervisie"),
            aanpakken=(Aanpakgegevens(aanpak, "men oefent in de klas"),),
            typeringen=(Typeringgegevens(pad, Niveau.EXPERT),),
            leeruitkomsten=("U kunt dit", "U kunt dat"),
            toelatingseisen="Een bevoegdheid",
            afronding="Een verslag",
        )
        found = compare(first, make_traject("Twee", werkvormen=("intervisie", "training")))
        assert texts(found, "Werkvormen") == [("Training", "Intervisie")] * 2
        assert not rows(found)["Werkvormen"].verschilt
        assert texts(found, "Ontwikkelpad en niveau") == [("Lesson study: expert",), ()]
        [item] = rows(found)["Werkzame aanpakken"].cellen[0].items
        assert item == Item("Actief leren", "Waaraan zien wij dat? men oefent in de klas")
        assert texts(found, "Wat kunt u daarna?")[0] == ("U kunt dit", "U kunt dat")
        assert texts(found, "Wat moet u kunnen of hebben?")[0] == ("Een bevoegdheid",)
        assert texts(found, "Hoe rondt u het af?")[0] == ("Een verslag",)

    def test_funding_and_the_judgement_of_kwaliteit(self) -> None:
        load_regelingen(at=NU)
        first = make_traject("Een", soort="master", accreditatie="nvao", opname=OpnameSoort.ERKEND)
        found = compare(first, make_traject("Twee", sectoren=()))
        assert texts(found, "Past mogelijk bij") == [
            ("Cao primair onderwijs", "Lerarenbeurs"),
            ("Geen regeling gevonden",),
        ]
        assert [regeling.slug for regeling in found.regelingen] == ["cao-po", "lerarenbeurs"]
        assert texts(found, "Oordeel bij de erkenning")[1] == ("Nog niet beoordeeld",)

    def test_of_none_known_is_said_once_and_not_in_every_column(self, client: Client) -> None:
        first, second = make_traject("Een", duur_maanden=3), make_traject("Twee")
        found = compare(first, second)
        assert {"Werkvormen", "Prijs", "Tijd per week"} <= set(found.onbekend)
        assert not set(found.onbekend) & set(rows(found))
        assert "Duur" not in found.onbekend
        page = read(client, first, second)
        assert page.count("Van geen van deze trajecten bekend:") == 1
        assert page.count("Nog geen ervaringen") == 1
        assert "€ 0" not in page
        assert "None" not in page

    def test_only_differences_names_what_it_leaves_out(self, client: Client) -> None:
        first = make_traject("Een", duur_maanden=3, vorm="formeel", soort="cursus")
        second = make_traject("Twee", duur_maanden=6, vorm="formeel")
        found = compare(first, second, alleen_verschillen=True)
        assert {"Duur", "Soort"} <= set(rows(found))
        assert {"Vorm", "Sector"} <= set(found.gelijk)
        assert not set(found.gelijk) & set(rows(found))
        page = read(client, first, second, alleenVerschillen="true")
        assert "Toon alles" in page
        assert "Gelijk, en daarom niet getoond:" in page
        assert f'href="{url(first, second).replace("&", "&amp;")}"' in page
        assert "Toon alleen verschillen" in read(client, first, second)

    @pytest.fixture
    def ervaringen(self) -> Iterator[None]:
        waarde = Vergelijkwaarde("Drie leraren deelden een ervaring")
        vergelijkbronnen.add("proef", Vergelijkbron("Proef", "Niets", lambda keys, _: {min(keys): waarde}))
        yield
        vergelijkbronnen.remove("proef")

    @pytest.mark.usefixtures("ervaringen")
    def test_another_app_adds_a_row(self) -> None:
        found = compare(make_traject("Een"), make_traject("Twee"))
        assert texts(found, "Proef") == [("Drie leraren deelden een ervaring",), ("Niets",)]


@pytest.mark.django_db
class TestChoice:
    def test_the_order_of_the_address_is_kept(self, client: Client) -> None:
        first, second, third = make_traject("B"), make_traject("A"), make_traject("C")
        assert columns(client, third, first, second) == ["C", "B", "A"]

    def test_what_cannot_be_is_named_with_its_reason_and_the_rest_stays(self, client: Client) -> None:
        good, other = make_traject("Goed"), make_traject("Ander")
        withdrawn, ended = make_traject("Weg"), make_traject("Was", geldig_van=VANDAAG - timedelta(days=60))
        withdraw_traject(withdrawn, reden="Klaar.", by=make_gebruiker(Rol.COORDINATOR), at=timezone.now())
        close_opname(ended, per=VANDAAG - timedelta(days=2), reden="Klaar.", at=NU)
        page = read(client, good, withdrawn, ended, "bestaat-niet", good, other)
        for text in (
            "Traject ‘Weg’: Dit traject is ingetrokken.",
            "Traject ‘Was’: Dit traject staat niet meer in het register.",
            "Traject ‘bestaat-niet’: Dit traject bestaat niet in het register.",
            "Traject ‘Goed’: Dit traject staat al in uw vergelijking.",
            "De rest van uw keuze staat hieronder.",
            "U vergelijkt 2 trajecten.",
        ):
            assert text in page, text

    def test_what_was_never_public_does_not_leak(self, client: Client) -> None:
        good, secret = make_traject("Goed"), make_traject("Geheime naam", opname=None)
        later = make_traject("Straks", geldig_van=STRAKS)
        write_concept(good, Trajectgegevens(naam="Nieuwe geheime naam"))
        page = read(client, good, secret.slug, later.slug)
        assert "Geheime naam" not in page
        assert "Nieuwe geheime naam" not in page
        assert "Straks" not in page
        assert page.count("Dit traject bestaat niet in het register.") == 2

    def test_a_fifth_is_left_out(self, client: Client) -> None:
        made = [make_traject(f"Nummer {number}") for number in range(5)]
        assert columns(client, *made) == [f"Nummer {number}" for number in range(4)]
        page = read(client, *made)
        assert "Traject ‘Nummer 4’: U vergelijkt hooguit 4 trajecten." in page
        assert "Zoek een traject om toe te voegen" not in page

    def test_none_and_one_say_what_to_do(self, client: Client) -> None:
        assert "U hebt nog geen trajecten gekozen." in read(client)
        page = read(client, make_traject("Alleen"))
        assert "U hebt één traject gekozen." in page
        assert "Van dit traject niet bekend:" in page
        for text in ("Verschilt", "Deels niet bekend", "Toon alleen verschillen", "Bij alle trajecten"):
            assert text not in page, text

    @pytest.mark.parametrize(
        "query",
        [
            "traject=%00%00",
            "traject=" + "x" * 10_000,
            "traject=<script>alert(1)</script>",
            "traject=';DROP+TABLE+register_traject;--",
            "traject=🦉&traject=a%20b",
            "&".join(f"traject=t{number}" for number in range(300)),
            "alleenVerschillen=misschien",
            "q=" + "y" * 10_000,
            "kleur=rood",
        ],
        ids=lambda query: query[:20],
    )
    def test_nonsense_gives_a_plain_message_and_keeps_the_rest(self, client: Client, query: str) -> None:
        good = make_traject("Goed")
        answer = client.get(f"{url(good)}&{query}")
        page = answer.content.decode()
        assert answer.status_code == 200
        assert len(page) < 60_000
        assert [kolom.detail.versie.naam for kolom in answer.context["kolommen"]] == ["Goed"]
        assert "<script>alert" not in page
        if "%00" not in query:  # nothing but control characters counts as empty, as in every search
            assert "Een deel van uw keuze kunnen wij niet vergelijken" in page

    def test_one_is_taken_away_and_the_others_stay_in_order(self, client: Client) -> None:
        first, second, third = make_traject("A"), make_traject("B"), make_traject("C")
        answer = client.get(url(first, second, third, alleenVerschillen="true"))
        assert answer.context["kolommen"][1].weg_url == url(first, third, alleenVerschillen="true")

    def test_a_traject_is_found_and_added(self, client: Client) -> None:
        first, second = make_traject("Rekenen een"), make_traject("Rekenen twee")
        make_traject("Rekenen geheim", opname=None)
        answer = client.get(url(first, q="rekenen"))
        assert [(item.naam, link) for item, link in answer.context["kandidaten"]] == [
            ("Rekenen twee", url(first, second))
        ]
        assert "Geen ander traject gevonden bij ‘muziek’." in read(client, first, q="muziek")

    def test_it_is_not_for_search_engines(self, client: Client) -> None:
        assert '<meta name="robots" content="noindex, follow">' in read(client, make_traject())


@pytest.mark.django_db
class TestFromTheDetailPage:
    @pytest.mark.parametrize("foreign", ["http://elders.test/trajecten/vergelijken/?traject=a", ""])
    def test_it_begins_a_comparison(self, client: Client, foreign: str) -> None:
        traject = make_traject()
        answer = client.get(f"/trajecten/{traject.slug}/", headers={"referer": foreign})
        assert answer.context["vergelijken"] == {
            "naam": "Vergelijk met andere trajecten",
            "url": url(traject),
        }

    def test_who_comes_from_a_comparison_adds_to_it_or_goes_back(self, client: Client) -> None:
        traject, other = make_traject(), make_traject("Ander")
        page = f"/trajecten/{traject.slug}/"
        added = client.get(page, headers={"referer": f"http://testserver{url(other)}"})
        assert added.context["vergelijken"] == {
            "naam": "Voeg toe aan uw vergelijking",
            "url": url(other, traject),
        }
        back = client.get(page, headers={"referer": f"http://testserver{url(other, traject)}"})
        assert back.context["vergelijken"] == {
            "naam": "Terug naar uw vergelijking",
            "url": url(other, traject),
        }

    def test_what_is_not_listed_cannot_be_compared(self, client: Client) -> None:
        traject = make_traject(geldig_van=VANDAAG - timedelta(days=60))
        close_opname(traject, per=VANDAAG - timedelta(days=2), reden="Klaar.", at=NU)
        assert "Vergelijk met" not in client.get(f"/trajecten/{traject.slug}/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(("trajecten", "uitvoeringen"), [(2, 2), (4, 40)])
def test_the_number_of_queries_does_not_grow(
    client: Client, trajecten: int, uitvoeringen: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    load_regelingen(at=NU)
    made = [_make_full(number, uitvoeringen) for number in range(trajecten)]
    with django_assert_num_queries(12):
        answer = client.get(url(*made))
    assert len(answer.context["kolommen"]) == trajecten


def _make_full(number: int, uitvoeringen: int) -> Traject:
    velden: dict[str, Any] = {"vorm": "formeel", "soort": "master", "accreditatie": "nvao"}
    typering = Typeringgegevens(PadversieFactory.create(), Niveau.EXPERT)
    traject = make_traject(f"Traject {number}", opname=OpnameSoort.ERKEND, typeringen=(typering,), **velden)
    for day in range(uitvoeringen):
        make_uitvoering(traject, start_datum=STRAKS + timedelta(days=day), eind_datum=None)
    return traject
