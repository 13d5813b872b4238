"""The records of decisions are complete: numbered on, indexed, and each with its parts."""

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "adr"
INDEX = (FOLDER / "README.md").read_text(encoding="utf-8")
RECORDS = sorted(path for path in FOLDER.glob("*.md") if path.name != "README.md")
PARTS = ("Status: ", "## Context", "## Decision", "## Consequences", "## Rejected")


def test_the_index_has_every_record_and_no_other() -> None:
    assert re.findall(r"\]\(([^)]+\.md)\)", INDEX) == [path.name for path in RECORDS]


def test_the_numbers_have_no_gap() -> None:
    assert [int(path.name[:4]) for path in RECORDS] == list(range(1, len(RECORDS) + 1))


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.name[:4])
def test_a_record_has_its_number_and_its_parts(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"# {path.name[:4]}. ")
    assert [part for part in PARTS if part not in text] == []
