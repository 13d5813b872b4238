"""Take in many new trajecten at once: the same rows as the verbs of the register write, in few statements.

One traject through ``create_traject``, ``publish_versie``, ``open_opname`` and ``add_uitvoering`` costs some
forty statements; a file of a hundred thousand rows would take hours. A test keeps both ways equal.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.db.models import OuterRef, Q, Subquery

from napl.domain.gebeurtenis import Feit, record_gebeurtenissen
from napl.models import Gebruiker
from napl.tekst import tidy, unique_slug
from register.domain.indexeren import index_trajecten
from register.domain.invoer.aanbieders import Aanbiedermap
from register.domain.invoer.besluit import Werk
from register.domain.traject import study_hours
from register.enums import OpnameSoort, VersieStatus
from register.models import (
    Opname,
    Prijs,
    Traject,
    Trajectaanbieder,
    Trajectversie,
    Typering,
    Uitvoering,
    Versieaanpak,
)

RELATIES = ("vakken", "typeringen", "aanpakken")


def create_many(
    werken: Sequence[Werk],
    aanbieders: Aanbiedermap,
    *,
    peildatum: date,
    at: datetime,
    by: Gebruiker | None,
    grond: str,
) -> list[Traject]:
    """Take in, publish and list these trajecten; returns them in the same order."""
    if not werken:
        return []
    trajecten = _create_trajecten(werken, aanbieders, peildatum=peildatum, at=at)
    versies = _create_versies(trajecten, werken, at=at)
    Opname.objects.bulk_create(
        Opname(traject=traject, soort=OpnameSoort.IN_KAART, geldig_van=peildatum, grond=grond)
        for traject in trajecten
    )
    uitvoeringen = _create_uitvoeringen(trajecten, werken, at=at)
    index_trajecten([traject.pk for traject in trajecten])
    record_gebeurtenissen(_feiten(trajecten, versies, uitvoeringen, grond), by=by, at=at)
    return trajecten


def _feiten(
    trajecten: Sequence[Traject],
    versies: Sequence[Trajectversie],
    uitvoeringen: Sequence[Uitvoering],
    grond: str,
) -> Iterator[Feit]:
    """Yield what the verbs would have written down."""
    for traject, versie in zip(trajecten, versies, strict=True):
        yield Feit(traject, "traject.aangemaakt")
        yield Feit(traject, "traject.gepubliceerd", {"versie": versie.pk})
        yield Feit(traject, "traject.opgenomen", {"soort": OpnameSoort.IN_KAART.value, "grond": grond})
    for uitvoering in uitvoeringen:
        yield Feit(uitvoering, "uitvoering.toegevoegd", {"traject": uitvoering.traject_id})


def _create_trajecten(
    werken: Sequence[Werk], aanbieders: Aanbiedermap, *, peildatum: date, at: datetime
) -> list[Traject]:
    trajecten = Traject.objects.bulk_create(
        Traject(
            slug=slug,
            importsleutel=werk.sleutel,
            importafdruk=werk.afdruk,
            aangemaakt_op=at,
            gecontroleerd_op=peildatum,
        )
        for slug, werk in zip(_free_slugs(werken), werken, strict=True)
    )
    Trajectaanbieder.objects.bulk_create(
        Trajectaanbieder(traject=traject, aanbieder_id=aanbieders.pk(naam, at=at), volgorde=volgorde)
        for traject, werk in zip(trajecten, werken, strict=True)
        for volgorde, naam in enumerate(werk.aanbieders)
    )
    return trajecten


def _free_slugs(werken: Sequence[Werk]) -> list[str]:
    """Make addresses as ``create_traject`` does, with one look at which are taken."""
    texts = [" ".join([werk.gegevens.naam, *werk.aanbieders[:1]]) for werk in werken]
    begins = {unique_slug(text, set()) for text in texts}
    condition = Q()
    for begin in begins:
        condition |= Q(slug__startswith=begin)
    taken = set(Traject.objects.filter(condition).values_list("slug", flat=True))
    slugs = []
    for text in texts:
        slug = unique_slug(text, taken)
        taken.add(slug)
        slugs.append(slug)
    return slugs


def _create_versies(
    trajecten: Sequence[Traject], werken: Sequence[Werk], *, at: datetime
) -> list[Trajectversie]:
    versies = Trajectversie.objects.bulk_create(
        _versie(traject, werk, at=at) for traject, werk in zip(trajecten, werken, strict=True)
    )
    pairs = list(zip(versies, werken, strict=True))
    through = Trajectversie.vakken.through
    through.objects.bulk_create(
        through(trajectversie_id=versie.pk, vak_id=vak.pk)
        for versie, werk in pairs
        for vak in werk.gegevens.vakken
    )
    Typering.objects.bulk_create(
        Typering(versie=versie, padversie=item.padversie, niveau=item.niveau, grond=item.grond)
        for versie, werk in pairs
        for item in werk.gegevens.typeringen
    )
    Versieaanpak.objects.bulk_create(
        Versieaanpak(versie=versie, aanpak=item.aanpak, grond=item.grond)
        for versie, werk in pairs
        for item in werk.gegevens.aanpakken
    )
    live = Trajectversie.objects.filter(traject=OuterRef("pk"), status=VersieStatus.LIVE).values("pk")
    Traject.objects.filter(pk__in=[traject.pk for traject in trajecten]).update(live=Subquery(live[:1]))
    return versies


def _versie(traject: Traject, werk: Werk, *, at: datetime) -> Trajectversie:
    gegevens = werk.gegevens
    values = {name: value for name, value in gegevens.__dict__.items() if name not in RELATIES}
    values["naam"] = tidy(gegevens.naam)
    values["studielast_uren"] = study_hours(gegevens.studielast_waarde, gegevens.studielast_eenheid)
    return Trajectversie(traject=traject, nummer=1, status=VersieStatus.LIVE, live_van=at, **values)


def _create_uitvoeringen(
    trajecten: Sequence[Traject], werken: Sequence[Werk], *, at: datetime
) -> list[Uitvoering]:
    wensen = [
        (traject, wens) for traject, werk in zip(trajecten, werken, strict=True) for wens in werk.uitvoeringen
    ]
    uitvoeringen = Uitvoering.objects.bulk_create(
        Uitvoering(traject=traject, uit_import=True, **wens.gegevens.__dict__) for traject, wens in wensen
    )
    through = Uitvoering.regios.through
    through.objects.bulk_create(
        through(uitvoering_id=uitvoering.pk, regio_id=regio.pk)
        for uitvoering, (_, wens) in zip(uitvoeringen, wensen, strict=True)
        for regio in wens.regios
    )
    Prijs.objects.bulk_create(
        Prijs(uitvoering=uitvoering, bedrag=uitvoering.prijs, btw=uitvoering.btw, geldig_van=at)
        for uitvoering in uitvoeringen
        if uitvoering.prijs is not None
    )
    return uitvoeringen
