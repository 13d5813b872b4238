"""A new version of the kader while somebody writes: texts and evidence go along, a submission asks for it."""

from datetime import timedelta

import pytest

from kwaliteit.domain.aanvraag.beginnen import begin_aanvraag
from kwaliteit.domain.aanvraag.indienen import submit_aanvraag
from kwaliteit.domain.aanvraag.kaderwissel import take_over_kader
from kwaliteit.domain.kader.versie import revise_kaderversie
from kwaliteit.enums import Aanvraagstatus
from kwaliteit.models import Verantwoording
from napl.enums import Rol
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from tests.factories import NU, make_gebruiker
from tests.kwaliteit.aanvraag.bouw import maak_aanbieder, maak_aanvraag, maak_lid
from tests.kwaliteit.aanvraag.schrijven import maak_toelaatbaar, schrijf_alles
from tests.kwaliteit.kader.bouw import stel_vast

pytestmark = pytest.mark.django_db
LATER = NU + timedelta(days=90)


def test_texts_go_along_to_a_new_version() -> None:
    traject, by = maak_toelaatbaar()
    aanvraag = begin_aanvraag(traject, by=by, at=NU)
    schrijf_alles(aanvraag, by)
    oud = aanvraag.kaderversie
    nieuw = stel_vast(revise_kaderversie(oud, by=make_gebruiker(Rol.COORDINATOR), at=NU))
    with pytest.raises(Domeinfout, match="Neem die eerst over"):
        submit_aanvraag(aanvraag, by=by, at=LATER, verklaring=True)
    with pytest.raises(GeenRecht):
        take_over_kader(aanvraag, by=maak_lid(maak_aanbieder()), at=LATER)
    aanvraag = take_over_kader(aanvraag, by=by, at=LATER)
    assert aanvraag.kaderversie == nieuw
    teksten = Verantwoording.objects.filter(aanvraag=aanvraag)
    assert set(teksten.values_list("criterium__versie", flat=True)) == {nieuw.pk}
    assert submit_aanvraag(aanvraag, by=by, at=LATER, verklaring=True).kaderversie == nieuw


@pytest.mark.parametrize("status", sorted(set(Aanvraagstatus) - {Aanvraagstatus.CONCEPT}))
def test_after_submission_the_version_stays(status: Aanvraagstatus) -> None:
    aanvraag = maak_aanvraag(status)
    with pytest.raises(OngeldigeOvergang):
        take_over_kader(aanvraag, by=maak_lid(aanvraag.aanbieder), at=LATER)
