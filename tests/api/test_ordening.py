"""GET /api/v1/werkzame-aanpakken and /api/v1/regios."""

from datetime import date

import pytest
from django.test import Client

from napl.enums import Sector
from register.models import WerkzameAanpak
from tests.factories import RegioFactory

pytestmark = pytest.mark.django_db


def test_approaches_come_with_their_research(client: Client) -> None:
    WerkzameAanpak.objects.create(
        slug="samen", naam="Samen leren", omschrijving="Met collega's.", bronnen="Dudley (2015)"
    )
    body = client.get("/api/v1/werkzame-aanpakken").json()
    assert body["resultaten"] == [
        {"id": "samen", "naam": "Samen leren", "omschrijving": "Met collega's.", "bronnen": "Dudley (2015)"}
    ]


def test_regions_that_exist_now(client: Client) -> None:
    RegioFactory.create(naam="Zeeland", sectoren=[Sector.PO.value])
    RegioFactory.create(naam="Opgeheven", geldig_tot=date(2025, 1, 1))
    RegioFactory.create(naam="Drenthe", sectoren=[Sector.VO.value])
    body = client.get("/api/v1/regios").json()
    assert [row["naam"] for row in body["resultaten"]] == ["Drenthe", "Zeeland"]
    assert [row["naam"] for row in client.get("/api/v1/regios?sector=po").json()["resultaten"]] == ["Zeeland"]


@pytest.mark.parametrize("url", ["/api/v1/regios?sector=xx", "/api/v1/werkzame-aanpakken?q=samen"])
def test_what_is_unknown_is_refused(client: Client, url: str) -> None:
    assert client.get(url).status_code == 400
