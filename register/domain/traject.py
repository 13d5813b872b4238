"""Trajecten: take in, write a draft, publish it, withdraw."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, require_transition, save_fields
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import heeft_recht, require_recht
from napl.tekst import tidy, unique_slug
from register.domain.indexeren import index_trajecten
from register.domain.trajecteditor.publiceerbaar import require_publishable
from register.domain.trajectgegevens import (
    RELATIES,
    Aanpakgegevens,
    Trajectgegevens,
    Typeringgegevens,
    study_hours,
)
from register.enums import TRAJECT_OVERGANGEN, VERSIE_OVERGANGEN, TrajectStatus, VersieStatus
from register.models import (
    Aanbieder,
    Traject,
    Trajectaanbieder,
    Trajectversie,
    Typering,
    Versieaanpak,
)

# Who may take in any aanbieder publishes as the bureau; an aanbieder publishes within rules of its own.
BEHEER = "register.beheer_aanbod"
BEWERK = "register.bewerk_aanbod"


__all__ = [
    "BEWERK",
    "Aanpakgegevens",
    "Trajectgegevens",
    "Typeringgegevens",
    "create_traject",
    "discard_concept",
    "publish_versie",
    "require_bewerkbaar",
    "study_hours",
    "withdraw_traject",
    "write_concept",
]


@transaction.atomic
def create_traject(
    gegevens: Trajectgegevens,
    *,
    aanbieders: Sequence[Aanbieder],
    at: datetime,
    by: Gebruiker | None = None,
    importsleutel: str = "",
    gecontroleerd_op: date | None = None,
) -> Traject:
    """Take in a traject with a first draft; nothing is public before ``publish_versie``.

    ``by`` is None for the system itself, here and in the verbs below.
    """
    if by is not None:
        require_recht(by, BEWERK, list(aanbieders))
    slug = _free_slug(gegevens.naam, aanbieders)
    traject = Traject.objects.create(
        slug=slug, importsleutel=importsleutel, aangemaakt_op=at, gecontroleerd_op=gecontroleerd_op
    )
    Trajectaanbieder.objects.bulk_create(
        Trajectaanbieder(traject=traject, aanbieder=aanbieder, volgorde=number)
        for number, aanbieder in enumerate(aanbieders)
    )
    record_gebeurtenis(traject, "traject.aangemaakt", by=by, at=at)
    write_concept(traject, gegevens, by=by)
    return traject


def _free_slug(naam: str, aanbieders: Sequence[Aanbieder]) -> str:
    """Make an address that says what and by whom: the same programme exists at many aanbieders."""
    text = f"{naam} {aanbieders[0].naam}" if aanbieders else naam
    base = unique_slug(text, set())
    taken = set(Traject.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return unique_slug(text, taken)


@transaction.atomic
def write_concept(
    traject: Traject, gegevens: Trajectgegevens, *, by: Gebruiker | None = None
) -> Trajectversie:
    """Write the draft of a traject, beside what is live; a draft that exists says this from now on."""
    if by is not None:
        require_recht(by, BEWERK, traject)
    traject = lock(traject)
    versie = Trajectversie.objects.filter(traject=traject, status=VersieStatus.CONCEPT).first()
    if versie is None:
        versie = Trajectversie(traject=traject, nummer=_next_number(traject))
    is_nieuw = versie.pk is None
    for name, value in gegevens.__dict__.items():
        if name not in RELATIES:
            setattr(versie, name, value)
    versie.naam = tidy(gegevens.naam)
    versie.studielast_uren = study_hours(gegevens.studielast_waarde, gegevens.studielast_eenheid)
    versie.save()
    if not is_nieuw:
        versie.vakken.clear()
        versie.typeringen.all().delete()
        versie.aanpakken.all().delete()
    _write_relations(versie, gegevens)
    return versie


def _next_number(traject: Traject) -> int:
    last = Trajectversie.objects.filter(traject=traject).aggregate(last=Max("nummer"))["last"]
    return (last or 0) + 1


def _write_relations(versie: Trajectversie, gegevens: Trajectgegevens) -> None:
    if gegevens.vakken:
        versie.vakken.set(gegevens.vakken)
    Typering.objects.bulk_create(
        Typering(versie=versie, padversie=item.padversie, niveau=item.niveau, grond=item.grond)
        for item in gegevens.typeringen
    )
    Versieaanpak.objects.bulk_create(
        Versieaanpak(versie=versie, aanpak=item.aanpak, grond=item.grond) for item in gegevens.aanpakken
    )


@transaction.atomic
def publish_versie(traject: Traject, *, at: datetime, by: Gebruiker | None = None) -> Trajectversie:
    """Make the draft live; what was live before stays readable in the history.

    It lists nothing: that takes an Opname (docs/adr/0009). An aanbieder is refused what is not complete
    enough to read, and a change of what was judged when the traject is recognised (docs/adr/0028).
    """
    if by is not None:
        require_recht(by, BEWERK, traject)
    traject = lock(traject)
    if traject.status != TrajectStatus.ACTIEF:
        raise Domeinfout("Dit traject is ingetrokken. U kunt het niet meer wijzigen.")
    concept = (
        Trajectversie.objects.select_for_update().filter(traject=traject, status=VersieStatus.CONCEPT).first()
    )
    if concept is None:
        raise Domeinfout("Er is geen concept om te publiceren.")
    former = (
        Trajectversie.objects.select_for_update().filter(traject=traject, status=VersieStatus.LIVE).first()
    )
    is_eigen = by is not None and not heeft_recht(by, BEHEER)
    if is_eigen:
        require_publishable(traject, concept, former, peildatum=timezone.localdate(at))
    if former is not None:
        _move(former, VersieStatus.VERVANGEN, live_tot=at)
    _move(concept, VersieStatus.LIVE, live_van=at)
    save_fields(traject, live=concept)
    if is_eigen:
        # Whoever gives the training said so today; an import has nothing to add from now on.
        save_fields(traject, gecontroleerd_op=timezone.localdate(at), zelf_beheerd=True)
    index_trajecten([traject.pk])
    record_gebeurtenis(traject, "traject.gepubliceerd", by=by, at=at, gegevens={"versie": concept.pk})
    return concept


def require_bewerkbaar(traject: Traject, *, by: Gebruiker) -> None:
    """Raise GeenRecht unless somebody may describe a traject, and OngeldigeOvergang when it was withdrawn."""
    require_recht(by, BEWERK, traject)
    if traject.status != TrajectStatus.ACTIEF:
        raise OngeldigeOvergang("Dit traject is ingetrokken. U kunt het niet meer wijzigen.", veld="status")


@transaction.atomic
def discard_concept(traject: Traject, *, at: datetime, by: Gebruiker | None = None) -> None:
    """Throw the draft away; what is live stays. Raises Domeinfout when there is nothing else to show."""
    if by is not None:
        require_recht(by, BEWERK, traject)
    traject = lock(traject)
    concept = Trajectversie.objects.filter(traject=traject, status=VersieStatus.CONCEPT).first()
    if concept is None:
        raise Domeinfout("Er is geen concept om weg te gooien.")
    if traject.live_id is None:
        raise Domeinfout("Dit traject heeft nog geen gepubliceerde tekst. Dan bleef er niets over.")
    concept.delete()
    record_gebeurtenis(traject, "traject.concept_weggegooid", by=by, at=at)


def _move(versie: Trajectversie, to: VersieStatus, **moment: datetime) -> None:
    require_transition(versie.status, to=to, allowed=VERSIE_OVERGANGEN)
    save_fields(versie, status=to, **moment)


@transaction.atomic
def withdraw_traject(traject: Traject, *, reden: str, by: Gebruiker, at: datetime) -> Traject:
    """Withdraw a traject for good: it leaves every list, its address tells the history (410)."""
    traject = lock(traject)
    require_recht(by, "register.trek_traject_in", traject)
    require_transition(traject.status, to=TrajectStatus.INGETROKKEN, allowed=TRAJECT_OVERGANGEN)
    if not reden.strip():
        raise Domeinfout("Vul in waarom dit traject wordt ingetrokken.", veld="reden")
    save_fields(traject, status=TrajectStatus.INGETROKKEN, ingetrokken_op=at, ingetrokken_reden=reden)
    record_gebeurtenis(traject, "traject.ingetrokken", by=by, at=at)
    return traject
