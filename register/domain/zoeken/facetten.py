"""Facets with exact counts; the counts of a facet ignore what is chosen within that facet.

Facets in which nothing is chosen all look at the same trajecten, so one query counts them together; a
facet with a choice gets a query of its own. Values that live in tables are counted per table.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet, TextChoices

from napl.enums import Sector
from napl.models import Regio
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models import Ontwikkelpad
from register.domain.zoeken.uitslag import Facetwaarde
from register.domain.zoeken.voorwaarden import matching_typeringen, matching_uitvoeringen, select_trajecten
from register.domain.zoeken.vraag import Zoekvraag
from register.enums import Ervaringsjaren, Locatie, Onderwijstype, OpnameSoort, Thema, Vorm, Werkvorm
from register.models import (
    Aanbieder,
    Opname,
    Trajectaanbieder,
    Trajectversie,
    Vak,
    Versieaanpak,
    WerkzameAanpak,
)

Telling = dict[str, tuple[str, int]]


@dataclass(frozen=True)
class Codefacet:
    """A facet whose values are codes in a column of the live version."""

    keuzes: type[TextChoices]
    kolom: str
    is_lijst: bool = True

    def condition(self, code: str) -> Q:
        return Q(
            **{f"live__{self.kolom}__contains": [code]} if self.is_lijst else {f"live__{self.kolom}": code}
        )


CODEFACETTEN: dict[str, Codefacet] = {
    "sector": Codefacet(Sector, "sectoren"),
    "onderwijstype": Codefacet(Onderwijstype, "onderwijstypen"),
    "thema": Codefacet(Thema, "themas"),
    "vorm": Codefacet(Vorm, "vorm", is_lijst=False),
    "werkvorm": Codefacet(Werkvorm, "werkvormen"),
    "ervaringsjaren": Codefacet(Ervaringsjaren, "ervaringsjaren"),
}
# The order in which a teacher meets them.
FACETTEN = (
    "opname",
    "sector",
    "thema",
    "ontwikkelpad",
    "niveau",
    "locatie",
    "regio",
    "vak",
    "onderwijstype",
    "werkvorm",
    "vorm",
    "aanpak",
    "ervaringsjaren",
    "aanbieder",
)

# What has an order of its own keeps it; other values stand from many to few.
VASTE_VOLGORDE = frozenset({"opname", "sector", "niveau", "ervaringsjaren"})
_NAAMBRON: dict[str, QuerySet[Any]] = {
    "ontwikkelpad": Ontwikkelpad.objects.all(),
    "regio": Regio.objects.all(),
    "vak": Vak.objects.all(),
    "aanpak": WerkzameAanpak.objects.all(),
    "aanbieder": Aanbieder.objects.all(),
}


def count_facetten(vraag: Zoekvraag, peildatum: date) -> dict[str, list[Facetwaarde]]:
    tellingen = _count_codes(vraag, peildatum)
    tellingen["opname"] = _count_opnames(vraag, peildatum)
    tellingen["niveau"] = _labelled(Niveau, _count_typeringen(vraag, peildatum, "niveau", "niveau", "niveau"))
    tellingen["ontwikkelpad"] = _count_typeringen(
        vraag, peildatum, "ontwikkelpad", "padversie__pad__slug", "padversie__pad__naam"
    )
    tellingen["locatie"] = _labelled(
        Locatie, _count_uitvoeringen(vraag, peildatum, "locatie", "locatie", "locatie")
    )
    tellingen["regio"] = _count_uitvoeringen(vraag, peildatum, "regio", "regios__slug", "regios__naam")
    tellingen["vak"] = _count_links(
        vraag,
        peildatum,
        "vak",
        Trajectversie.vakken.through.objects.all(),
        "trajectversie__in",
        "vak",
        "trajectversie",
    )
    tellingen["aanpak"] = _count_links(
        vraag, peildatum, "aanpak", Versieaanpak.objects.all(), "versie__in", "aanpak", "versie"
    )
    tellingen["aanbieder"] = _count_aanbieders(vraag, peildatum)
    return {
        facet: _values(
            facet, _with_chosen(facet, tellingen[facet], getattr(vraag, facet)), getattr(vraag, facet)
        )
        for facet in FACETTEN
    }


def _count_codes(vraag: Zoekvraag, peildatum: date) -> dict[str, Telling]:
    chosen = [facet for facet in CODEFACETTEN if getattr(vraag, facet)]
    free = [facet for facet in CODEFACETTEN if facet not in chosen]
    tellingen = _aggregate_codes(vraag, free, peildatum)
    for facet in chosen:
        tellingen.update(_aggregate_codes(vraag.without(facet), [facet], peildatum))
    return tellingen


def _aggregate_codes(vraag: Zoekvraag, facetten: list[str], peildatum: date) -> dict[str, Telling]:
    wanted = {
        f"{facet}__{number}": Count("pk", filter=CODEFACETTEN[facet].condition(code))
        for facet in facetten
        for number, code in enumerate(CODEFACETTEN[facet].keuzes.values)
    }
    counted = select_trajecten(vraag, peildatum).aggregate(**wanted) if wanted else {}
    return {
        facet: {
            code: (label, counted[f"{facet}__{number}"])
            for number, (code, label) in enumerate(CODEFACETTEN[facet].keuzes.choices)
        }
        for facet in facetten
    }


def _count_opnames(vraag: Zoekvraag, peildatum: date) -> Telling:
    trajecten = select_trajecten(vraag.without("opname"), peildatum)
    rows = (
        Opname.objects.geldig_op(peildatum)
        .filter(traject__in=trajecten)
        .values_list("soort")
        .annotate(aantal=Count("traject", distinct=True))
    )
    return _labelled(OpnameSoort, {soort: (soort, aantal) for soort, aantal in rows})


def _count_typeringen(vraag: Zoekvraag, peildatum: date, facet: str, waarde: str, naam: str) -> Telling:
    """Count over typings that fit the rest of what is asked of one typing."""
    rest = vraag.without(facet)
    trajecten = select_trajecten(rest, peildatum)
    rows = matching_typeringen(rest).filter(versie__in=trajecten.values("live"))
    return _grouped(rows, waarde, naam, "versie")


def _count_uitvoeringen(vraag: Zoekvraag, peildatum: date, facet: str, waarde: str, naam: str) -> Telling:
    """Count over uitvoeringen that fit the rest of what is asked of one uitvoering."""
    rest = vraag.without(facet)
    trajecten = select_trajecten(rest, peildatum)
    rows = matching_uitvoeringen(rest, peildatum).filter(traject__in=trajecten.values("pk"))
    return _grouped(rows, waarde, naam, "traject")


def _count_links(
    vraag: Zoekvraag, peildatum: date, facet: str, links: QuerySet[Any], versie: str, doel: str, teller: str
) -> Telling:
    trajecten = select_trajecten(vraag.without(facet), peildatum)
    rows = links.filter(**{versie: trajecten.values("live")})
    return _grouped(rows, f"{doel}__slug", f"{doel}__naam", teller)


def _count_aanbieders(vraag: Zoekvraag, peildatum: date) -> Telling:
    """Count per aanbieder; what a part offers counts for the whole too."""
    trajecten = select_trajecten(vraag.without("aanbieder"), peildatum).values("pk")
    rows = Trajectaanbieder.objects.filter(traject__in=trajecten)
    pairs = rows.values_list(
        "traject_id",
        "aanbieder__slug",
        "aanbieder__naam",
        "aanbieder__onderdeel_van__slug",
        "aanbieder__onderdeel_van__naam",
    )
    found: dict[str, set[int]] = {}
    names: dict[str, str] = {}
    for traject_id, slug, naam, geheel_slug, geheel_naam in pairs.iterator():
        for key, label in ((slug, naam), (geheel_slug, geheel_naam)):
            if key:
                names[key] = label
                found.setdefault(key, set()).add(traject_id)
    return {slug: (names[slug], len(trajecten_)) for slug, trajecten_ in found.items()}


def _grouped(rows: QuerySet[Any], waarde: str, naam: str, teller: str) -> Telling:
    counted = (
        rows.annotate(waarde_=F(waarde), naam_=F(naam))
        .exclude(waarde_=None)
        .exclude(waarde_="")
        .values_list("waarde_", "naam_")
        .annotate(aantal_=Count(teller, distinct=True))
        .order_by()
    )
    return {code: (label, aantal) for code, label, aantal in counted}


def _labelled(keuzes: type[TextChoices], telling: Telling) -> Telling:
    """Give every code its Dutch label, in the order of the codes, zero where nothing was counted."""
    return {code: (str(label), telling.get(code, ("", 0))[1]) for code, label in keuzes.choices}


def _with_chosen(facet: str, telling: Telling, chosen: Iterable[str]) -> Telling:
    """Add what was chosen but counts nothing, so that it has a name and can be taken away again."""
    missing = [code for code in chosen if code not in telling]
    if not missing:
        return telling
    names = _NAAMBRON[facet].filter(slug__in=missing).values_list("slug", "naam")
    return {**telling, **{slug: (naam, 0) for slug, naam in names}}


def _values(facet: str, telling: Telling, chosen: Iterable[str]) -> list[Facetwaarde]:
    picked = set(chosen)
    waarden = [
        Facetwaarde(code, naam, aantal, gekozen=code in picked) for code, (naam, aantal) in telling.items()
    ]
    if facet in VASTE_VOLGORDE:
        return waarden
    return sorted(waarden, key=lambda item: (-item.aantal, item.naam.casefold()))
