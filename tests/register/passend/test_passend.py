"""What fits the difference: true reasons, recognised first and mapped never hidden, always the same."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from napl.enums import Sector
from ontwikkelpaden.domain.volgen import Ruimte
from ontwikkelpaden.enums import DoelStatus
from ontwikkelpaden.models import Doel
from register.domain.passend import find_passend
from register.domain.passend.keuze import PER_GROEP
from register.domain.zoeken import zoek
from register.enums import OpnameSoort
from register.filters import read_zoekvraag
from register.views.drie_vragen_adres import search_url
from tests.factories import NU, VANDAAG, make_traject
from tests.ontwikkelpaden.mijn import maak_doel, maak_moment, part
from tests.register.passend.bouw import Leraar, let_op, namen, redenen

pytestmark = pytest.mark.django_db
REDEN = (
    "Omdat u bij ‘Samenhang’ wilt groeien naar vakbekwaam, en dit traject bij dit pad en dat niveau hoort."
)
RUIM = Ruimte("po", 40, Decimal(600))


@pytest.fixture
def leraar() -> Leraar:
    """Somebody who is startbekwaam in Samenhang and wants to be vakbekwaam."""
    made = Leraar()
    maak_moment(made.versie, made.gebruiker, samenhang="startbekwaam", kern="expert")
    maak_doel(made.versie, made.gebruiker)
    return made


class TestDifference:
    def test_it_is_what_lies_between_now_and_the_goal(self, leraar: Leraar) -> None:
        maak_doel(leraar.versie, leraar.gebruiker, niveau="expert")

        wensen = leraar.behoefte().wensen

        assert [(wens.onderdeel, wens.nu, wens.niveaus) for wens in wensen] == [
            ("Samenhang", "startbekwaam", ("vakbekwaam",)),
            ("Samenhang", "startbekwaam", ("vakbekwaam", "expert")),
        ]

    def test_a_goal_that_was_reached_looks_for_nothing(self, leraar: Leraar) -> None:
        maak_doel(leraar.versie, leraar.gebruiker, onderdeel="Kern", niveau="vakbekwaam")

        behoefte = leraar.behoefte()

        assert [wens.onderdeel for wens in behoefte.al_bereikt] == ["Kern"]
        assert [wens.onderdeel for wens in behoefte.wensen] == ["Samenhang"]

    def test_who_does_not_know_where_they_are_gets_the_level_of_the_goal(self) -> None:
        leraar = Leraar()
        maak_doel(leraar.versie, leraar.gebruiker, niveau="expert", onderdeel=None)

        assert leraar.behoefte().niveaus == ("expert",)

    def test_goals_of_somebody_else_and_closed_ones_count_nowhere(self, leraar: Leraar) -> None:
        other = Leraar(versie=leraar.versie)
        maak_doel(leraar.versie, other.gebruiker, niveau="expert")
        leraar.gebruiker.doelen.update(status=DoelStatus.LOSGELATEN, afgesloten_op=NU)

        assert leraar.behoefte().wensen == ()
        assert find_passend(leraar.behoefte(), regelingen=(), peildatum=VANDAAG) is None


class TestReasons:
    def test_every_reason_is_a_fact(self, leraar: Leraar) -> None:
        leraar.traject("Een leerlijn", "vakbekwaam", studielast_waarde=Decimal(40), studielast_eenheid="uur")

        found = leraar.passend(RUIM)

        assert redenen(found, "Een leerlijn") == (
            REDEN,
            "Omdat het bedoeld is voor het primair onderwijs.",
            "Omdat het 40 uur kost. Dat past in de 40 uur die u hebt.",
            "Omdat het € 500 kost. Dat past in de € 600 die u hebt.",
            "Omdat u zich zelf kunt aanmelden.",
            "Omdat het nog niet is begonnen. Het is niet vol, voor zover wij weten.",
        )
        assert let_op(found, "Een leerlijn") == ()
        assert found.losgelaten == ()

    def test_what_does_not_fit_is_told(self, leraar: Leraar) -> None:
        leraar.traject(
            "Een master",
            "vakbekwaam",
            prijs=Decimal(9500),
            studielast_waarde=Decimal(60),
            studielast_eenheid="ec",
            open_voor_individu=False,
        )

        found = leraar.passend(RUIM)

        assert let_op(found, "Een master") == (
            "Het kost 1.680 uur. Dat is meer dan de 40 uur die u hebt.",
            "Het kost € 9.500. Dat is meer dan de € 600 die u hebt.",
            "U kunt zich niet zelf aanmelden, dat doet uw school.",
        )
        assert found.losgelaten == ("hoeveel geld u hebt", "hoeveel uur u hebt")
        assert found.precies.aantal == 0

    def test_what_nobody_knows_is_said_and_never_a_reason(self, leraar: Leraar) -> None:
        leraar.traject("Een kring", "vakbekwaam", prijs=None, open_voor_individu=None)

        found = leraar.passend(RUIM)

        assert let_op(found, "Een kring") == (
            "Hoeveel uur het kost, weten wij niet. Vraag het aan de aanbieder.",
            "Wat het kost, weten wij niet. Vraag het aan de aanbieder.",
            "Of u zich zelf kunt aanmelden, weten wij niet. Vraag het aan de aanbieder.",
        )

    def test_a_level_on_the_way_is_called_that(self, leraar: Leraar) -> None:
        leraar.gebruiker.doelen.update(niveau="expert")
        leraar.traject("Een stap", "vakbekwaam")

        assert redenen(leraar.passend(), "Een stap")[0] == (
            "Omdat u bij ‘Samenhang’ wilt groeien naar expert. "
            "Dit traject is een stap op weg daarheen: niveau vakbekwaam."
        )

    def test_another_level_and_another_path_come_last_and_say_so(self, leraar: Leraar) -> None:
        leraar.traject("Begin", "startbekwaam")
        make_traject("Alles over rekenen", sectoren=("po",))

        found = leraar.passend(Ruimte("po"))

        assert namen(found) == ["Begin", "Alles over rekenen"]
        assert "Het hoort bij dit pad, maar bij niveau startbekwaam. U zoekt niveau vakbekwaam." in let_op(
            found, "Begin"
        )
        assert let_op(found, "Alles over rekenen")[0].startswith("Het is niet ingedeeld bij")
        assert found.losgelaten == ("het niveau van uw doel", "het ontwikkelpad")
        assert [wens.onderdeel for wens in found.zonder] == ["Samenhang"]

    def test_another_sector_is_never_shown(self, leraar: Leraar) -> None:
        leraar.traject("Voor het mbo", "vakbekwaam", sectoren=("mbo",))

        assert namen(leraar.passend(Ruimte(Sector.PO.value))) == []
        assert namen(leraar.passend()) == ["Voor het mbo"]

    def test_the_words_of_the_part_raise_what_has_them(self, leraar: Leraar) -> None:
        leraar.traject("Aan de slag", "vakbekwaam")
        leraar.traject("Zin in samenhang", "vakbekwaam")

        found = leraar.passend()

        assert namen(found) == ["Zin in samenhang", "Aan de slag"]
        words = "Omdat wij het ook vinden met de woorden van ‘Samenhang’."
        assert words in redenen(found, "Zin in samenhang")
        assert words not in redenen(found, "Aan de slag")

    def test_one_uitvoering_within_the_money_is_enough(self, leraar: Leraar) -> None:
        traject = leraar.traject("Twee prijzen", "vakbekwaam", prijs=Decimal(2000))
        traject.uitvoeringen.create(
            instroom="doorlopend", locatie="online", prijs=Decimal(100), start_datum=None
        )

        found = leraar.passend(Ruimte(prijs_max=Decimal(150)))

        assert "Omdat het € 100 kost. Dat past in de € 150 die u hebt." in redenen(found, "Twee prijzen")
        assert found.precies.aantal == 1


class TestOrder:
    def test_recognised_first_and_mapped_never_hidden(self, leraar: Leraar) -> None:
        for nummer in range(PER_GROEP + 3):
            leraar.traject(f"Erkend {nummer}", "vakbekwaam", opname=OpnameSoort.ERKEND)
        leraar.traject("In kaart", "vakbekwaam")

        found = leraar.passend()

        assert [item.opname for item in found.erkend] == ["erkend"] * PER_GROEP
        assert [item.naam for item in found.in_kaart] == ["In kaart"]
        assert found.precies.aantal == PER_GROEP + 4

    def test_what_leads_to_more_goals_goes_first_whatever_it_costs(self, leraar: Leraar) -> None:
        maak_doel(leraar.versie, leraar.gebruiker, onderdeel=None, niveau="expert")
        leraar.traject("A goedkoop en kort", "vakbekwaam", prijs=Decimal(1))
        leraar.traject("B voor allebei", "vakbekwaam", "expert", prijs=Decimal(500))

        assert namen(leraar.passend()) == ["B voor allebei", "A goedkoop en kort"]

    def test_the_price_and_the_hours_say_nothing_within_the_room(self, leraar: Leraar) -> None:
        """The same trajecten with their prices and hours changed about stand in the same order."""
        orders = []
        for prices in ((100, 200, 300), (300, 200, 100)):
            made = [
                leraar.traject(
                    f"Traject {letter}",
                    "vakbekwaam",
                    prijs=Decimal(prijs),
                    studielast_waarde=Decimal(prijs // 10),
                    studielast_eenheid="uur",
                )
                for letter, prijs in zip("abc", prices, strict=True)
            ]
            orders.append(namen(leraar.passend(RUIM)))
            for traject in made:
                traject.opnames.all().delete()
        assert orders[0] == orders[1]
        assert len(orders[0]) == 3

    def test_the_same_question_gets_the_same_answer(self, leraar: Leraar) -> None:
        for nummer in range(12):
            leraar.traject(f"Traject {nummer % 5} {nummer}", "vakbekwaam")

        first, second = leraar.passend(RUIM), leraar.passend(RUIM)

        assert first == second
        assert len(namen(first)) == PER_GROEP

    def test_what_is_not_listed_is_not_there(self, leraar: Leraar) -> None:
        leraar.traject("Geheim", "vakbekwaam", opname=None)
        leraar.traject("Te zien", "vakbekwaam")

        found = leraar.passend()

        assert namen(found) == ["Te zien"]
        assert found.precies.aantal == found.ruim.aantal == 1


class TestLink:
    @pytest.mark.parametrize("ruimte", [Ruimte(), RUIM, Ruimte("vo"), Ruimte(uren_max=1)])
    def test_the_search_page_counts_the_same(self, leraar: Leraar, ruimte: Ruimte) -> None:
        for nummer in range(3):
            leraar.traject(f"Erkend {nummer}", "vakbekwaam", opname=OpnameSoort.ERKEND)
            leraar.traject(
                f"In kaart {nummer}",
                "vakbekwaam",
                sectoren=("po", "vo"),
                studielast_waarde=Decimal(30),
                studielast_eenheid="uur",
            )

        found = leraar.passend(ruimte)

        for telling in (found.precies, found.ruim, found.informeel):
            query = search_url(telling.vraag).partition("?")[2]
            gelezen = read_zoekvraag(QueryDict(query))
            assert gelezen.fouten == []
            assert zoek(gelezen.vraag, peildatum=VANDAAG).pagina.aantal == telling.aantal

    def test_informal_learning_stands_beside_it(self, leraar: Leraar) -> None:
        leraar.traject("Leerkring", "vakbekwaam", vorm="informeel")

        found = leraar.passend()

        assert found.informeel.aantal == 1
        assert len(found.ideeen) == 3
        assert all("‘Samenhang’" in idee.uitleg or "leerlingen" in idee.titel for idee in found.ideeen)


@pytest.mark.parametrize("doelen", [1, 9])
def test_the_number_of_queries_does_not_grow_with_the_register(leraar: Leraar, doelen: int) -> None:
    """PostgreSQL answers here; the index asks the database nothing for a search."""
    for nummer in range(doelen - 1):
        onderdeel, niveau = ("Samenhang", "Kern", None)[nummer % 3], ("expert", "vakbekwaam")[nummer % 2]
        Doel.objects.get_or_create(
            gebruiker=leraar.gebruiker,
            pad=leraar.versie.pad,
            niveau=niveau,
            subdimensie=part(leraar.versie, onderdeel) if onderdeel else None,
            defaults={"gesteld_op": NU, "gewijzigd_op": NU},
        )
    counts = []
    for more in (5, 60):
        for nummer in range(more):
            leraar.traject(f"Traject samenhang {more} {nummer}", "vakbekwaam", "expert", **UREN)
        with CaptureQueriesContext(connection) as captured:
            leraar.passend(RUIM)
        counts.append(len(captured))
    assert counts[0] == counts[1]
    assert counts[0] <= 80, "a search for each of at most four parts, and two for each of at most five steps"


UREN: dict[str, Any] = {"studielast_waarde": Decimal(8), "studielast_eenheid": "uur"}
