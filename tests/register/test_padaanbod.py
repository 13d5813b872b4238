"""What is counted for the page of a path: by the index, by PostgreSQL, and by the search it links to."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

import pytest
from django.db import transaction
from django.http import QueryDict
from pytest_django import DjangoAssertNumQueries

from napl.registers import Aanbodtelling
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models import Ontwikkelpad
from register import filters
from register.domain.traject import Typeringgegevens
from register.domain.zoeken import Zoekvraag, aanbod_sql, count_aanbod
from register.domain.zoeken.bereiken import KORT_UREN, UREN_TOT
from register.domain.zoeken.databank import Databank
from register.domain.zoeken.index import aanbod
from register.domain.zoeken.index.bron import Indexbron
from register.domain.zoeken.index.opslag import build_index
from register.domain.zoeken.index.stand import Stand
from register.domain.zoeken.index.volgen import Volger
from register.domain.zoeken.taal.huidig import read_taal
from register.enums import Locatie, OpnameSoort
from register.views.padadres import pad_address
from tests.factories import NU, VANDAAG, PadversieFactory, make_traject, make_uitvoering
from tests.register.zoeken.wereld import Wereld

LANG_VAN = UREN_TOT.index(KORT_UREN) + 1
Geteld = dict[tuple[int, str, str], tuple[int, ...]]


def filled(tellingen: Mapping[int, Sequence[Aanbodtelling]]) -> Geteld:
    return {
        (pad, item.niveau, item.sector): item[2:]
        for pad, items in tellingen.items()
        for item in items
        if any(item[2:])
    }


def asked(url: str) -> Zoekvraag:
    """Return what the search page makes of an address."""
    gelezen = filters.read_zoekvraag(QueryDict(urlsplit(url).query))
    assert not gelezen.fouten
    return gelezen.vraag


def check_every_link(stand: Stand, bron: Indexbron | Databank) -> int:
    """Compare every count with the search that its link asks for; return how many count something."""
    found = 0
    for pad in Ontwikkelpad.objects.filter(versies__gepubliceerd_op__isnull=False).distinct():
        tellingen = {(item.niveau, item.sector): item for item in aanbod.count_pad(stand, pad.pk)}
        for (niveau, sector), telling in tellingen.items():
            for wat in ("erkend", "in_kaart", "kort", "online"):
                url = pad_address(pad.slug, niveau=niveau, sector=sector, wat=wat)
                assert bron.count(asked(url)) == getattr(telling, wat), url
                found += getattr(telling, wat) > 0
            uitslag = bron.ask(asked(pad_address(pad.slug, niveau=niveau, sector=sector)), met_facetten=True)
            assert uitslag.pagina.aantal == telling.erkend + telling.in_kaart
            long = [
                stap for stap in uitslag.bereiken["uren"] if isinstance(stap.vanaf, int) and stap.vanaf > 40
            ]
            assert sum(stap.aantal for stap in long) == telling.lang
    return found


@pytest.mark.django_db(transaction=True)
def test_index_database_and_search_count_the_same() -> None:
    with transaction.atomic():
        wereld = Wereld(200, seed=7)
    assert build_index(VANDAAG, at=lambda: NU) is not None
    volger, pads = Volger(vandaag=lambda: VANDAAG), [versie.pad_id for versie in wereld.padversies]

    for change in (0, 60):
        if change:
            wereld.change(change)
        volger.refresh()
        stand = volger.stand(VANDAAG)
        assert stand is not None
        counted = filled(aanbod.count_paden(stand, pads))

        assert len(counted) > 20
        assert counted == filled(aanbod_sql.count_paden(pads, VANDAAG))
        assert check_every_link(stand, Indexbron(stand, read_taal())) > 60
    assert stand is not None
    assert check_every_link(stand, Databank(VANDAAG, read_taal())) > 60


@pytest.mark.django_db
def test_only_what_is_listed_counts_once_and_by_its_kind(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    versie = PadversieFactory.create()
    concept = PadversieFactory.create(pad=versie.pad, nummer=2, status="concept", gepubliceerd_op=None,
                                      gepubliceerd_als="")  # fmt: skip
    expert = (Typeringgegevens(versie, Niveau.EXPERT),)
    both = (*expert, Typeringgegevens(versie, Niveau.VAKBEKWAAM))
    erkend = make_traject("Een", typeringen=both, opname=OpnameSoort.ERKEND, sectoren=("po", "vo"))
    make_uitvoering(erkend, locatie=Locatie.ONLINE)
    make_uitvoering(erkend, locatie=Locatie.ONLINE)
    make_traject("Twee", typeringen=expert)
    make_traject("Niet vermeld", typeringen=expert, opname=None)
    make_traject("Concept", typeringen=(Typeringgegevens(concept, Niveau.EXPERT),))

    with django_assert_num_queries(1):
        tellingen = count_aanbod([versie.pad_id], VANDAAG)

    assert tellingen is not None
    by_place = {(item.niveau, item.sector): item for item in tellingen[versie.pad_id]}
    assert (by_place["expert", ""].erkend, by_place["expert", ""].in_kaart) == (1, 1)
    assert (by_place["vakbekwaam", "vo"].erkend, by_place["vakbekwaam", "vo"].online) == (1, 1)
    assert ("vakbekwaam", "mbo") not in by_place


@pytest.mark.django_db
@pytest.mark.parametrize("aantal", [2, 40])
def test_counting_all_paths_is_one_query(
    django_assert_num_queries: DjangoAssertNumQueries, aantal: int
) -> None:
    versies = [PadversieFactory.create() for _ in range(aantal)]
    for versie in versies[:5]:
        make_traject(typeringen=(Typeringgegevens(versie, Niveau.EXPERT),))

    with django_assert_num_queries(1):
        tellingen = count_aanbod([versie.pad_id for versie in versies], VANDAAG)

    assert tellingen is not None
    assert len(tellingen) == min(5, aantal)
