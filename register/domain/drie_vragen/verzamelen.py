"""Search from strict to wide until there are enough, and choose; at most six searches."""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import prefetch_related_objects

from ontwikkelpaden.models import Ontwikkelpad
from register.domain.drie_vragen.antwoorden import Antwoorden, Criterium, Stap, build_stappen
from register.domain.drie_vragen.kandidaat import Kandidaat, build_kandidaat
from register.domain.drie_vragen.keuze import AANTAL, Beoordeeld, arrange
from register.domain.drie_vragen.oordeel import Namen, judge
from register.domain.kaart import with_kaartgegevens
from register.domain.zoeken import Zoekvraag, zoek, zoek_trajecten
from register.models import Traject, Vak

# What is read of one search; enough for every round that can be asked for.
PER_ZOEKING = 24
MAX_RONDE = 5
# With so many results of one aanbieder a traject is among them.
BIJ_AANBIEDER = 100


@dataclass(frozen=True)
class Gekozen:
    traject: Traject
    beoordeeld: Beoordeeld


@dataclass(frozen=True)
class Keuze:
    """The three (or fewer), how many fit everything, and which answers not all of the three meet."""

    gekozen: tuple[Gekozen, ...]
    aantal_precies: int
    losgelaten: tuple[Criterium, ...]
    # The search that found the last of them, and how many it found: "all of them" leads there.
    vraag: Zoekvraag
    aantal_ruim: int
    ronde: int
    is_meer: bool


def choose(antwoorden: Antwoorden, *, namen: Namen, peildatum: date, ronde: int = 1) -> Keuze:
    """Choose three for these answers; each next round gives three others."""
    needed = AANTAL * ronde
    stappen = build_stappen(antwoorden, peildatum)
    found: dict[int, tuple[Traject, Kandidaat]] = {}
    aantallen: list[int] = []
    for nummer, stap in enumerate(stappen):
        aantal, rows = _search(stap.vraag, peildatum)
        aantallen.append(aantal)
        for plek, row in enumerate(rows):
            if row.pk not in found:
                found[row.pk] = (row, _to_kandidaat(row, antwoorden, stap, nummer, plek, peildatum))
        # One more than is shown tells whether there are others.
        if len(found) > needed:
            break
    arranged = arrange(
        (Beoordeeld(item, judge(item, antwoorden, namen, peildatum)) for _, item in found.values()),
        op_woorden=bool(antwoorden.woorden or antwoorden.doel),
    )
    shown = arranged[needed - AANTAL : needed]
    by_slug = {kandidaat.slug: traject for traject, kandidaat in found.values()}
    last = max((item.kandidaat.stap for item in shown), default=len(aantallen) - 1)
    return Keuze(
        gekozen=tuple(Gekozen(by_slug[item.kandidaat.slug], item) for item in shown),
        aantal_precies=aantallen[0],
        losgelaten=tuple(item for item in stappen[last].losgelaten if any(item in one.mist for one in shown)),
        vraag=stappen[last].vraag,
        aantal_ruim=aantallen[last],
        ronde=ronde,
        is_meer=len(arranged) > needed and ronde < MAX_RONDE,
    )


def read_one(slug: str, antwoorden: Antwoorden, *, namen: Namen, peildatum: date) -> Gekozen | None:
    """Read one listed traject and what fits of it; None for what is not listed."""
    rows = with_kaartgegevens(Traject.objects.vermeld_op(peildatum).filter(slug=slug), peildatum)
    traject = rows.first()
    if traject is None:
        return None
    _with_vakken([traject])
    kandidaat = build_kandidaat(
        traject,
        antwoorden,
        peildatum,
        past_bij_woorden=_found_by(antwoorden.woorden, traject, peildatum),
        past_bij_doel=_found_by(antwoorden.doel, traject, peildatum),
    )
    return Gekozen(traject, Beoordeeld(kandidaat, judge(kandidaat, antwoorden, namen, peildatum)))


def read_namen(antwoorden: Antwoorden) -> Namen:
    """Return the names of the vak and the path that were chosen."""
    vak = pad = None
    if antwoorden.vak:
        vak = Vak.objects.filter(slug=antwoorden.vak).values_list("naam", flat=True).first()
    if antwoorden.ontwikkelpad:
        pad = Ontwikkelpad.objects.filter(slug=antwoorden.ontwikkelpad).values_list("naam", flat=True).first()
    return Namen(vak or antwoorden.vak, pad or antwoorden.ontwikkelpad)


def _search(vraag: Zoekvraag, peildatum: date) -> tuple[int, list[Traject]]:
    """Return how many there are, and the first of them."""
    vraag = replace(vraag, pagina_grootte=PER_ZOEKING)
    uitslag = zoek_trajecten(vraag, peildatum=peildatum, met_facetten=False)
    rows: list[Traject] = uitslag.rijen
    _with_vakken(rows)
    return uitslag.pagina.aantal, rows


def _with_vakken(rows: list[Traject]) -> None:
    prefetch_related_objects(rows, "live__vakken")


def _to_kandidaat(
    row: Traject, antwoorden: Antwoorden, stap: Stap, nummer: int, plek: int, peildatum: date
) -> Kandidaat:
    return build_kandidaat(
        row,
        antwoorden,
        peildatum,
        past_bij_woorden=bool(antwoorden.woorden) and Criterium.ONDERWERP not in stap.losgelaten,
        past_bij_doel=bool(antwoorden.doel) and Criterium.DOEL not in stap.losgelaten,
        stap=nummer,
        plek=plek,
    )


def _found_by(woorden: str, traject: Traject, peildatum: date) -> bool:
    """Tell whether a search on these words finds the traject: among all that its aanbieder offers."""
    if not woorden:
        return False
    aanbieders = tuple(row.aanbieder.slug for row in traject.trajectaanbieders.all()[:1])
    vraag = Zoekvraag(q=woorden, aanbieder=aanbieders, pagina_grootte=BIJ_AANBIEDER)
    uitslag = zoek(vraag, peildatum=peildatum, met_facetten=False)
    return traject.pk in uitslag.pagina.resultaten
