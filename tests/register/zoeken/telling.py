"""Count in plain Python what a search must find: from the contract, sharing nothing with the engine.

What may fit is the rule that explains it to a reader; the engine has its own in SQL.
"""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from math import asin, cos, pi, sin, sqrt
from pathlib import Path
from typing import Any

import napl
from register.domain.financiering import build_feiten, regeling_codes
from register.domain.zoeken import Sortering, Zoekvraag
from register.models import Financieringsregeling, Traject, Uitvoering

FACETTEN = (
    "opname", "sector", "thema", "ontwikkelpad", "niveau", "locatie", "regio", "vak", "onderwijstype",
    "werkvorm", "vorm", "aanpak", "ervaringsjaren", "aanbieder", "financiering",
)  # fmt: skip
LIJSTEN = {
    "sector": "sectoren", "thema": "themas", "onderwijstype": "onderwijstypen", "werkvorm": "werkvormen",
    "ervaringsjaren": "ervaringsjaren",
}  # fmt: skip
VAN_UITVOERING = ("regio", "locatie", "prijs_max", "start", "plaats")


def plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()


@cache
def places() -> dict[str, tuple[float, float]]:
    path = Path(napl.__file__).parent / "data" / "plaatsen.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {
            plain(row["naam"]): (float(row["breedte"]), float(row["lengte"])) for row in csv.DictReader(file)
        }


@cache
def kilometres(one: str, other: str) -> float:
    (a, b), (c, d) = places()[one], places()[other]
    a, b, c, d = (x * pi / 180 for x in (a, b, c, d))
    return 2 * 6371 * asin(sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2))


class Aanbod:
    """One uitvoering that one may be found by."""

    def __init__(self, row: Uitvoering, dag: date) -> None:
        self.van, self.tot = row.start_datum, row.eind_datum
        self.soort = row.instroom
        self.prijs = row.prijs
        self.locatie = row.locatie
        self.plaats = plain(row.plaats)
        self.regios = {regio.slug for regio in row.regios.all()}
        self.vol = row.status == "vol"
        fixed, running = self.soort == "vaste-start", self.soort == "doorlopend"
        over = self.tot is not None and self.tot < dag
        self.telt = row.status in {"open", "vol"} and (
            (fixed and self.van is not None and self.van >= dag) or (not fixed and not over)
        )
        self.eerste = self.van if fixed else max(self.van or dag, dag) if running else None

    def fits(self, vraag: Zoekvraag, naam: str) -> bool:
        if naam == "regio":
            return not vraag.regio or bool(self.regios & set(vraag.regio))
        if naam == "locatie":
            return not vraag.locatie or self.locatie in vraag.locatie
        if naam == "prijs_max":
            return vraag.prijs_max is None or (self.prijs is not None and self.prijs <= vraag.prijs_max)
        if naam == "plaats":
            return not vraag.plaats or (
                self.plaats in places()
                and kilometres(plain(vraag.plaats), self.plaats) <= (vraag.afstand or 0)
            )
        return self._starts_between(vraag.start_van, vraag.start_tot)

    def _starts_between(self, van: date | None, tot: date | None) -> bool:
        if van is None and tot is None:
            return True
        if self.soort == "onbekend":
            return False
        if self.soort == "vaste-start":
            assert self.van is not None
            return (van is None or self.van >= van) and (tot is None or self.van <= tot)
        late_enough = (
            van is None or self.tot is None or self.tot >= van or (self.van is not None and self.van >= van)
        )
        return late_enough and (tot is None or self.van is None or self.van <= tot)


class Kaart:
    """One listed traject."""

    def __init__(
        self, row: Traject, soort: str, dag: date, regelingen: Sequence[Financieringsregeling]
    ) -> None:
        live = row.live
        assert live is not None
        self.pk, self.naam, self.uren = row.pk, live.naam.lower(), live.studielast_uren
        self.opname = soort
        self.waarden: dict[str, set[str]] = {
            facet: set(getattr(live, veld)) for facet, veld in LIJSTEN.items()
        }
        self.waarden["opname"] = {soort}
        self.waarden["vorm"] = {live.vorm} - {""}
        self.waarden["vak"] = {vak.slug for vak in live.vakken.all()}
        self.waarden["aanpak"] = {link.aanpak.slug for link in live.aanpakken.all()}
        owners = list(row.aanbieders.all())
        wholes = {owner.onderdeel_van.slug for owner in owners if owner.onderdeel_van}
        self.waarden["aanbieder"] = {owner.slug for owner in owners} | wholes
        self.typeringen = [
            (typering.padversie.pad.slug, typering.niveau)
            for typering in live.typeringen.all()
            if typering.padversie.gepubliceerd_op is not None
        ]
        feiten = build_feiten(live, op_ontwikkelpad=bool(self.typeringen), opname=soort)
        self.waarden["financiering"] = set(regeling_codes(feiten, regelingen=regelingen, peildatum=dag))
        self.aanbod = [item for item in (Aanbod(u, dag) for u in row.uitvoeringen.all()) if item.telt]
        # What no document was made for has no words.
        known = hasattr(row, "zoekdocument")
        self.teksten = [plain(live.naam).split(), plain(live.samenvatting).split()] if known else []
        self.woorden = {word for tekst in self.teksten for word in tekst}

    def has(self, term: str) -> bool:
        if " " not in term:
            return term in self.woorden
        return any(f" {term} " in f" {' '.join(tekst)} " for tekst in self.teksten)

    def offers(self, vraag: Zoekvraag) -> list[Aanbod]:
        """Return what can be followed and fits all that is asked of one uitvoering."""
        return [item for item in self.aanbod if all(item.fits(vraag, naam) for naam in VAN_UITVOERING)]

    def types(self, vraag: Zoekvraag) -> list[tuple[str, str]]:
        return [
            (pad, niveau)
            for pad, niveau in self.typeringen
            if (not vraag.ontwikkelpad or pad in vraag.ontwikkelpad)
            and (not vraag.niveau or niveau in vraag.niveau)
        ]

    def fits(self, vraag: Zoekvraag) -> bool:
        if vraag.duur_max is not None and (self.uren is None or self.uren > vraag.duur_max):
            return False
        for facet, values in self.waarden.items():
            chosen = getattr(vraag, facet)
            if chosen and not values & set(chosen):
                return False
        if (vraag.ontwikkelpad or vraag.niveau) and not self.types(vraag):
            return False
        asked = (vraag.regio, vraag.locatie, vraag.plaats, vraag.prijs_max, vraag.start_van, vraag.start_tot)
        return all(item in ((), "", None) for item in asked) or bool(self.offers(vraag))

    def values(self, facet: str, vraag: Zoekvraag) -> set[str]:
        """Return the values that it counts for, given a question that does not ask for that facet."""
        if facet in self.waarden:
            return self.waarden[facet]
        if facet == "regio":
            return {regio for item in self.offers(vraag) for regio in item.regios}
        if facet == "locatie":
            return {item.locatie for item in self.offers(vraag)} - {""}
        return {paar[facet == "niveau"] for paar in self.types(vraag)}


def read_kaarten(dag: date) -> list[Kaart]:
    rows = Traject.objects.select_related("live", "zoekdocument").prefetch_related(
        "opnames", "aanbieders__onderdeel_van", "uitvoeringen__regios", "live__vakken",
        "live__aanpakken__aanpak", "live__typeringen__padversie__pad",
    )  # fmt: skip
    regelingen = list(Financieringsregeling.objects.all())
    found = []
    for row in rows:
        soorten = [
            item.soort
            for item in row.opnames.all()
            if item.geldig_van <= dag and (item.geldig_tot is None or dag < item.geldig_tot)
        ]
        if row.status == "actief" and row.live is not None and soorten:
            found.append(Kaart(row, soorten[0], dag, regelingen))
    return found


class Telling:
    """The answer to one question, counted."""

    def __init__(self, kaarten: list[Kaart], vraag: Zoekvraag, dag: date) -> None:
        self.vraag, self.dag = vraag, dag
        self._kaarten = self._with_words(kaarten)

    def _with_words(self, kaarten: list[Kaart]) -> list[Kaart]:
        """Keep what has all of the words; when nothing has, what has most of them.

        With fewer than five that have all of three words or more, one may be missing. Exactly
        these words means all of them.
        """
        parts = re.findall(r'(-?)(?:"([^"]+)"|(\S+))', self.vraag.q)
        wanted = list(dict.fromkeys(zin or woord for weg, zin, woord in parts if not weg))
        refused = [zin or woord for weg, zin, woord in parts if weg]
        left = [kaart for kaart in kaarten if not any(kaart.has(term) for term in refused)]
        if not wanted:
            return left
        counts = {kaart.pk: sum(kaart.has(term) for term in wanted) for kaart in left}
        if self.vraag.precies:
            return [kaart for kaart in left if counts[kaart.pk] == len(wanted)]
        need = max(1, max(counts.values(), default=0))
        complete = sum(count == len(wanted) for count in counts.values())
        if need == len(wanted) >= 3 and complete < 5:
            need -= 1
        return [kaart for kaart in left if counts[kaart.pk] >= need]

    def found(self, **instead: Any) -> list[Kaart]:
        vraag = replace(self.vraag, **instead)
        return [kaart for kaart in self._kaarten if kaart.fits(vraag)]

    def counts(self, facet: str) -> dict[str, int]:
        free: dict[str, Any] = {facet: ()}
        vraag = replace(self.vraag, **free)
        counted = Counter(value for kaart in self.found(**free) for value in kaart.values(facet, vraag))
        return dict(counted)

    def prices(self) -> list[int]:
        vraag = replace(self.vraag, prijs_max=None)
        bounds = [0, 250, 500, 1000, 2500, 5000]

        def steps(kaart: Kaart) -> set[int]:
            known = [item.prijs for item in kaart.offers(vraag) if item.prijs is not None]
            return {sum(prijs > bound for bound in bounds) for prijs in known}

        return _spread((steps(kaart) for kaart in self.found(prijs_max=None)), 7)

    def hours(self) -> list[int]:
        bounds = [8, 20, 40, 80, 160, 280]
        rows = [kaart.uren for kaart in self.found(duur_max=None) if kaart.uren is not None]
        return _spread(({sum(uren > bound for bound in bounds)} for uren in rows), 7)

    def starts(self) -> list[int]:
        vraag = replace(self.vraag, start_van=None, start_tot=None)
        now = self.dag.year * 12 + self.dag.month

        def steps(kaart: Kaart) -> set[int]:
            days = [item.eerste for item in kaart.offers(vraag) if item.eerste is not None]
            return {min(12, day.year * 12 + day.month - now) for day in days}

        return _spread((steps(kaart) for kaart in self.found(start_van=None, start_tot=None)), 13)

    def order(self) -> list[int]:
        """Return the ids in the order that was asked; by relevance only the engine knows."""
        return [kaart.pk for kaart in sorted(self.found(), key=self._key)]

    def _key(self, kaart: Kaart) -> tuple[Any, ...]:
        offers = kaart.offers(self.vraag)
        soort = self.vraag.sorteer
        first: Any = 0
        if soort in {Sortering.START, Sortering.RELEVANTIE, None}:
            room = [item.eerste for item in offers if item.eerste and not item.vol]
            first = min(room or [item.eerste for item in offers if item.eerste], default=date.max)
        elif soort == Sortering.PRIJS:
            first = min((item.prijs for item in offers if item.prijs is not None), default=Decimal("inf"))
        elif soort == Sortering.DUUR:
            first = 10**9 if kaart.uren is None else kaart.uren
        return (first, kaart.opname, kaart.naam.encode(), kaart.pk)


def _spread(rows: Iterable[set[int]], size: int) -> list[int]:
    counted = Counter(step for row in rows for step in row)
    return [counted[step] for step in range(size)]
