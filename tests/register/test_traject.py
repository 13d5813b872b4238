import pytest

from napl.fouten import OngeldigeOvergang
from register.domain.traject import Trajectgegevens, publish_versie, write_concept
from register.enums import VERSIE_OVERGANGEN, VersieStatus
from register.models import Zoekdocument
from tests.factories import NU, make_traject, make_uitvoering

pytestmark = pytest.mark.django_db


def test_a_published_traject_has_a_live_version_and_words() -> None:
    traject = make_traject("Rekencoördinator in het basisonderwijs")
    make_uitvoering(traject)
    assert traject.live is not None
    assert traject.live.status == VersieStatus.LIVE
    assert "coordinator" in Zoekdocument.objects.get(traject=traject).vector or "rekencoordin" in str(
        Zoekdocument.objects.get(traject=traject).vector
    )


def test_a_version_moves_only_along_the_legal_moves(monkeypatch: pytest.MonkeyPatch) -> None:
    traject = make_traject()
    write_concept(traject, Trajectgegevens(naam="Tweede"))
    for gone in (VersieStatus.CONCEPT, VersieStatus.LIVE):
        with monkeypatch.context() as patch:
            patch.setitem(VERSIE_OVERGANGEN, gone, frozenset())
            with pytest.raises(OngeldigeOvergang):
                publish_versie(traject, at=NU)
    publish_versie(traject, at=NU)
    assert list(traject.versies.order_by("nummer").values_list("status", flat=True)) == ["vervangen", "live"]
