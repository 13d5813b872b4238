"""The glossary keeps up with the code: every model and every list of codes has its sentence."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from napl.tekst import without_accents

PROJECT = Path(__file__).resolve().parents[2]
APPS = ("napl", "ontwikkelpaden", "register", "kwaliteit", "cocreatie")
CODELIJSTEN = {"TextChoices", "IntegerChoices"}
NAAM = re.compile(r"`([a-z_]+(?:\.[a-z_]+)*\.[A-Z]\w*)`")


def rows(text: str) -> list[list[str]]:
    """Return the cells of the rows of the table, without its head."""
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]


def classes() -> Iterator[tuple[Path, ast.ClassDef, set[str]]]:
    """Yield every class of the apps with the last part of the names of its bases."""
    for app in APPS:
        for path in sorted((PROJECT / app).rglob("*.py")):
            if "migrations" in path.parts:
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ClassDef):
                    bases = {ast.unparse(base).split("[")[0].split(".")[-1] for base in node.bases}
                    yield path.relative_to(PROJECT), node, bases


def codelijsten() -> set[str]:
    return {
        ".".join([*path.with_suffix("").parts, node.name])
        for path, node, bases in classes()
        if bases & CODELIJSTEN
    }


def modellen() -> set[str]:
    """Return the models, abstract ones included, as app and name; a model can inherit from another one."""
    in_models = [
        (path.parts[0], node.name, bases) for path, node, bases in classes() if "models" in path.parts
    ]
    known = {"Model", "AbstractBaseUser", "PermissionsMixin"}
    found: set[str] = set()
    while True:
        more = {f"{app}.{name}" for app, name, bases in in_models if bases & known} - found
        if not more:
            return found
        found |= more
        known |= {name.split(".")[-1] for name in more}


BEGRIPPEN = rows((PROJECT / "docs/begrippen.md").read_text(encoding="utf-8"))
GENOEMD = {naam for cells in BEGRIPPEN for naam in NAAM.findall(cells[2])}


def test_every_model_is_in_the_glossary() -> None:
    assert modellen() - GENOEMD == set()


def test_every_list_of_codes_is_in_the_glossary() -> None:
    assert codelijsten() - GENOEMD == set()


def test_the_scan_sees_models_and_codes() -> None:
    """A scan that finds nothing would make the tests above pass for ever."""
    assert {"napl.Gebruiker", "napl.Lidmaatschap", "register.Opname", "kwaliteit.Erkenning"} <= modellen()
    assert {"napl.enums.Sector", "register.domain.zoeken.vraag.Sortering"} <= codelijsten()


def test_the_glossary_names_nothing_that_is_gone() -> None:
    present = modellen() | {".".join([*path.with_suffix("").parts, node.name]) for path, node, _ in classes()}
    # A class that its package gives out under a shorter name.
    short = {f"{'.'.join(name.split('.')[:-2])}.{name.split('.')[-1]}" for name in present}
    assert GENOEMD - present - short == set()


def test_every_term_has_a_sentence_and_a_place() -> None:
    for cells in BEGRIPPEN:
        begrip, betekenis, waar = cells
        assert betekenis.endswith("."), begrip
        assert waar, begrip


def test_the_terms_stand_in_alphabetical_order_once() -> None:
    terms = [without_accents(cells[0]).casefold() for cells in BEGRIPPEN]
    assert terms == sorted(terms)
    assert len(terms) == len(set(terms))
