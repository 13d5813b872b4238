import pytest

from register.enums import VersieStatus
from register.models import Zoekdocument
from tests.factories import make_traject, make_uitvoering

pytestmark = pytest.mark.django_db


def test_a_published_traject_has_a_live_version_and_words() -> None:
    traject = make_traject("Rekencoördinator in het basisonderwijs")
    make_uitvoering(traject)
    assert traject.live is not None
    assert traject.live.status == VersieStatus.LIVE
    assert "coordinator" in Zoekdocument.objects.get(traject=traject).vector or "rekencoordin" in str(
        Zoekdocument.objects.get(traject=traject).vector
    )
