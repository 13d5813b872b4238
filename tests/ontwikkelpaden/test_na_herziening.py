"""What somebody said of oneself on an earlier version stands beside the new one, and with nobody else."""

import pytest
from django.test import Client

from napl.models import Gebruiker
from ontwikkelpaden.domain.herziening import revise_padversie
from ontwikkelpaden.domain.queries.ontwikkeling import read_ontwikkeling
from ontwikkelpaden.domain.queries.paden import find_padversie
from ontwikkelpaden.models import Padversie, Subdimensie
from tests.factories import NU, make_gebruiker
from tests.ontwikkelpaden.bouw import maak_versie, neem_aan
from tests.ontwikkelpaden.mijn import GEHEIM, maak_doel, maak_moment, part

pytestmark = pytest.mark.django_db


def herzie(versie: Padversie, *, hernoem: str, weg: str = "") -> Padversie:
    """Adopt a next version in which Samenhang has another name, and maybe a part is gone."""
    concept = revise_padversie(versie, by=None, at=NU)
    Subdimensie.objects.filter(pk=part(concept).pk).update(naam=hernoem)
    if weg:
        part(concept, weg).delete()
    neem_aan(concept)
    found = find_padversie(versie.pad.slug, concept.nummer)
    assert found is not None
    return found


@pytest.fixture
def leraar() -> Gebruiker:
    return make_gebruiker()


def test_answers_and_goals_follow_a_part_that_got_another_name(leraar: Gebruiker) -> None:
    eerste = maak_versie()
    maak_moment(eerste, leraar, samenhang="startbekwaam")
    maak_doel(eerste, leraar)
    maak_moment(eerste, make_gebruiker(), samenhang="expert")

    tweede = herzie(eerste, hernoem="Verband")

    delen = {item.subdimensie.naam: item for item in read_ontwikkeling(leraar, tweede).onderdelen}
    assert [(m.versie, m.niveau) for m in delen["Verband"].momenten] == [(1, "startbekwaam")]
    assert [doel.niveau for doel in delen["Verband"].doelen] == ["vakbekwaam"]
    assert delen["Kern"].momenten == ()


def test_through_two_revisions(leraar: Gebruiker) -> None:
    eerste = maak_versie()
    maak_moment(eerste, leraar, samenhang="startbekwaam")
    tweede = herzie(eerste, hernoem="Verband")
    evaluatie = maak_moment(tweede, leraar, verband="vakbekwaam")
    concept = revise_padversie(evaluatie.padversie, by=None, at=NU)
    neem_aan(concept)
    derde = find_padversie("rekenen", 3)
    assert derde is not None

    delen = {item.subdimensie.naam: item for item in read_ontwikkeling(leraar, derde).onderdelen}

    assert [(m.versie, m.niveau) for m in delen["Verband"].momenten] == [
        (1, "startbekwaam"),
        (2, "vakbekwaam"),
    ]


def test_the_page_shows_what_was_said_and_of_which_version(client: Client, leraar: Gebruiker) -> None:
    eerste = maak_versie()
    maak_moment(eerste, leraar, samenhang="startbekwaam")
    herzie(eerste, hernoem="Verband", weg="Kern")
    buur = make_gebruiker()
    pages = {}
    for wie in (leraar, buur):
        client.force_login(wie, "allauth.account.auth_backends.AuthenticationBackend")
        begin = client.post("/mijn/paden/rekenen/zelfevaluatie/")
        pages[wie.pk] = " ".join(client.get(begin["Location"]).content.decode().split())

    assert "op versie 1 van het pad, bij ‘Samenhang’" in pages[leraar.pk]
    assert GEHEIM in pages[leraar.pk]
    assert "op versie 1" not in pages[buur.pk]
    assert GEHEIM not in pages[buur.pk]
