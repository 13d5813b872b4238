"""The words of every listed traject, as plain text: what the engines to compare with get to read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, TextChoices

from napl.enums import Sector
from register.enums import Thema, TrajectSoort, Werkvorm
from register.models import Traject, Trajectaanbieder, Typering, Uitvoering


@dataclass(frozen=True)
class Tekst:
    """Four parts, from what says most about a traject to what says least."""

    slug: str
    naam: str
    ordening: str
    kern: str
    rest: str


DELEN = ("naam", "ordening", "kern", "rest")


def read_teksten(peildatum: date) -> list[Tekst]:
    """Return the texts of what is listed on the date, in the order of the slugs.

    All that our own search may look at is in it, places and sectors too, so that a comparison is honest.
    """
    rows = (
        Traject.objects.filter(pk__in=Traject.objects.vermeld_op(peildatum).values("pk"))
        .select_related("live")
        .prefetch_related(
            "live__vakken",
            "live__aanpakken__aanpak",
            Prefetch(
                "trajectaanbieders", Trajectaanbieder.objects.select_related("aanbieder__onderdeel_van")
            ),
            Prefetch(
                "live__typeringen",
                Typering.objects.filter(padversie__gepubliceerd_op__isnull=False).select_related(
                    "padversie__pad"
                ),
            ),
            Prefetch("uitvoeringen", Uitvoering.objects.te_vinden_op(peildatum), "te_vinden"),
        )
        .order_by("slug")
    )
    return [_tekst(traject) for traject in rows]


def _tekst(traject: Traject) -> Tekst:
    versie = traject.live
    if versie is None:
        raise ValueError("A listed traject has a live version.")
    return Tekst(
        slug=traject.slug,
        naam=versie.naam,
        ordening=_join(
            (row.padversie.pad.naam for row in versie.typeringen.all()),
            _names(traject),
            (vak.naam for vak in versie.vakken.all()),
            [versie.soort and TrajectSoort(versie.soort).label],
            _labels(Thema, versie.themas),
            _labels(Werkvorm, versie.werkvormen),
            versie.sectoren,
            _labels(Sector, versie.sectoren),
            sorted({row.plaats for row in vars(traject)["te_vinden"]}),
        ),
        kern=_join(
            [versie.samenvatting, versie.doelgroep],
            versie.leeruitkomsten,
            (row.aanpak.naam for row in versie.aanpakken.all()),
        ),
        rest=_join([versie.beschrijving, versie.afronding, versie.toelatingseisen]),
    )


def _names(traject: Traject) -> Iterable[str]:
    for row in traject.trajectaanbieders.all():
        yield row.aanbieder.naam
        if row.aanbieder.onderdeel_van:
            yield row.aanbieder.onderdeel_van.naam


def _labels(keuzes: type[TextChoices], codes: Iterable[str]) -> Iterable[str]:
    return (str(keuzes(code).label) for code in codes)


def _join(*groups: Iterable[str]) -> str:
    return "\n".join(text for group in groups for text in group if text)
