"""From a question to conditions on trajecten.

Region, location, price and dates hold for one and the same uitvoering; path and level for one and the
same typing. Unknown never matches a bound.
"""

from collections.abc import Callable
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from napl.domain.plaats import places_within
from register.domain.zoeken.financiering_sql import may_fit
from register.domain.zoeken.taal.groepen import Zoekwoorden
from register.domain.zoeken.vraag import Zoekvraag
from register.domain.zoeken.woorden_sql import match_words, plaats_sleutel
from register.enums import Instroom
from register.models import (
    Opname,
    Traject,
    Trajectaanbieder,
    TrajectQuerySet,
    Trajectversie,
    Typering,
    Uitvoering,
    UitvoeringQuerySet,
    Versieaanpak,
)

UITVOERING = ("regio", "locatie", "prijs_max", "start_van", "start_tot", "plaats")
TYPERING = ("ontwikkelpad", "niveau")


def _vak(vraag: Zoekvraag) -> Q:
    link = Trajectversie.vakken.through.objects.filter(
        trajectversie_id=OuterRef("live_id"), vak__slug__in=vraag.vak
    )
    return Q(Exists(link))


def _aanpak(vraag: Zoekvraag) -> Q:
    return Q(
        Exists(Versieaanpak.objects.filter(versie_id=OuterRef("live_id"), aanpak__slug__in=vraag.aanpak))
    )


def _aanbieder(vraag: Zoekvraag) -> Q:
    """Match the aanbieder itself and its parts."""
    links = Trajectaanbieder.objects.filter(traject_id=OuterRef("pk")).filter(
        Q(aanbieder__slug__in=vraag.aanbieder) | Q(aanbieder__onderdeel_van__slug__in=vraag.aanbieder)
    )
    return Q(Exists(links))


_OP_VERSIE: dict[str, Callable[[Zoekvraag], Q]] = {
    "sector": lambda vraag: Q(live__sectoren__overlap=list(vraag.sector)),
    "onderwijstype": lambda vraag: Q(live__onderwijstypen__overlap=list(vraag.onderwijstype)),
    "thema": lambda vraag: Q(live__themas__overlap=list(vraag.thema)),
    "vorm": lambda vraag: Q(live__vorm__in=vraag.vorm),
    "werkvorm": lambda vraag: Q(live__werkvormen__overlap=list(vraag.werkvorm)),
    "ervaringsjaren": lambda vraag: Q(live__ervaringsjaren__overlap=list(vraag.ervaringsjaren)),
    "duur_max": lambda vraag: Q(live__studielast_uren__lte=vraag.duur_max),
    "vak": _vak,
    "aanpak": _aanpak,
    "aanbieder": _aanbieder,
}


def matching_uitvoeringen(vraag: Zoekvraag, peildatum: date) -> UitvoeringQuerySet:
    """Keep the uitvoeringen that fit everything that is asked of one uitvoering."""
    rows = Uitvoering.objects.te_vinden_op(peildatum)
    if vraag.regio:
        rows = rows.filter(regios__slug__in=vraag.regio)
    if vraag.locatie:
        rows = rows.filter(locatie__in=vraag.locatie)
    if vraag.prijs_max is not None:
        rows = rows.filter(prijs__lte=vraag.prijs_max)
    if vraag.start_van is not None:
        rows = rows.filter(
            Q(start_datum__gte=vraag.start_van)
            | Q(instroom=Instroom.DOORLOPEND) & (Q(eind_datum=None) | Q(eind_datum__gte=vraag.start_van))
        )
    if vraag.start_tot is not None:
        rows = rows.filter(
            Q(instroom=Instroom.VASTE_START, start_datum__lte=vraag.start_tot)
            | Q(instroom=Instroom.DOORLOPEND) & (Q(start_datum=None) | Q(start_datum__lte=vraag.start_tot))
        )
    if vraag.plaats:
        near = places_within(vraag.plaats, vraag.afstand or 0)
        rows = rows.alias(plaats_sleutel=plaats_sleutel()).filter(plaats_sleutel__in=near)
    return rows


def matching_typeringen(vraag: Zoekvraag) -> QuerySet[Typering]:
    """Keep the typings that fit everything that is asked of one typing; no concept path shows through it."""
    rows = Typering.objects.filter(padversie__gepubliceerd_op__isnull=False)
    if vraag.ontwikkelpad:
        rows = rows.filter(padversie__pad__slug__in=vraag.ontwikkelpad)
    if vraag.niveau:
        rows = rows.filter(niveau__in=vraag.niveau)
    return rows


def select_trajecten(
    vraag: Zoekvraag, peildatum: date, woorden: Zoekwoorden, nodig: int | None = None
) -> TrajectQuerySet:
    """Return the listed trajecten that fit the question, each once, in no order.

    ``woorden`` are the words of the question as they are looked up; ``nodig`` is how many of them a traject
    must have (all of them unless told otherwise).
    """
    opnames = Opname.objects.geldig_op(peildatum).filter(traject_id=OuterRef("pk"))
    if vraag.opname:
        opnames = opnames.filter(soort__in=vraag.opname)
    rows = Traject.objects.filter(Exists(opnames)).actief()
    active = vraag.active()
    if woorden.groepen:
        rows = match_words(rows, woorden, len(woorden.gevraagd) if nodig is None else nodig)
    for naam in active:
        if naam in _OP_VERSIE:
            rows = rows.filter(_OP_VERSIE[naam](vraag))
    if vraag.financiering:
        rows = rows.filter(may_fit(vraag.financiering, peildatum))
    if any(naam in TYPERING for naam in active):
        rows = rows.filter(Exists(matching_typeringen(vraag).filter(versie_id=OuterRef("live_id"))))
    if any(naam in UITVOERING for naam in active):
        rows = rows.filter(Exists(matching_uitvoeringen(vraag, peildatum).filter(traject_id=OuterRef("pk"))))
    return rows
