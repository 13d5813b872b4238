"""Write down that somebody searched: the words and how many were found, nothing of who it was."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from register.domain.zoeken import Zoekvraag
from register.domain.zoeklog.regel import Keuze, Zoekregel
from register.domain.zoeklog.term import make_term, may_be_kept
from register.domain.zoeklog.wachtrij import wachtrij

# What a line knows of a question; any other filter makes the number say nothing about the words.
_BEKEND = frozenset({"q", "sector", "regio"})


@dataclass(frozen=True)
class Gezocht:
    """The search from whose page this one came, as far as its address tells."""

    q: str
    sector: tuple[str, ...] = ()
    regio: tuple[str, ...] = ()


def note_zoekvraag(vraag: Zoekvraag, aantal: int, *, dag: date, vorige: Gezocht | None = None) -> None:
    """Count a search, unless it is a next page, repeats the one before, or may be about a person.

    Ticking a filter sends the same words again: that counts for a sector or region that is new, and no more.
    """
    term = make_term(vraag.q)
    if vraag.pagina != 1 or not may_be_kept(term):
        return
    several = len(vraag.sector) > 1 or len(vraag.regio) > 1
    narrowed = several or any(naam not in _BEKEND for naam in vraag.active())
    regel = Zoekregel(
        dag=dag,
        term=term,
        keuze=_choice(vraag.sector, vraag.regio),
        vorige=_previous(vorige, term),
        aantal=None if narrowed else aantal,
    )
    if any(regel.cells()):
        rij = wachtrij()
        (rij.push_later if settings.ZOEKLOG_ACHTERAF else rij.push)(regel.dump())


def _choice(sector: tuple[str, ...], regio: tuple[str, ...]) -> Keuze:
    """Return what was chosen where exactly one was; two sectors are no choice for one of them."""
    return sector[0] if len(sector) == 1 else "", regio[0] if len(regio) == 1 else ""


def _previous(vorige: Gezocht | None, term: str) -> Keuze | None:
    if vorige is None or make_term(vorige.q) != term:
        return None
    return _choice(vorige.sector, vorige.regio)
