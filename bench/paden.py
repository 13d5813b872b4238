"""Whole requests for the pages of ontwikkelpaden: the page of a path, and the list of all of them."""

from bench.meten import percentile
from bench.pagina import turns
from bench.server import serve
from bench.uitkomst import Rij
from ontwikkelpaden.models import Padversie

LIJST = "/ontwikkelpaden/"


def measure(trajecten: int) -> list[Rij]:
    published = Padversie.objects.actueel().order_by("pk").values_list("pad__slug", flat=True)
    pages = [f"{LIJST}{slug}/" for slug in published]
    with serve() as server:
        times = turns(
            server, {"leeg": ["/bench/leeg"] * len(pages), "pad": pages, "lijst": [LIJST] * len(pages)}
        )
        sizes = {"pad": len(server.get(pages[0])), "lijst": len(server.get(LIJST))}
    empty = percentile(times["leeg"], 0.5)
    doel = {10_000: 4.0, 100_000: 6.0}.get(trajecten)
    return [
        Rij(
            trajecten,
            f"{titel} tegen een lege pagina, p50",
            percentile(times[naam], 0.5) / empty,
            doel,
            toelichting=f"{percentile(times[naam], 0.5):.2f} ms tegen {empty:.2f} ms; "
            f"p95 {percentile(times[naam], 0.95):.2f} ms; {sizes[naam]} bytes, {len(pages)} paden",
        )
        for naam, titel in (("pad", "padpagina"), ("lijst", "padlijst"))
    ]
