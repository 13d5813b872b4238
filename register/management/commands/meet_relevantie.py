"""Measure how well search finds what teachers expect, beside two other engines, in one run."""

import json
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from napl import klok
from napl.fouten import Domeinfout
from register.domain.relevantie import SOORTEN, Meting, Proefvraag, Uitkomst, load_proefvragen, measure
from register.domain.relevantie.meting import ONZE, ZOEKERS
from register.domain.relevantie.oordelen import GEGEVENS
from register.management.peildatum import peildatum as parse_peildatum

NIET_AANWEZIG = "niet aanwezig"
BREEDTE = 17


class Command(BaseCommand):
    help = "Meet hoe goed het zoeken vindt wat leraren verwachten, naast twee andere zoekmachines."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--soort", choices=SOORTEN, help="meet alleen de vragen van deze soort")
        parser.add_argument(
            "--fouten", action="store_true", help="toon bij elke fout wat is verwacht en gevonden"
        )
        parser.add_argument("--json", action="store_true", help="schrijf alles als JSON")
        parser.add_argument("--map", type=Path, default=GEGEVENS, help="map met een andere relevantie.csv")
        parser.add_argument(
            "--peildatum", type=parse_peildatum, help="de datum waarop wordt gezocht (vandaag)"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            vragen = load_proefvragen(options["map"])
        except Domeinfout as fout:
            raise CommandError(fout.melding) from fout
        chosen = [vraag for vraag in vragen if options["soort"] in {None, vraag.soort}]
        meting = measure(chosen, peildatum=options["peildatum"] or klok.vandaag())
        if not meting.vermeld:
            raise CommandError("Het register is leeg. Vul het eerst, bijvoorbeeld met seed_demo.")
        if options["json"]:
            self.stdout.write(json.dumps(_document(meting), ensure_ascii=False, indent=2))
            return
        self._head(meting, chosen)
        self._table(meting)
        self._failures(meting, in_full=options["fouten"])
        self._empty(meting)

    def _head(self, meting: Meting, vragen: Sequence[Proefvraag]) -> None:
        self.stdout.write(
            f"{len(vragen)} vragen, {meting.vermeld} vermelde trajecten op {meting.peildatum}. "
            "Per zoekmachine: success@3 en nDCG@10.\n"
        )
        if meting.niet_vermeld:
            self.stdout.write(
                f"{len(meting.niet_vermeld)} verwachte trajecten zijn niet vermeld en tellen niet mee: "
                f"{', '.join(meting.niet_vermeld)}\n"
            )

    def _table(self, meting: Meting) -> None:
        self.stdout.write(_line("soort", "vragen", *ZOEKERS))
        for soort in [*meting.soorten(), ""]:
            cells = [
                _figures(meting, naam, soort) if naam in meting.uitkomsten else NIET_AANWEZIG
                for naam in ZOEKERS
            ]
            self.stdout.write(_line(soort or "alles", str(meting.cijfers(ONZE, soort).aantal), *cells))

    def _failures(self, meting: Meting, *, in_full: bool) -> None:
        wrong = meting.fouten()
        self.stdout.write(f"\n{len(wrong)} vragen waarop het register geen goed antwoord geeft:")
        for row in wrong:
            top3 = "wel" if row.success else "niet"
            self.stdout.write(
                f"  {row.vraag.q} ({row.vraag.soort}): nDCG {row.ndcg:.2f}, {top3} in de eerste drie, "
                f"{row.antwoord.aantal} resultaten"
            )
            if in_full:
                self._compare(row)

    def _compare(self, row: Uitkomst) -> None:
        best = sorted(row.graden.items(), key=lambda item: (-item[1], item[0]))[:10]
        for label, slugs in (("verwacht", [slug for slug, _ in best]), ("gevonden", row.antwoord.slugs)):
            for slug in slugs:
                self.stdout.write(f"    {label} {row.graden.get(slug, 0)}  {slug}")

    def _empty(self, meting: Meting) -> None:
        rows = meting.leeg[ONZE]
        if not rows:
            return
        self.stdout.write("\nVragen waarvoor niets wordt verwacht, met het aantal resultaten:")
        for number, row in enumerate(rows):
            counts = [
                f"{naam} {meting.leeg[naam][number].antwoord.aantal}"
                for naam in ZOEKERS
                if naam in meting.leeg
            ]
            self.stdout.write(f"  {row.vraag.q}: {', '.join(counts)}")
            for slug in row.antwoord.slugs[:3]:
                self.stdout.write(f"    gevonden  {slug}")


def _line(soort: str, vragen: str, *cells: str) -> str:
    return f"{soort:<15}{vragen:>7}" + "".join(f"{cell:>{BREEDTE}}" for cell in cells)


def _figures(meting: Meting, zoeker: str, soort: str) -> str:
    cijfers = meting.cijfers(zoeker, soort)
    return f"{cijfers.success_3:.3f}  {cijfers.ndcg_10:.3f}"


def _document(meting: Meting) -> dict[str, Any]:
    return {
        "peildatum": meting.peildatum.isoformat(),
        "vermeld": meting.vermeld,
        "nietVermeld": list(meting.niet_vermeld),
        "zoekers": {naam: _engine(meting, naam) for naam in meting.uitkomsten},
        "leeg": {
            naam: {row.vraag.q: row.antwoord.aantal for row in rows} for naam, rows in meting.leeg.items()
        },
    }


def _engine(meting: Meting, naam: str) -> dict[str, Any]:
    return {
        "cijfers": {
            soort or "alles": {"vragen": found.aantal, "success3": found.success_3, "ndcg10": found.ndcg_10}
            for soort in ["", *meting.soorten()]
            for found in [meting.cijfers(naam, soort)]
        },
        "vragen": [
            {
                "zoekvraag": row.vraag.q,
                "soort": row.vraag.soort,
                "success3": row.success,
                "ndcg10": round(row.ndcg, 4),
                "aantal": row.antwoord.aantal,
                "gevonden": [
                    {"traject": slug, "graad": row.graden.get(slug, 0)} for slug in row.antwoord.slugs
                ],
            }
            for row in meting.uitkomsten[naam]
        ],
    }
