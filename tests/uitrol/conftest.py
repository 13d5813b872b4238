"""The compose file as data, with its variables filled in the way Compose does it."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

PROJECT = Path(__file__).resolve().parents[2]
VARIABLE = re.compile(r"\$\{(?P<naam>\w+)(?:(?P<soort>:[-?])(?P<rest>[^}]*))?\}")


def interpolate(text: str, values: dict[str, str]) -> str:
    """Fill in ``${NAAM}``, ``${NAAM:-default}`` and ``${NAAM:?message}``."""

    def fill(match: re.Match[str]) -> str:
        value = values.get(match["naam"], "")
        if value:
            return value
        if match["soort"] == ":?":
            raise KeyError(match["naam"])
        return match["rest"] or ""

    return VARIABLE.sub(fill, text)


def fill_in(node: Any, values: dict[str, str]) -> Any:
    """Fill in after parsing, as Compose does: an empty variable is an empty text, not nothing."""
    match node:
        case dict():
            return {key: fill_in(value, values) for key, value in node.items()}
        case list():
            return [fill_in(value, values) for value in node]
        case str():
            return interpolate(node, values)
        case _:
            return node


def load_compose(values: dict[str, str]) -> dict[str, Any]:
    text = (PROJECT / "docker-compose.yml").read_text(encoding="utf-8")
    content = fill_in(yaml.safe_load(text), values)
    assert isinstance(content, dict)
    return content


@pytest.fixture(scope="session")
def compose() -> dict[str, Any]:
    return load_compose(
        {
            "SECRET_KEY": "geheim-" * 10,
            "POSTGRES_PASSWORD": "wachtwoord",
            "ALLOWED_HOSTS": "register.example.nl",
        }
    )
