"""Whole requests to a web server with one worker: the search page, search in the API, and its memory."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from urllib.parse import quote

from bench.meten import percentile
from bench.server import Server, serve, timed
from bench.uitkomst import Rij
from register.domain.zoeken import Zoekvraag
from register.views.zoekadres import search_address

RONDES = 5
# As many different searches as a page is asked for.
VRAGEN = 100


def addresses(vragen: Sequence[Zoekvraag]) -> list[str]:
    """Return searches as people do them: stretched."""
    return [search_address(replace(vraag, precies=False)) for vraag in vragen[:VRAGEN]]


def measure(vragen: Sequence[Zoekvraag], trajecten: int, say: Callable[[str], None]) -> list[Rij]:
    asked = addresses(vragen)
    with serve() as server:
        rows = _pages(server, asked, trajecten, say)
        rows += _api(server, asked, trajecten)
        # A second worker shares what it maps; only what it has for itself counts.
        with serve() as second, serve(volgen=False) as without:
            for address in asked:
                second.get(f"/trajecten/?{address}")
            for address in asked[:10]:
                without.get(f"/trajecten/?{address}")
            with_index, plain = second.private_mb(), without.private_mb()
    note = f"{with_index:.0f} MB met, {plain:.0f} MB zonder index"
    doel = 40.0 if trajecten <= 100_000 else None
    rows.append(
        Rij(
            trajecten, "eigen geheugen per werker voor zoeken, MB", with_index - plain, doel, toelichting=note
        )
    )
    return rows


def turns(server: Server, kinds: dict[str, list[str]]) -> dict[str, list[float]]:
    """Time each kind of request in turns, after each address was asked once."""
    for paths in kinds.values():
        for path in dict.fromkeys(paths):
            server.get(path)
    seen: dict[str, list[float]] = {naam: [] for naam in kinds}
    for _ in range(RONDES):
        for row in zip(*kinds.values(), strict=True):
            for naam, path in zip(kinds, row, strict=True):
                seen[naam].append(timed(server, path))
    return seen


def _pages(server: Server, asked: list[str], trajecten: int, say: Callable[[str], None]) -> list[Rij]:
    found = [address for address in asked if b"napl-kaart__titel" in server.get(f"/trajecten/?{address}")]
    say(f"{len(found)} of {len(asked)} searches for the page find something")
    sizes = [len(server.get(f"{path}?{found[0]}")) for path in ("/trajecten/", "/bench/sjabloon")]
    say(f"the page has {sizes[0]} bytes, that of plain templates {sizes[1]}")
    times = turns(
        server,
        {
            "leeg": ["/bench/leeg"] * len(found),
            "pagina": [f"/trajecten/?{address}" for address in found],
            "sjabloon": [f"/bench/sjabloon?{address}" for address in found],
        },
    )
    empty, page, plain = (percentile(times[naam], 0.5) for naam in ("leeg", "pagina", "sjabloon"))
    doel = {10_000: 4.0, 100_000: 6.0}.get(trajecten)
    return [
        Rij(
            trajecten,
            "zoekpagina tegen een lege pagina, p50",
            page / empty,
            doel,
            toelichting=f"{page:.2f} ms tegen {empty:.2f} ms; p95 {percentile(times['pagina'], 0.95):.2f} ms",
        ),
        Rij(
            trajecten,
            "zoekpagina tegen hetzelfde in een gewoon sjabloon, p50",
            page / plain,
            0.5,
            toelichting=f"{page:.2f} ms tegen {plain:.2f} ms",
        ),
    ]


def _api(server: Server, asked: list[str], trajecten: int) -> list[Rij]:
    full = [address for address in asked if _is_full(server, address)]
    times = turns(
        server,
        {
            "zoek": [f"/api/v1/trajecten?{address}" for address in full],
            "lijst": ["/bench/lijst"] * len(full),
        },
    )
    ours, plain = percentile(times["zoek"], 0.5), percentile(times["lijst"], 0.5)
    note = f"{ours:.2f} ms tegen {plain:.2f} ms; {len(full)} zoekvragen met een volle pagina"
    return [
        Rij(trajecten, "zoeken in de API tegen een lijst van 20, p50", ours / plain, 1.3, toelichting=note)
    ]


def _is_full(server: Server, address: str) -> bool:
    return len(json.loads(server.get(f"/api/v1/trajecten?{address}"))["resultaten"]) == 20


def search_for(word: str) -> str:
    return f"/api/v1/trajecten?q={quote(word)}&precies=true"
