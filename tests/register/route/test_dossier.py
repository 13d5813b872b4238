"""What of a route, deelnames and verklaringen stands in the dossier of their owner, and of nobody else."""

from datetime import date

import pytest

from napl.models import Gebruiker
from napl.registers import Dossierstuk, dossierdelen
from register.domain.deelname.opbrengst import Opbrengsttekst, add_opbrengst
from register.domain.route.stap import Informeel, Stapgegevens, plan_informeel
from tests.factories import NU, VANDAAG
from tests.register.route.bouw import make_bevestigd, make_deelname, make_doel, make_leraar, make_verklaring

pytestmark = pytest.mark.django_db
SLEUTELS = ("route", "deelnames", "verklaringen")


@pytest.fixture
def vera() -> Gebruiker:
    gebruiker = make_leraar()
    deelname, _ = make_bevestigd(gebruiker, naam="V. de Vries")
    make_verklaring(gebruiker, deelname)
    make_deelname(gebruiker, hoever="gestart")
    add_opbrengst(deelname, Opbrengsttekst(VANDAAG, handelen="Ik vraag door."), by=gebruiker, at=NU)
    plan_informeel(
        Informeel("Boek over rekenen", "lezen"),
        by=gebruiker,
        at=NU,
        doel=make_doel(gebruiker),
        gegevens=Stapgegevens(date(2026, 9, 1), notitie="Mijn plan"),
    )
    return gebruiker


def text_of(stukken: "list[Dossierstuk] | tuple[Dossierstuk, ...]") -> str:
    parts = []
    for stuk in stukken:
        parts += [stuk.titel, *(str(veld.waarde) for veld in stuk.velden if veld.waarde)]
        parts.append(text_of(list(stuk.stukken)))
    return " ".join(parts)


@pytest.mark.parametrize(
    ("sleutel", "teksten"),
    [
        ("route", ("Boek over rekenen", "Mijn plan", "september 2026", "expert")),
        ("deelnames", ("Rekenen samen", "Afgerond", "V. de Vries", "Ik vraag door.", "Bezig")),
        ("verklaringen", ("V. de Vries", "Expert".lower(), "Bevestigd door de aanbieder")),
    ],
)
def test_the_owner_finds_everything(sleutel: str, teksten: tuple[str, ...], vera: Gebruiker) -> None:
    text = text_of(list(dossierdelen[sleutel].stukken(vera, None)))
    assert [tekst for tekst in teksten if tekst not in text] == []


@pytest.mark.parametrize("sleutel", SLEUTELS)
def test_somebody_else_finds_nothing_also_by_the_key_of_a_part(sleutel: str, vera: Gebruiker) -> None:
    deel, els = dossierdelen[sleutel], make_leraar("Els")
    keys = [None, "raar", "999999"] + [key for key, _ in (deel.keuzes(vera) if deel.keuzes else ())]
    assert deel.stukken(vera, None)
    assert [list(deel.stukken(els, key)) for key in keys] == [[]] * len(keys)


@pytest.mark.parametrize("sleutel", ["deelnames", "verklaringen"])
def test_a_part_can_be_shown_apart(sleutel: str, vera: Gebruiker) -> None:
    deel = dossierdelen[sleutel]
    assert deel.keuzes is not None
    for key, _ in deel.keuzes(vera):
        assert len(deel.stukken(vera, key)) == 1


@pytest.mark.parametrize("sleutel", SLEUTELS)
def test_each_part_is_erased_by_itself(sleutel: str, vera: Gebruiker) -> None:
    deel = dossierdelen[sleutel]
    assert deel.wis(vera, NU) > 0
    assert list(deel.stukken(vera, None)) == []
