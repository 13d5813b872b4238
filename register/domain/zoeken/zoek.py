"""The one function behind the search page and the search API."""

from datetime import date

from napl.paginering import paginate
from register.domain.kaart import with_kaartgegevens
from register.domain.zoeken.facetten import count_facetten
from register.domain.zoeken.uitslag import Verruiming, Zoekuitslag
from register.domain.zoeken.volgorde import order
from register.domain.zoeken.voorwaarden import matching_uitvoeringen, select_trajecten
from register.domain.zoeken.vraag import Zoekvraag

# A start without an end is one filter to a person.
_SAMEN = {"start_van": ("start_van", "start_tot"), "start_tot": ("start_van", "start_tot")}


def zoek(vraag: Zoekvraag, *, peildatum: date, met_facetten: bool = True) -> Zoekuitslag:
    """Find the listed trajecten that fit: one page of them, the facets, and a way out of an empty result."""
    rows = order(select_trajecten(vraag, peildatum), vraag, peildatum)
    asked = matching_uitvoeringen(vraag, peildatum).distinct()
    pagina = paginate(
        with_kaartgegevens(rows, peildatum, asked), nummer=vraag.pagina, grootte=vraag.pagina_grootte
    )
    return Zoekuitslag(
        vraag=vraag,
        pagina=pagina,
        facetten=count_facetten(vraag, peildatum) if met_facetten else {},
        verruimingen=[] if pagina.aantal else widen(vraag, peildatum),
    )


def widen(vraag: Zoekvraag, peildatum: date) -> list[Verruiming]:
    """Return, for each filter that could be let go, how many trajecten there would be; the best first."""
    seen: set[tuple[str, ...]] = set()
    found = []
    for naam in vraag.active():
        namen = _SAMEN.get(naam, (naam,))
        if namen in seen:
            continue
        seen.add(namen)
        aantal = select_trajecten(vraag.without(*namen), peildatum).count()
        if aantal:
            found.append(Verruiming(namen[0], aantal))
    return sorted(found, key=lambda item: -item.aantal)


def count_listed(peildatum: date) -> int:
    """Return how many trajecten the register lists."""
    return select_trajecten(Zoekvraag(), peildatum).count()
