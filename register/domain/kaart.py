"""The card of a traject in a list: the facts on which a teacher chooses what to open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import DateField, Prefetch, Value
from django.urls import reverse

from napl.enums import Sector
from ontwikkelpaden.enums import Niveau
from register.domain.opmaak import ONBEKEND, enumerate_words, price_range, study_load
from register.domain.samenvatting import Aanbodstand, build_stand, start_in_words
from register.enums import Locatie, Vorm
from register.models import (
    Traject,
    Trajectaanbieder,
    TrajectQuerySet,
    Trajectversie,
    Typering,
    Uitvoering,
    UitvoeringQuerySet,
)

MAX_SAMENVATTING = 240


@dataclass(frozen=True)
class Feit:
    label: str
    waarde: str


@dataclass(frozen=True)
class Kaart:
    slug: str
    naam: str
    url: str
    aanbieders: str
    opname: str
    samenvatting: str
    feiten: tuple[Feit, ...]
    typeringen: tuple[str, ...]


def with_kaartgegevens(
    rows: TrajectQuerySet, peildatum: date, uitvoeringen: UitvoeringQuerySet | None = None
) -> TrajectQuerySet:
    """Read along what a card shows, in a fixed number of queries; expects or adds ``opname``.

    The date goes along too: what was read holds on that date only. ``uitvoeringen`` are those that a search
    asked for, so that a card never shows the price of one place beside the name of another.
    """
    findable = Uitvoering.objects.te_vinden_op(peildatum) if uitvoeringen is None else uitvoeringen
    if "opname" not in rows.query.annotations:
        rows = rows.with_opname(peildatum)
    return (
        rows.annotate(peildatum=Value(peildatum, output_field=DateField()))
        .select_related("live")
        .prefetch_related(
            Prefetch(
                "trajectaanbieders",
                Trajectaanbieder.objects.select_related("aanbieder__onderdeel_van").order_by("volgorde"),
            ),
            Prefetch(
                "live__typeringen",
                Typering.objects.filter(padversie__gepubliceerd_op__isnull=False)
                .select_related("padversie__pad")
                .order_by("pk"),
            ),
            Prefetch(
                "uitvoeringen",
                findable.order_by("start_datum", "pk"),
                "te_vinden",
            ),
        )
    )


def opname_of(traject: Traject) -> str:
    """Return why it is listed, as ``with_opname`` read it along; empty when it is not listed."""
    soort: str | None = vars(traject)["opname"]
    return soort or ""


def findable_uitvoeringen(traject: Traject) -> list[Uitvoering]:
    """Return the uitvoeringen by which it can be found, as ``with_kaartgegevens`` read them along."""
    rows: list[Uitvoering] = vars(traject)["te_vinden"]
    return rows


def build_kaartstand(traject: Traject) -> Aanbodstand:
    """Return the outlook of a traject that was read through ``with_kaartgegevens``."""
    return build_stand(findable_uitvoeringen(traject), vars(traject)["peildatum"])


def build_kaarten(trajecten: Iterable[Traject]) -> list[Kaart]:
    """Return the cards of trajecten that were read through ``with_kaartgegevens``."""
    return [_build_kaart(traject) for traject in trajecten]


def _build_kaart(traject: Traject) -> Kaart:
    versie = traject.live
    if versie is None:
        raise ValueError("A traject without a live version has no card.")
    return Kaart(
        slug=traject.slug,
        naam=versie.naam,
        url=reverse("register:traject-detail", args=[traject.slug]),
        aanbieders=aanbieder_names(traject),
        opname=opname_of(traject),
        samenvatting=summary(versie),
        feiten=tuple(_facts(versie, traject)),
        typeringen=tuple(_typeringen(versie)),
    )


def aanbieder_names(traject: Traject) -> str:
    names = [row.aanbieder.naam for row in traject.trajectaanbieders.all()]
    return enumerate_words(names) or "Aanbieder niet bekend"


def summary(versie: Trajectversie) -> str:
    """Return the summary, or the beginning of the description cut at a word."""
    text = versie.samenvatting or versie.beschrijving
    if len(text) <= MAX_SAMENVATTING:
        return text
    return text[:MAX_SAMENVATTING].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …"


def _facts(versie: Trajectversie, traject: Traject) -> Iterable[Feit]:
    uitvoeringen = findable_uitvoeringen(traject)
    yield Feit(
        "Sector", enumerate_words(code for code in Sector.values if code in versie.sectoren) or ONBEKEND
    )
    yield Feit("Vorm", Vorm(versie.vorm).label if versie.vorm else ONBEKEND)
    yield Feit("Studielast", study_load(versie))
    yield Feit("Prijs", price_range(uitvoering.prijs for uitvoering in uitvoeringen))
    yield Feit("Start", start_in_words(build_kaartstand(traject)))
    yield Feit("Plaats", places(uitvoeringen))


def places(uitvoeringen: Iterable[Uitvoering]) -> str:
    """Return where one can train: the places by name, then whether it can be done online."""
    rows = list(uitvoeringen)
    names = list(dict.fromkeys(row.plaats for row in rows if row.plaats))
    shown = names[:3] + ([f"{len(names) - 3} andere plaatsen"] if len(names) > 3 else [])  # noqa: PLR2004
    if any(row.locatie == Locatie.ONLINE for row in rows):
        shown.append("online")
    elif any(row.locatie == Locatie.HYBRIDE for row in rows):
        shown.append("deels online")
    if not shown and any(row.locatie == Locatie.FYSIEK for row in rows):
        shown.append("op een plek in overleg")
    text = enumerate_words(shown)
    return text[:1].upper() + text[1:] if text else ONBEKEND


def _typeringen(versie: Trajectversie) -> Iterable[str]:
    for typering in versie.typeringen.all():
        yield f"{typering.padversie.pad.naam}: {Niveau(typering.niveau).label.lower()}"
