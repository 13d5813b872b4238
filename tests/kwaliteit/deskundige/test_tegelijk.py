"""Two do something at the same moment, each on a connection of their own: the case moves once."""

import pytest

from kwaliteit.domain.beoordelen.schrijven import submit_beoordeling
from kwaliteit.domain.beoordelen.toewijzen import accept_beoordeling, assign_deskundige
from kwaliteit.enums import Aanvraagstatus
from kwaliteit.models import Beoordeling, Erkenningsaanvraag
from napl.fouten import Domeinfout
from napl.models import Gebeurtenis
from tests.factories import NU
from tests.kwaliteit.aanvraag.bouw import maak_aanvraag
from tests.kwaliteit.deskundige.bouw import (
    coordinator,
    in_beoordeling,
    maak_deskundige,
    schrijf,
    wie,
    wijs_toe,
)
from tests.tegelijk import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def moves(soort: str) -> int:
    return Gebeurtenis.objects.filter(soort=soort).count()


def test_two_who_hand_in_at_once_begin_one_consensus() -> None:
    a, b = in_beoordeling()
    schrijf(a)
    schrijf(b)
    people = {a.pk: wie(a), b.pk: wie(b)}

    done = at_once(
        lambda: submit_beoordeling(a, by=people[a.pk], at=NU),
        lambda: submit_beoordeling(b, by=people[b.pk], at=NU),
    )

    assert all(isinstance(item, Beoordeling) for item in done)
    assert Erkenningsaanvraag.objects.get().status == Aanvraagstatus.CONSENSUS
    assert moves("aanvraag.consensus") == 1


def test_two_who_accept_at_once_begin_judging_once_under_two_letters() -> None:
    a, b = wijs_toe(maak_aanvraag(Aanvraagstatus.TOEWIJZING), maak_deskundige(), maak_deskundige())
    people = {a.pk: wie(a), b.pk: wie(b)}

    at_once(
        lambda: accept_beoordeling(a, onafhankelijk=True, by=people[a.pk], at=NU),
        lambda: accept_beoordeling(b, onafhankelijk=True, by=people[b.pk], at=NU),
    )

    assert set(Beoordeling.objects.values_list("letter", flat=True)) == {"A", "B"}
    assert moves("aanvraag.in-beoordeling") == 1


def test_of_two_who_ask_for_the_last_place_one_is_told() -> None:
    aanvraag = maak_aanvraag(Aanvraagstatus.TOEWIJZING)
    een, twee, drie = maak_deskundige(), maak_deskundige(), maak_deskundige()
    wijs_toe(aanvraag, een)
    by = coordinator()

    done = at_once(
        lambda: assign_deskundige(aanvraag, twee, by=by, at=NU),
        lambda: assign_deskundige(aanvraag, drie, by=by, at=NU),
    )

    assert sum(isinstance(item, Domeinfout) for item in done) == 1
    assert Beoordeling.objects.count() == 2
