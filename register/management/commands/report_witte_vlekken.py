import json
from argparse import ArgumentParser
from collections.abc import Mapping
from typing import Any

from django.core.management.base import BaseCommand

from napl import klok
from register.domain.dekking_export import csv_lines, row_of
from register.domain.queries.dekking import count_dekking
from register.domain.queries.matrix import Matrix, build_matrix
from register.management.peildatum import peildatum as parse_peildatum


class Command(BaseCommand):
    help = (
        "Tel de witte vlekken op een peildatum en schrijf alle cellen, ook de lege, naar de standaarduitvoer."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--peildatum", type=parse_peildatum, help="de datum waarop wordt geteld (vandaag)"
        )
        parser.add_argument("--format", choices=["json", "csv"], default="csv", help="standaard csv")

    def handle(self, *_args: Any, **options: Any) -> None:
        peildatum = options["peildatum"] or klok.vandaag()
        matrix = build_matrix(peildatum, count_dekking(peildatum))
        if not matrix.paden:
            self.stderr.write(f"Op {peildatum} was er geen ontwikkelpad gepubliceerd; het verslag is leeg.")
        if options["format"] == "json":
            self.stdout.write(json.dumps(_document(matrix), ensure_ascii=False, indent=2))
            return
        for line in csv_lines(matrix.cellen(), peildatum):
            self.stdout.write(line, ending="")


def _document(matrix: Matrix) -> dict[str, Any]:
    """Name the parts as the API does."""
    return {
        "peildatum": matrix.peildatum.isoformat(),
        "samenvatting": _camel(matrix.samenvatting().__dict__),
        "cellen": [_camel(row_of(cel)) for cel in matrix.cellen()],
    }


def _camel(values: Mapping[str, object]) -> dict[str, object]:
    words = {name: name.split("_") for name in values}
    return {
        first + "".join(word.capitalize() for word in rest): values[name]
        for name, (first, *rest) in words.items()
    }
