"""A revision: a new concept with everything the current version says."""

import pytest

from napl.enums import Rol
from napl.fouten import GeenRecht, OngeldigeOvergang
from ontwikkelpaden.domain.herziening import revise_padversie
from ontwikkelpaden.domain.queries.inhoud import read_inhoud
from ontwikkelpaden.enums import PAD_ACTUEEL, PadStatus
from ontwikkelpaden.models import Padversie, Subdimensie
from tests.factories import NU, make_gebruiker
from tests.ontwikkelpaden.bouw import maak_versie, neem_aan

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("als", sorted(PAD_ACTUEEL))
def test_a_revision_is_a_concept_with_the_same_content(als: PadStatus) -> None:
    versie = maak_versie(als=als, bron="Een bron.", toelichting="Uitleg.")

    concept = revise_padversie(versie, by=None, at=NU)

    assert (concept.nummer, concept.status, concept.gepubliceerd_op) == (2, PadStatus.CONCEPT, None)
    assert read_inhoud(concept) == read_inhoud(versie)
    for sub in Subdimensie.objects.filter(dimensie__padversie=concept):
        assert sub.voorganger is not None
        assert (sub.voorganger.naam, sub.voorganger.dimensie.padversie) == (sub.naam, versie)
    versie.refresh_from_db()
    assert versie.status == als


def test_every_column_of_the_content_comes_along() -> None:
    """A column that somebody adds later is copied too: only the life of the version starts anew."""
    anew = {
        "id",
        "nummer",
        "status",
        "gepubliceerd_op",
        "gepubliceerd_als",
        "beeindigd_op",
        "ingetrokken_reden",
    }
    versie = maak_versie()

    concept = revise_padversie(versie, by=None, at=NU)

    for field in Padversie._meta.concrete_fields:
        if field.attname not in anew:
            assert getattr(concept, field.attname) == getattr(versie, field.attname), field.attname


def test_one_revision_at_a_time() -> None:
    versie = maak_versie()
    revise_padversie(versie, by=None, at=NU)

    with pytest.raises(OngeldigeOvergang, match="versie 2"):
        revise_padversie(versie, by=None, at=NU)


def test_only_the_current_version_is_revised() -> None:
    eerste = maak_versie()
    tweede = neem_aan(revise_padversie(eerste, by=None, at=NU))

    with pytest.raises(OngeldigeOvergang, match="alleen de actuele versie"):
        revise_padversie(eerste, by=None, at=NU)
    assert revise_padversie(tweede, by=None, at=NU).nummer == 3


@pytest.mark.parametrize("rol", [Rol.LERAAR, Rol.ATELIERLID, Rol.BEHANDELAAR])
def test_who_has_no_right_starts_no_revision(rol: Rol) -> None:
    versie = maak_versie()

    with pytest.raises(GeenRecht):
        revise_padversie(versie, by=make_gebruiker(rol), at=NU)
    assert Padversie.objects.count() == 1
