"""What one finds, and what one must not find, by each parameter of the contract."""

from datetime import date
from decimal import Decimal

import pytest
from django.http import QueryDict
from pytest_django import DjangoAssertNumQueries

from register.domain.traject import Typeringgegevens, withdraw_traject
from register.domain.zoeken import Zoekvraag, weging, zoek_trajecten
from register.enums import Instroom, Locatie, OpnameSoort
from register.filters import read_zoekvraag
from register.models import Vak, WerkzameAanpak
from tests.factories import (
    NU,
    VANDAAG,
    AanbiederFactory,
    PadversieFactory,
    RegioFactory,
    make_gebruiker,
    make_traject,
    make_uitvoering,
)

pytestmark = pytest.mark.django_db


def found(**vraag: object) -> list[str]:
    uitslag = zoek_trajecten(Zoekvraag(**vraag), peildatum=VANDAAG)  # type: ignore[arg-type]
    return [traject.live.naam for traject in uitslag.rijen if traject.live]


def counts(facet: str, **vraag: object) -> dict[str, int]:
    uitslag = zoek_trajecten(Zoekvraag(**vraag), peildatum=VANDAAG)  # type: ignore[arg-type]
    return {item.waarde: item.aantal for item in uitslag.facetten[facet] if item.aantal}


@pytest.mark.parametrize("q", ["rekencoördinator", "REKENCOORDINATOR", "rekencoordinatoren"])
def test_words_are_found_without_accents_case_and_number(q: str) -> None:
    make_traject("Rekencoördinator worden")
    make_traject("Taalcoördinator worden")
    assert found(q=q) == ["Rekencoördinator worden"]


def test_what_has_all_words_stands_first_and_a_minus_leaves_out() -> None:
    make_traject("Coach voor startende leraren", beschrijving="Met video.")
    make_traject("Coach voor teams")
    assert found(q="coach startende") == ["Coach voor startende leraren", "Coach voor teams"]
    assert found(q="coach startende", precies=True) == ["Coach voor startende leraren"]
    assert found(q="coach -video") == ["Coach voor teams"]


def test_where_enough_has_all_words_nothing_else_is_found() -> None:
    both = {make_traject(f"Coach voor startende leraren {number}").slug for number in range(weging.WEINIG)}
    make_traject("Coach voor teams")
    assert len(found(q="coach startende")) == len(both) == weging.WEINIG


def test_a_name_ranks_above_a_description() -> None:
    make_traject("Iets anders", beschrijving="Gaat soms over burgerschap.")
    make_traject("Burgerschap in de klas")
    assert found(q="burgerschap") == ["Burgerschap in de klas", "Iets anders"]


def test_only_what_is_listed_now_is_found() -> None:
    make_traject("Vermeld")
    make_traject("Verlopen", geldig_tot=VANDAAG)
    make_traject("Komt nog", geldig_van=date(2026, 9, 2))
    make_traject("Nooit vermeld", opname=None)
    from napl.enums import Rol

    withdraw_traject(
        make_traject("Ingetrokken"), reden="Bestaat niet meer.", by=make_gebruiker(Rol.COORDINATOR), at=NU
    )
    assert found() == ["Vermeld"]


def test_within_a_facet_is_or_between_facets_is_and() -> None:
    make_traject("A", sectoren=("po",), themas=("vakinhoud",))
    make_traject("B", sectoren=("vo",), themas=("vakinhoud",))
    make_traject("C", sectoren=("mbo",), themas=("begeleiding",))
    assert found(sector=("po", "vo")) == ["A", "B"]
    assert found(sector=("po", "mbo"), thema=("vakinhoud",)) == ["A"]


def test_region_price_and_date_hold_for_one_and_the_same_uitvoering() -> None:
    zeeland, twente = RegioFactory.create(naam="Zeeland"), RegioFactory.create(naam="Twente")
    traject = make_traject("Twee uitvoeringen")
    make_uitvoering(traject, regios=[zeeland], prijs=Decimal(2000), start_datum=date(2026, 10, 1))
    make_uitvoering(traject, regios=[twente], prijs=Decimal(100), start_datum=date(2027, 1, 1))
    assert found(regio=("zeeland",), prijs_max=Decimal(2000)) == ["Twee uitvoeringen"]
    assert found(regio=("zeeland",), prijs_max=Decimal(500)) == []
    assert found(regio=("twente",), start_tot=date(2026, 12, 1)) == []
    assert counts("regio", prijs_max=Decimal(500)) == {"twente": 1}


def test_path_and_level_hold_for_one_and_the_same_typing() -> None:
    reken, taal = PadversieFactory.create(pad__naam="Rekenen"), PadversieFactory.create(pad__naam="Taal")
    make_traject(
        "Beide", typeringen=(Typeringgegevens(reken, "expert"), Typeringgegevens(taal, "startbekwaam"))
    )
    assert found(ontwikkelpad=("rekenen",), niveau=("expert",)) == ["Beide"]
    assert found(ontwikkelpad=("rekenen",), niveau=("startbekwaam",)) == []
    assert counts("niveau", ontwikkelpad=("taal",)) == {"startbekwaam": 1}


def test_unknown_never_matches_a_bound() -> None:
    traject = make_traject("Prijs onbekend")
    make_uitvoering(traject, prijs=None)
    bekend = make_traject("Gratis", studielast_waarde=Decimal(10), studielast_eenheid="uur")
    make_uitvoering(bekend, prijs=Decimal(0))
    assert found(prijs_max=Decimal(100000)) == ["Gratis"]
    assert found(duur_max=10000) == ["Gratis"]


def test_dates_are_inclusive_on_both_sides() -> None:
    make_uitvoering(make_traject("Op de dag"), start_datum=date(2026, 10, 1))
    day = date(2026, 10, 1)
    assert found(start_van=day, start_tot=day) == ["Op de dag"]
    assert found(start_van=date(2026, 10, 2)) == []
    assert found(start_tot=date(2026, 9, 30)) == []


def test_always_open_fits_any_window_and_an_unknown_start_none() -> None:
    make_uitvoering(
        make_traject("Doorlopend"), instroom=Instroom.DOORLOPEND, start_datum=None, eind_datum=None
    )
    make_uitvoering(make_traject("Onbekend"), instroom=Instroom.ONBEKEND, start_datum=None, eind_datum=None)
    assert found(start_van=date(2027, 1, 1), start_tot=date(2027, 2, 1)) == ["Doorlopend"]


def test_a_past_uitvoering_is_no_reason_to_be_found() -> None:
    traject = make_traject("Voorbij")
    make_uitvoering(
        traject, start_datum=date(2026, 1, 1), eind_datum=date(2026, 2, 1), locatie=Locatie.ONLINE
    )
    assert found(locatie=("online",)) == []


def test_an_aanbieder_brings_its_parts() -> None:
    geheel = AanbiederFactory.create(naam="NHL Stenden")
    deel = AanbiederFactory.create(naam="ECNO", onderdeel_van=geheel)
    make_traject("Van het deel", aanbieders=[deel])
    make_traject("Van een ander")
    assert found(aanbieder=("nhl-stenden",)) == ["Van het deel"]
    assert counts("aanbieder")["nhl-stenden"] == 1


def test_counts_ignore_their_own_facet_and_follow_the_others() -> None:
    make_traject("A", sectoren=("po",), vorm="formeel")
    make_traject("B", sectoren=("vo",), vorm="formeel")
    make_traject("C", sectoren=("vo",), vorm="informeel")
    assert counts("sector", sector=("po",), vorm=("formeel",)) == {"po": 1, "vo": 1}
    assert counts("vorm", sector=("po",), vorm=("formeel",)) == {"formeel": 1}


def test_opname_tells_judged_from_mapped() -> None:
    make_traject("Erkend", opname=OpnameSoort.ERKEND)
    make_traject("In kaart")
    assert found(opname=("erkend",)) == ["Erkend"]
    assert counts("opname", opname=("erkend",)) == {"erkend": 1, "in-kaart": 1}


def test_subjects_and_approaches_count() -> None:
    vak = Vak.objects.create(slug="rekenen", naam="Rekenen", sectoren=["po"])
    aanpak = WerkzameAanpak.objects.create(
        slug="samen-leren", naam="Samen leren", omschrijving=".", bronnen="."
    )
    from register.domain.traject import Aanpakgegevens

    make_traject("Met", vakken=(vak,), aanpakken=(Aanpakgegevens(aanpak),))
    make_traject("Zonder")
    assert found(vak=("rekenen",), aanpak=("samen-leren",)) == ["Met"]
    assert counts("vak") == {"rekenen": 1}
    assert counts("aanpak") == {"samen-leren": 1}


@pytest.mark.parametrize(
    ("sorteer", "expected"),
    [
        ("start", ["Vroeg", "Laat", "Nooit"]),
        ("prijs", ["Laat", "Vroeg", "Nooit"]),
        ("naam", ["Laat", "Nooit", "Vroeg"]),
    ],
)
def test_sorting(sorteer: str, expected: list[str]) -> None:
    from register.domain.zoeken import Sortering

    make_uitvoering(make_traject("Vroeg"), start_datum=date(2026, 10, 1), prijs=Decimal(900))
    make_uitvoering(make_traject("Laat"), start_datum=date(2026, 12, 1), prijs=Decimal(100))
    make_traject("Nooit")
    assert found(sorteer=Sortering(sorteer)) == expected


def test_an_empty_result_says_what_to_let_go() -> None:
    make_traject("Een", sectoren=("po",), vorm="formeel")
    uitslag = zoek_trajecten(Zoekvraag(sector=("mbo",), vorm=("formeel",)), peildatum=VANDAAG)
    assert [(item.filter, item.aantal) for item in uitslag.verruimingen] == [("sector", 1)]


def test_unknown_values_are_reported_and_the_rest_is_kept() -> None:
    gelezen = read_zoekvraag(
        QueryDict(
            "q=taal&sector=po&sector=xx&niveau=hoog&prijsMax=duur&bestaatniet=1&financiering=x&startVan=2026-13-01"
        )
    )
    assert gelezen.vraag == Zoekvraag(q="taal", sector=("po",))
    assert {fout.naam for fout in gelezen.fouten} == {
        "sector",
        "niveau",
        "prijsMax",
        "bestaatniet",
        "financiering",
        "startVan",
    }


@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "q='",
        'q="open',
        "q=" + "a" * 500,
        "pagina=0",
        "pagina=99999999999999",
        "paginaGrootte=101",
        "prijsMax=-1",
        "prijsMax=NaN",
        "prijsMax=1e400",
        "duurMax=1.5",
        "startVan=2026-02-30",
        "regio=%00",
        "vak=" + "x" * 3000,
    ],
)
def test_no_parameter_breaks_the_search(query: str) -> None:
    gelezen = read_zoekvraag(QueryDict(query))
    assert zoek_trajecten(gelezen.vraag, peildatum=VANDAAG).pagina.aantal == 0


def test_a_concept_path_never_shows_through_a_traject() -> None:
    from ontwikkelpaden.enums import PadStatus
    from register.domain.kaart import build_kaarten

    concept = PadversieFactory.create(
        pad__naam="Geheim", status=PadStatus.CONCEPT, gepubliceerd_op=None, gepubliceerd_als=""
    )
    make_traject("Getypeerd", typeringen=(Typeringgegevens(concept, "expert"),))
    uitslag = zoek_trajecten(Zoekvraag(), peildatum=VANDAAG)
    assert uitslag.pagina.aantal == 1
    assert build_kaarten(uitslag.rijen)[0].typeringen == ()
    assert counts("ontwikkelpad") == {}
    assert found(ontwikkelpad=("geheim",)) == []


def test_a_thousand_made_up_values_cost_as_much_as_one(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    query = "&".join(f"regio=r{number}&sector=s{number}" for number in range(450))
    with django_assert_num_queries(1):
        gelezen = read_zoekvraag(QueryDict(query))
    assert gelezen.vraag == Zoekvraag()
    assert 0 < len(gelezen.fouten) <= 20


def test_a_card_tells_of_the_uitvoering_that_was_asked_for() -> None:
    from register.domain.kaart import build_kaarten

    zeeland, twente = RegioFactory.create(naam="Zeeland"), RegioFactory.create(naam="Twente")
    traject = make_traject("Op twee plekken")
    make_uitvoering(traject, regios=[twente], plaats="Enschede", start_datum=date(2026, 10, 1))
    make_uitvoering(
        traject,
        regios=[zeeland],
        plaats="Goes",
        start_datum=date(2027, 5, 1),
        eind_datum=None,
        prijs=Decimal(75),
    )
    uitslag = zoek_trajecten(Zoekvraag(regio=("zeeland",)), peildatum=VANDAAG)
    feiten = {feit.label: feit.waarde for feit in build_kaarten(uitslag.rijen)[0].feiten}
    assert (feiten["Plaats"], feiten["Start"], feiten["Prijs"]) == ("Goes", "1 mei 2027", "€ 75")
