"""Search from strict to wide until there are enough, and choose; at most six searches."""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import prefetch_related_objects

from ontwikkelpaden.models import Ontwikkelpad
from register.domain.drie_vragen.antwoorden import Antwoorden, Criterium, Stap, build_stappen
from register.domain.drie_vragen.kandidaat import Kandidaat, Woorden, build_kandidaat
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
    exact = 0
    for nummer, stap in enumerate(stappen):
        aantal, rows, past = _search(stap, antwoorden, peildatum)
        aantallen.append(aantal)
        if nummer == 0 and past == Woorden.HEEL:
            exact = aantal
        for plek, row in enumerate(rows):
            if row.pk not in found:
                found[row.pk] = (row, _to_kandidaat(row, antwoorden, stap, past, (nummer, plek), peildatum))
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
        aantal_precies=exact,
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
        woorden=_found_by(antwoorden.woorden, traject, peildatum),
        doel=_found_by(antwoorden.doel, traject, peildatum),
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


def _search(stap: Stap, antwoorden: Antwoorden, peildatum: date) -> tuple[int, list[Traject], Woorden]:
    """Return how many there are, the first of them, and whether they have all of the words.

    Of two texts together a part says nothing: a wider step asks each of them alone.
    """
    vraag = replace(stap.vraag, pagina_grootte=PER_ZOEKING)
    uitslag = zoek_trajecten(vraag, peildatum=peildatum, met_facetten=False)
    if uitslag.is_deels and all(_texts(stap, antwoorden)):
        return 0, [], Woorden.NIET
    rows: list[Traject] = uitslag.rijen
    _with_vakken(rows)
    return uitslag.pagina.aantal, rows, Woorden.DEELS if uitslag.is_deels else Woorden.HEEL


def _texts(stap: Stap, antwoorden: Antwoorden) -> tuple[bool, bool]:
    """Tell which own words a step asks for: about the subject, and about the goal."""
    rest = antwoorden.without(*stap.losgelaten)
    return bool(rest.woorden), bool(rest.doel)


def _with_vakken(rows: list[Traject]) -> None:
    prefetch_related_objects(rows, "live__vakken")


def _to_kandidaat(
    row: Traject,
    antwoorden: Antwoorden,
    stap: Stap,
    past: Woorden,
    plek: tuple[int, int],
    peildatum: date,
) -> Kandidaat:
    by_subject, by_goal = _texts(stap, antwoorden)
    return build_kandidaat(
        row,
        antwoorden,
        peildatum,
        woorden=past if by_subject else Woorden.NIET,
        doel=past if by_goal else Woorden.NIET,
        stap=plek[0],
        plek=plek[1],
    )


def _found_by(woorden: str, traject: Traject, peildatum: date) -> Woorden:
    """Tell how a search on these words finds the traject: among all that its aanbieder offers."""
    if not woorden:
        return Woorden.NIET
    aanbieders = tuple(row.aanbieder.slug for row in traject.trajectaanbieders.all()[:1])
    vraag = Zoekvraag(q=woorden, aanbieder=aanbieders, pagina_grootte=BIJ_AANBIEDER)
    uitslag = zoek(vraag, peildatum=peildatum, met_facetten=False)
    if traject.pk not in uitslag.pagina.resultaten:
        return Woorden.NIET
    return Woorden.DEELS if uitslag.is_deels else Woorden.HEEL
