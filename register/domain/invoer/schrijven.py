"""Carry out the plan of a batch of rows: new rows together, changed ones through the verbs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from napl.domain.transitie import save_fields
from napl.models import Gebruiker
from register.domain.invoer.aanbieders import Aanbiedermap
from register.domain.invoer.besluit import Besluit, Werk
from register.domain.invoer.nieuw import create_many
from register.domain.invoer.sleutel import content_of
from register.domain.invoer.uitvoeringen import sync_uitvoeringen
from register.domain.opname import open_opname
from register.domain.traject import publish_versie, write_concept
from register.enums import OpnameSoort, Uitkomst
from register.models import Traject

GROND = "import"


@dataclass(frozen=True)
class Schrijfkader:
    """On which day, when and for whom a batch is written."""

    peildatum: date
    at: datetime
    by: Gebruiker | None


def write_besluiten(
    besluiten: Sequence[Besluit], aanbieders: Aanbiedermap, kader: Schrijfkader
) -> dict[int, int]:
    """Write a batch; returns the traject of each row (by its line) that has one."""
    trajecten = {item.regelnummer: item.traject_id for item in besluiten if item.traject_id is not None}
    nieuw = [item for item in besluiten if item.uitkomst == Uitkomst.GEMAAKT]
    made = create_many(
        [item.werk for item in nieuw if item.werk is not None],
        aanbieders,
        peildatum=kader.peildatum,
        at=kader.at,
        by=kader.by,
        grond=GROND,
    )
    trajecten.update((item.regelnummer, traject.pk) for item, traject in zip(nieuw, made, strict=True))
    for item in besluiten:
        if item.uitkomst == Uitkomst.GEWIJZIGD and item.werk is not None:
            _change(item.werk, kader)
    _mark_checked(
        [item.traject_id for item in besluiten if item.uitkomst == Uitkomst.ONGEWIJZIGD], kader.peildatum
    )
    return trajecten


def _change(werk: Werk, kader: Schrijfkader) -> None:
    traject = werk.bestaand
    if traject is None:
        raise ValueError("A changed row is about a traject that exists.")
    if content_of(traject.importafdruk) != content_of(werk.afdruk):
        write_concept(traject, werk.gegevens, by=kader.by)
        publish_versie(traject, at=kader.at, by=kader.by)
    sync_uitvoeringen(traject, werk.uitvoeringen, peildatum=kader.peildatum, at=kader.at, by=kader.by)
    if not werk.was_vermeld:
        open_opname(
            traject,
            OpnameSoort.IN_KAART,
            geldig_van=kader.peildatum,
            geldig_tot=None,
            grond=GROND,
            at=kader.at,
            by=kader.by,
        )
    save_fields(traject, importafdruk=werk.afdruk, gecontroleerd_op=kader.peildatum)


def _mark_checked(pks: Sequence[int | None], peildatum: date) -> None:
    # The source still says the same: that is a check too.
    older = Q(gecontroleerd_op__isnull=True) | Q(gecontroleerd_op__lt=peildatum)
    Traject.objects.filter(older, pk__in=[pk for pk in pks if pk is not None]).update(
        gecontroleerd_op=peildatum
    )
