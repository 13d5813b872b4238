"""Read the work list: one page of it, with the counts of its tabs and filters, in one query."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import connection

from napl.domain.werkbak.filters import NIEMAND, Volgorde, Werkfilter
from napl.domain.werkbak.sql import KOLOMMEN, STAND, cases
from napl.enums import Rol
from napl.models import Gebruiker
from napl.rechten import BUREAU, heeft_recht, rollen_van
from napl.registers import Zaakbron, termijnsoorten, zaakbronnen

GROOTTE = 25
_ORDE = {
    Volgorde.TERMIJN: "te_laat DESC, einde NULLS LAST, sinds, soort, pk",
    Volgorde.WACHT: "sinds, soort, pk",
    Volgorde.NAAM: "titel, soort, pk",
}
_PAGINA = """, bak AS (
    SELECT soort, status, wie, behandelaar_id, behandelaar, te_laat, count(*) AS aantal
    FROM stand GROUP BY 1, 2, 3, 4, 5, 6
)
SELECT (SELECT json_agg(bak) FROM bak), (SELECT json_agg(rij) FROM (
    SELECT *, (sinds AT TIME ZONE 'Europe/Amsterdam')::date AS dag FROM stand
    WHERE {waar} ORDER BY {orde} LIMIT %s OFFSET %s
) rij)"""
_BUITEN = {Rol.AANBIEDER: "de aanbieder", Rol.DESKUNDIGE: "de deskundigen"}


@dataclass(frozen=True)
class Zaak:
    """A line of the work list."""

    soort: str
    pk: int
    kenmerk: str
    titel: str
    partij: str
    status: str
    beurt: str
    dagen: int
    behandelaar: str
    termijn: str
    einde: date | None
    te_laat: bool
    adres: str

    @property
    def sleutel(self) -> str:
        return f"{self.soort}:{self.pk}"

    @property
    def wacht(self) -> str:
        """Return how long it has been their turn."""
        if self.dagen < 1:
            return "sinds vandaag"
        return "1 dag" if self.dagen == 1 else f"{self.dagen} dagen"


@dataclass(frozen=True)
class Bak:
    """How many cases have these things in common."""

    soort: str
    status: str
    wie: str
    behandelaar_id: int | None
    behandelaar: str
    te_laat: bool
    aantal: int


@dataclass(frozen=True)
class Werklijst:
    zaken: Sequence[Zaak]
    bakken: Sequence[Bak]
    filter: Werkfilter
    nummer: int

    def count(self, **changes: Any) -> int:
        """Return how many cases there are with the filter changed like this."""
        wanted = replace(self.filter, **changes)
        return sum(bak.aantal for bak in self.bakken if _fits(bak, wanted))


def visible_bronnen(gebruiker: Gebruiker) -> dict[str, Zaakbron]:
    return {key: bron for key, bron in zaakbronnen.items() if heeft_recht(gebruiker, bron.recht)}


def list_zaken(gebruiker: Gebruiker, peildatum: date, filter_: Werkfilter, *, nummer: int = 1) -> Werklijst:
    """Return a page of the cases that somebody may see; a page past the end is the last page."""
    bronnen = visible_bronnen(gebruiker)
    if not bronnen:
        return Werklijst([], [], filter_, 1)
    sql, params = _query(bronnen, gebruiker, peildatum, filter_, nummer)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        bakken, rijen = cursor.fetchone()
    zaken = [_zaak(bronnen[rij["soort"]], rij, peildatum) for rij in _loaded(rijen)]
    lijst = Werklijst(zaken, [Bak(**bak) for bak in _loaded(bakken)], filter_, nummer)
    last = max(1, -(-lijst.count() // GROOTTE))
    return lijst if nummer <= last else list_zaken(gebruiker, peildatum, filter_, nummer=last)


def _query(
    bronnen: Mapping[str, Zaakbron], gebruiker: Gebruiker, peildatum: date, filter_: Werkfilter, nummer: int
) -> tuple[str, list[Any]]:
    zaken, params = cases(bronnen)
    mijn = [rol.value for rol in rollen_van(gebruiker, peildatum)]
    pk, zoek = gebruiker.pk, f"%{_escape(filter_.q)}%"
    waar, waarden = _where(filter_)
    sql = STAND.format(kolommen=KOLOMMEN, zaken=zaken) + _PAGINA.format(
        waar=waar, orde=_ORDE[Volgorde(filter_.volgorde)]
    )
    return sql, [
        *params,
        peildatum,
        [rol.value for rol in BUREAU],
        pk,
        mijn,
        pk,
        filter_.q,
        zoek,
        *waarden,
        GROOTTE,
        (nummer - 1) * GROOTTE,
    ]


def _where(filter_: Werkfilter) -> tuple[str, list[Any]]:
    """Return the same condition as ``_fits``, for the database."""
    parts, values = ["true"], list[Any]()
    for kolom in ("wie", "soort", "status"):
        if waarde := getattr(filter_, kolom):
            parts.append(f"{kolom} = %s")
            values.append(waarde)
    if filter_.behandelaar == NIEMAND:
        parts.append("behandelaar_id IS NULL")
    elif filter_.behandelaar:
        parts.append("behandelaar_id = %s")
        values.append(int(filter_.behandelaar))
    if filter_.te_laat:
        parts.append("te_laat")
    return " AND ".join(parts), values


def _fits(bak: Bak, filter_: Werkfilter) -> bool:
    wie = NIEMAND if bak.behandelaar_id is None else str(bak.behandelaar_id)
    return (
        filter_.wie in ("", bak.wie)
        and filter_.soort in ("", bak.soort)
        and filter_.status in ("", bak.status)
        and filter_.behandelaar in ("", wie)
        and (bak.te_laat or not filter_.te_laat)
    )


def _zaak(bron: Zaakbron, rij: Mapping[str, Any], peildatum: date) -> Zaak:
    loopt, beurt = termijnsoorten.get(rij["termijnsoort"] or ""), Rol(rij["beurt"])
    return Zaak(
        soort=rij["soort"],
        pk=rij["pk"],
        kenmerk=rij["kenmerk"],
        titel=rij["titel"],
        partij=rij["partij"],
        status=bron.statussen.get(rij["status"], rij["status"]),
        beurt=_BUITEN.get(beurt) or beurt.label.lower(),
        dagen=(peildatum - date.fromisoformat(rij["dag"])).days,
        behandelaar=rij["behandelaar"],
        termijn=loopt.naam if loopt else "",
        einde=date.fromisoformat(rij["einde"]) if rij["einde"] else None,
        te_laat=rij["te_laat"],
        adres=bron.adres(rij["pk"]),
    )


def _loaded(value: Any) -> list[Any]:
    return json.loads(value) if isinstance(value, str) else value or []


def _escape(text: str) -> str:
    return text.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
