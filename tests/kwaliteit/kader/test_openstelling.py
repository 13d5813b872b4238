"""Which paths are open for erkenning is dated, and no two periods of one path overlap."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from kwaliteit.domain.kader.openstelling import end_openstelling, open_pad, take_back_openstelling
from kwaliteit.domain.queries.kader import is_open_voor_erkenning
from kwaliteit.enums import Openstellingbereik
from kwaliteit.models import Openstelling
from napl.enums import Rol
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from ontwikkelpaden.models import Ontwikkelpad
from tests.factories import NU, VANDAAG, OntwikkelpadFactory, make_gebruiker

pytestmark = pytest.mark.django_db
ALLE = Openstellingbereik.ALLE


def openen(pad: Ontwikkelpad, van: date, tot: date | None = None) -> Openstelling:
    return open_pad(
        pad,
        bereik=ALLE,
        geldig_van=van,
        geldig_tot=tot,
        grond="Besluit stuurgroep",
        by=make_gebruiker(Rol.COORDINATOR),
        at=NU,
    )


@pytest.mark.parametrize(
    ("van", "tot"),
    [
        (date(2026, 12, 31), None),
        (date(2026, 1, 1), date(2026, 9, 2)),
        (date(2026, 1, 1), None),
        (date(2026, 10, 1), date(2026, 11, 1)),
        (date(2026, 9, 1), date(2027, 1, 1)),
    ],
)
def test_a_period_that_overlaps_is_refused_and_the_last_day_is_told(van: date, tot: date | None) -> None:
    pad = OntwikkelpadFactory.create()
    openen(pad, date(2026, 9, 1), date(2027, 1, 1))
    with pytest.raises(Domeinfout, match="tot en met 31-12-2026") as fout:
        openen(pad, van, tot)
    assert fout.value.veld == "geldig_van"
    with pytest.raises(IntegrityError), transaction.atomic():
        Openstelling.objects.create(pad=pad, geldig_van=van, geldig_tot=tot, bereik=ALLE, grond="x")


def test_periods_that_touch_and_other_paths_are_fine() -> None:
    pad = OntwikkelpadFactory.create()
    openen(pad, date(2026, 9, 1), date(2027, 1, 1))
    openen(pad, date(2027, 1, 1))
    openen(pad, date(2026, 1, 1), date(2026, 9, 1))
    openen(OntwikkelpadFactory.create(), date(2026, 9, 1))
    assert Openstelling.objects.filter(pad=pad).count() == len(("before", "now", "after"))


def test_a_path_is_open_from_its_first_day_up_to_its_end() -> None:
    pad = OntwikkelpadFactory.create()
    made = openen(pad, date(2026, 9, 1), date(2027, 1, 1))
    assert is_open_voor_erkenning(pad.pk, date(2026, 8, 31)) is None
    assert is_open_voor_erkenning(pad.pk, date(2026, 9, 1)) == made
    assert is_open_voor_erkenning(pad.pk, date(2026, 12, 31)) == made
    assert is_open_voor_erkenning(pad.pk, date(2027, 1, 1)) is None


def test_what_began_can_end_and_not_in_the_past() -> None:
    made = openen(OntwikkelpadFactory.create(), VANDAAG - timedelta(days=30))
    by = make_gebruiker(Rol.COORDINATOR)
    with pytest.raises(OngeldigeOvergang):
        take_back_openstelling(made, by=by, at=NU)
    with pytest.raises(Domeinfout, match="vandaag of een latere dag"):
        end_openstelling(made, geldig_tot=VANDAAG - timedelta(days=1), by=by, at=NU)
    end_openstelling(made, geldig_tot=VANDAAG, by=by, at=NU)
    with pytest.raises(OngeldigeOvergang):
        end_openstelling(made, geldig_tot=VANDAAG + timedelta(days=9), by=by, at=NU)


def test_what_did_not_begin_can_be_taken_back() -> None:
    made = openen(OntwikkelpadFactory.create(), VANDAAG + timedelta(days=1))
    take_back_openstelling(made, by=make_gebruiker(Rol.COORDINATOR), at=NU)
    assert not Openstelling.objects.exists()


def test_an_end_before_the_begin_and_a_missing_ground_are_refused() -> None:
    pad = OntwikkelpadFactory.create()
    with pytest.raises(Domeinfout) as fout:
        openen(pad, VANDAAG, VANDAAG)
    assert fout.value.veld == "geldig_tot"


@pytest.mark.parametrize("rol", sorted(set(Rol) - {Rol.BEZOEKER, Rol.GEBRUIKER, Rol.COORDINATOR}))
def test_nobody_else_opens_a_path(rol: Rol) -> None:
    with pytest.raises(GeenRecht):
        open_pad(
            OntwikkelpadFactory.create(),
            bereik=ALLE,
            geldig_van=VANDAAG,
            geldig_tot=None,
            grond="x",
            by=make_gebruiker(rol),
            at=NU,
        )
