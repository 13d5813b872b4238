"""What the documents say is true of the code: variables, commands, columns, links."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from register.domain.invoer.kop import KOLOMMEN

PROJECT = Path(__file__).resolve().parents[2]
README = (PROJECT / "README.md").read_text(encoding="utf-8")
DOCUMENTEN = sorted(
    [*PROJECT.glob("*.md"), *(PROJECT / "docs").rglob("*.md")], key=lambda path: path.as_posix()
)
# The table of variables; a cell can name more than one.
VARIABELEN = set(re.findall(r"`([A-Z][A-Z_]+)`", README.partition("### Environment variables")[2]))


def read_all(*paths: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def test_the_readme_names_every_variable_that_the_settings_read() -> None:
    source = read_all(*(PROJECT / "napl" / "settings").glob("*.py"))
    read = set(re.findall(r"omgeving\.(?:text|flag|number|items)\(\s*\"([A-Z_]+)\"", source))
    assert {"SECRET_KEY", "IMPORT_MAX_BYTES"} <= read
    assert read - VARIABELEN == set()


def test_the_readme_names_every_variable_of_compose() -> None:
    asked = set(re.findall(r"\$\{([A-Z_]+)", read_all(PROJECT / "docker-compose.yml")))
    assert asked - VARIABELEN == set()


def test_the_readme_names_no_variable_that_nobody_reads() -> None:
    places = [PROJECT / name for name in ("docker-compose.yml", "Makefile", "manage.py")]
    places += [*(PROJECT / "scripts").glob("*.sh"), *(PROJECT / "napl").rglob("*.py")]
    places += [*(PROJECT / "cocreatie" / "management").rglob("*.py")]
    source = read_all(*places)
    assert {naam for naam in VARIABELEN if not re.search(rf"\b{naam}\b", source)} == set()


def test_every_make_target_in_the_documents_exists() -> None:
    phony = re.search(r"^\.PHONY: (.+)$", read_all(PROJECT / "Makefile"), re.MULTILINE)
    assert phony is not None
    named = set(re.findall(r"`(?:\w+=\w+ )?make ([a-z]+)", read_all(*DOCUMENTEN)))
    assert "demo" in named
    assert named - set(phony[1].split()) == set()


def test_every_management_command_in_the_documents_exists() -> None:
    named = set(re.findall(r"manage\.py ([a-z]+_[a-z_]+)", read_all(*DOCUMENTEN)))
    present = {path.stem for path in PROJECT.glob("*/management/commands/*.py")}
    assert "import_trajecten" in named
    assert named - present == set()


@pytest.mark.parametrize("path", DOCUMENTEN, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)", path.read_text(encoding="utf-8"))
    local = [target for target in targets if "://" not in target and not target.startswith("mailto:")]
    assert [target for target in local if not (path.parent / target).exists()] == []


def test_the_guide_names_every_column_of_the_import() -> None:
    guide = read_all(PROJECT / "docs" / "handleidingen" / "importeren.md")
    table = guide.partition("### Kolommen")[2].partition("### Andere woorden")[0]
    named = {
        naam
        for line in table.splitlines()
        if line.startswith("| `")
        for naam in re.findall(r"`(\w+)`", line.split("|")[1])
    }
    assert named == KOLOMMEN


def test_publiccode_has_what_its_standard_asks() -> None:
    """Version 0.4: mandatory keys, and the lengths of the descriptions."""
    document: dict[str, Any] = yaml.safe_load(read_all(PROJECT / "publiccode.yml"))
    mandatory = {"publiccodeYmlVersion", "name", "url", "platforms", "categories", "developmentStatus"}
    mandatory |= {"softwareType", "description", "legal", "maintenance", "localisation"}
    assert mandatory - document.keys() == set()
    assert document["publiccodeYmlVersion"] == "0.4"
    assert document["legal"]["license"] == "EUPL-1.2"
    # Internal and community maintenance need the names of people; contracts need contractors.
    kind = document["maintenance"]["type"]
    needs = {"none": set(), "contract": {"contractors"}}.get(kind, {"contacts"})
    assert needs - document["maintenance"].keys() == set()
    for text in document["description"].values():
        assert len(text["shortDescription"]) <= 150
        assert 150 <= len(text["longDescription"]) <= 10_000
        assert text["features"]
