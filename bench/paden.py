"""Whole requests for the pages of ontwikkelpaden: the page of a path, and the list of all of them."""

from datetime import datetime

from bench.meten import percentile
from bench.pagina import turns
from bench.server import serve
from bench.uitkomst import Rij
from napl import klok
from napl.enums import Sector
from ontwikkelpaden.domain.invoer import PadversieInvoer
from ontwikkelpaden.domain.pad import PadInvoer, create_pad
from ontwikkelpaden.domain.padversie import create_padversie, publish_padversie
from ontwikkelpaden.enums import PadSoort, PadStatus
from ontwikkelpaden.models import Padversie

# What the programme is to have: so many paths, each of which is asked for in turn.
PADEN = 60
LIJST = "/ontwikkelpaden/"


def add_paden(*, at: datetime) -> None:
    """Bring the paths that come with the register up to sixty."""
    for number in range(Padversie.objects.actueel().count(), PADEN):
        invoer = PadInvoer(f"Pad van de meting {number}", PadSoort.ROL, tuple(Sector))
        pad = create_pad(f"meting-{number}", invoer, by=None, at=at)
        versie = create_padversie(pad, PadversieInvoer("Een pad om mee te meten."), by=None, at=at)
        publish_padversie(versie, by=None, at=at, als=PadStatus.VOORBEELD)


def measure(trajecten: int) -> list[Rij]:
    add_paden(at=klok.nu())
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
