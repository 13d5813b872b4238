"""What stands in an address and opens something by itself is not in the log."""

import logging
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from napl.logregels import ZonderGeheimen
from tests.factories import make_gebruiker

GEHEIM = "k7pm-9xq2-geheime-link"


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        (f"/gedeeld/{GEHEIM}/", "/gedeeld/…/"),
        (f"/gedeeld/{GEHEIM}/bestanden/1/", "/gedeeld/…/bestanden/1/"),
        (f"/api/v1/gedeeld/{GEHEIM}", "/api/v1/gedeeld/…"),
        (f"/verklaringen/{GEHEIM}/verklaring.pdf", "/verklaringen/…/verklaring.pdf"),
        (f"/zoekwaarschuwingen/stop/{GEHEIM}/", "/zoekwaarschuwingen/stop/…/"),
        ("/trajecten/rekenen/", "/trajecten/rekenen/"),
    ],
)
def test_a_line_of_the_log_holds_no_secret(path: str, shown: str) -> None:
    record = logging.makeLogRecord({"msg": "%s: %s", "args": ("Not Found", path)})
    assert ZonderGeheimen().filter(record)
    assert record.getMessage() == f"Not Found: {shown}"


@pytest.mark.django_db
def test_django_itself_logs_a_refused_link_without_its_secret(caplog: pytest.LogCaptureFixture) -> None:
    client = Client()
    client.force_login(make_gebruiker(), "allauth.account.auth_backends.AuthenticationBackend")
    caplog.handler.addFilter(ZonderGeheimen())
    assert client.get(f"/gedeeld/{GEHEIM}/").status_code == 404
    assert "/gedeeld/…/" in caplog.text, "it is logged at all"
    assert GEHEIM not in caplog.text
    logging_settings: Any = settings.LOGGING
    assert logging_settings["handlers"]["console"]["filters"] == ["zonder_geheimen"]
