"""The page of one traject: what a teacher sees, and what nobody may see."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from napl.enums import Rol
from ontwikkelpaden.enums import Niveau, PadStatus
from register.domain.opname import close_opname
from register.domain.traject import Trajectgegevens, Typeringgegevens, withdraw_traject, write_concept
from register.domain.uitvoering import move_uitvoering, set_prijs
from register.enums import Btw, Instroom, OpnameSoort, UitvoeringStatus
from register.models import Traject
from tests.factories import (
    NU,
    AanbiederFactory,
    PadversieFactory,
    make_gebruiker,
    make_traject,
    make_uitvoering,
)

pytestmark = pytest.mark.django_db
VANDAAG = timezone.localdate()
STRAKS = VANDAAG + timedelta(days=30)


def url(traject: Traject) -> str:
    return f"/trajecten/{traject.slug}/"


def read(client: Client, traject: Traject) -> str:
    answer = client.get(url(traject))
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_says_what_a_teacher_compares_on(client: Client) -> None:
    geheel = AanbiederFactory.create(naam="Hogeschool Polder")
    traject = make_traject(
        "Rekenexpert",
        aanbieders=[AanbiederFactory.create(naam="Instituut Polder", onderdeel_van=geheel)],
        studielast_waarde=Decimal(10),
        studielast_eenheid="ec",
        duur_maanden=12,
        leeruitkomsten=("U maakt een rekenplan",),
        open_voor_individu=False,
        website="https://voorbeeld.invalid/rekenexpert",
    )
    make_uitvoering(
        traject, start_datum=STRAKS, eind_datum=None, prijs=Decimal("1250.00"), btw=Btw.VRIJGESTELD
    )
    page = read(client, traject)
    for text in (
        "Rekenexpert",
        "Instituut Polder",
        "onderdeel van",
        "Hogeschool Polder",
        "In kaart gebracht, nog niet beoordeeld",
        "Niemand heeft de kwaliteit nog beoordeeld",
        "10 EC (280 uur)",
        "1 jaar",
        "€ 1.250",
        "vrijgesteld van btw",
        "U maakt een rekenplan",
        "Nee, alleen via uw school",
        'rel="nofollow noopener external"',
    ):
        assert text in page, text


def test_unknown_is_said_and_never_zero(client: Client) -> None:
    traject = make_traject("Niets bekend", aanbieders=[], sectoren=())
    page = read(client, traject)
    assert "Aanbieder onbekend" in page
    assert page.count("Niet bekend") >= 12
    assert "€ 0" not in page
    assert "None" not in page


def test_free_of_charge_is_not_unknown(client: Client) -> None:
    traject = make_traject()
    make_uitvoering(traject, start_datum=STRAKS, eind_datum=None, prijs=Decimal(0))
    assert "Gratis" in read(client, traject)


def test_a_recognised_entry_tells_its_period(client: Client) -> None:
    traject = make_traject(
        opname=OpnameSoort.ERKEND, geldig_van=VANDAAG, geldig_tot=VANDAAG + timedelta(days=1)
    )
    page = read(client, traject)
    assert "Onafhankelijke deskundigen hebben dit traject beoordeeld." in page
    assert 'content="noindex"' not in page


def test_unlisted_stays_readable_but_not_for_search_engines(client: Client) -> None:
    traject = make_traject("Was er ooit", geldig_van=VANDAAG - timedelta(days=90))
    close_opname(traject, per=VANDAAG - timedelta(days=2), reden="De aanbieder is gestopt.", at=NU)
    make_uitvoering(traject, start_datum=STRAKS, eind_datum=None)
    page = read(client, traject)
    assert "Staat niet meer in het register sinds" in page
    assert "De aanbieder is gestopt." in page
    assert '<meta name="robots" content="noindex">' in page
    assert "application/ld+json" not in page
    assert client.get(f"{url(traject)}uitvoeringen.ics").status_code == 404


def test_what_was_never_listed_does_not_exist(client: Client) -> None:
    traject = make_traject("Geheim", opname=None)
    later = make_traject("Straks", geldig_van=VANDAAG + timedelta(days=5))
    assert client.get(url(traject)).status_code == 404
    assert client.get(url(later)).status_code == 404
    assert client.get("/trajecten/bestaat-niet/").status_code == 404


def test_withdrawn_is_gone_with_its_history(client: Client) -> None:
    traject = make_traject("Oud traject", geldig_van=VANDAAG - timedelta(days=90))
    make_uitvoering(traject, start_datum=STRAKS, eind_datum=None)
    withdraw_traject(
        traject, reden="Wordt niet meer gegeven.", by=make_gebruiker(Rol.COORDINATOR), at=timezone.now()
    )
    answer = client.get(url(traject))
    page = answer.content.decode()
    assert answer.status_code == 410
    assert "Oud traject" in page
    assert "Wordt niet meer gegeven." in page
    assert "In kaart gebracht. Nog niet beoordeeld." in page
    assert client.get(f"{url(traject)}uitvoeringen.ics").status_code == 410


def test_withdrawn_before_it_was_listed_stays_unknown(client: Client) -> None:
    traject = make_traject("Geheim", opname=None)
    withdraw_traject(traject, reden="Vergissing.", by=make_gebruiker(Rol.COORDINATOR), at=timezone.now())
    assert client.get(url(traject)).status_code == 404


def test_a_concept_and_former_texts_do_not_leak(client: Client) -> None:
    from register.domain.traject import publish_versie

    traject = make_traject("Eerste naam", beschrijving="Oude tekst die weg is.")
    write_concept(traject, Trajectgegevens(naam="Tweede naam", beschrijving="De tekst van nu."))
    publish_versie(traject, at=NU + timedelta(days=1))
    write_concept(traject, Trajectgegevens(naam="Concept naam", beschrijving="Nog geheim."))
    page = read(client, traject)
    assert "De tekst van nu." in page
    assert "versie 2" in page
    for text in ("Eerste naam", "Oude tekst", "Concept naam", "Nog geheim", "versie 3"):
        assert text not in page, text


def test_a_path_that_nobody_may_see_is_left_out(client: Client) -> None:
    public = PadversieFactory.create(pad__naam="Openbaar pad")
    concept = PadversieFactory.create(
        pad__naam="Geheim pad", status=PadStatus.CONCEPT, gepubliceerd_op=None, gepubliceerd_als=""
    )
    traject = make_traject(
        typeringen=(
            Typeringgegevens(public, Niveau.EXPERT, "het is een master"),
            Typeringgegevens(concept, Niveau.EXPERT),
        )
    )
    page = read(client, traject)
    assert "Openbaar pad" in page
    assert "Waarom: het is een master" in page
    assert "Geheim pad" not in page


def test_past_uitvoeringen_are_folded_and_prices_kept(client: Client) -> None:
    traject = make_traject()
    make_uitvoering(traject, start_datum=VANDAAG - timedelta(days=20), eind_datum=VANDAAG - timedelta(days=3))
    komend = make_uitvoering(traject, start_datum=STRAKS, eind_datum=None, prijs=Decimal("950.00"))
    set_prijs(komend, prijs=Decimal("1100.00"), btw=Btw.INCLUSIEF, at=NU + timedelta(days=3))
    answer = client.get(url(traject))
    assert [rij.start for rij in answer.context["rijen"]] == [answer.context["volgende"].start]
    assert len(answer.context["rijen_voorbij"]) == 1
    assert "Voorbij (1)" in answer.content.decode()
    assert [stap.tekst for stap in answer.context["prijsverloop"][0].stappen] == ["€ 1.100", "€ 950"]


def test_the_next_start_is_one_that_has_room(client: Client) -> None:
    traject = make_traject()
    vol = make_uitvoering(traject, start_datum=STRAKS, eind_datum=None)
    move_uitvoering(vol, UitvoeringStatus.VOL, at=NU)
    afgelast = make_uitvoering(traject, start_datum=STRAKS, eind_datum=None, plaats="Assen")
    move_uitvoering(afgelast, UitvoeringStatus.GEANNULEERD, at=NU)
    make_uitvoering(traject, start_datum=STRAKS + timedelta(days=9), eind_datum=None, plaats="Ede")
    make_uitvoering(traject, instroom=Instroom.ONBEKEND, start_datum=None, eind_datum=None, plaats="Tiel")
    answer = client.get(url(traject))
    assert answer.context["volgende"].plek == "Ede"
    assert {rij.status for rij in answer.context["rijen"]} == {"Vol", "Geannuleerd", "Open", "Onbekend"}


@pytest.mark.parametrize(
    ("referer", "expected"),
    [
        ("http://testserver/trajecten/?q=rekenen&sector=po", "/trajecten/?q=rekenen&amp;sector=po"),
        ("http://testserver/aanbieders/?q=rekenen", "/trajecten/"),
        ("http://elders.test/trajecten/?q=rekenen", "/trajecten/"),
        ("javascript:alert(1)", "/trajecten/"),
        ("", "/trajecten/"),
    ],
)
def test_the_way_back_keeps_the_search_of_this_site_alone(
    client: Client, referer: str, expected: str
) -> None:
    traject = make_traject()
    page = client.get(url(traject), headers={"referer": referer}).content.decode()
    assert f'<a class="utrecht-breadcrumb-nav__link" href="{expected}">' in page
    assert "elders.test" not in page


@pytest.mark.parametrize("aantal", [5, 50])
def test_the_number_of_queries_does_not_grow(
    client: Client, aantal: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    typeringen = tuple(Typeringgegevens(PadversieFactory.create(), Niveau.EXPERT) for _ in range(aantal))
    traject = make_traject(
        typeringen=typeringen, aanbieders=[AanbiederFactory.create() for _ in range(aantal)]
    )
    for number in range(aantal):
        rij = make_uitvoering(traject, start_datum=STRAKS + timedelta(days=number), eind_datum=None)
        set_prijs(rij, prijs=Decimal(number + 1), btw=Btw.INCLUSIEF, at=NU + timedelta(days=1))
    with django_assert_num_queries(14):
        client.get(url(traject))
