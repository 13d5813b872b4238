"""What the pages of an aanbieder and of the bureau show about aanmeldingen and members."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from napl.models import Gebruiker, Organisatie
from register.domain.aanbod.rollen import members_of, rollen_in
from register.domain.aanbod.uitnodigen import open_uitnodigingen
from register.enums import Aanbodrol
from register.models import Aanboduitnodiging, Aanmelding, Deelname, Traject
from register.models.aanbod import aanbieders_van, organisaties_van


@dataclass(frozen=True)
class Lid:
    gebruiker: Gebruiker
    rollen: tuple[Aanbodrol, ...]


@dataclass(frozen=True)
class Team:
    """An organisation of an aanbieder, as a member of it sees it."""

    organisatie: Organisatie
    leden: tuple[Lid, ...]
    uitnodigingen: tuple[Aanboduitnodiging, ...]
    is_beheerder: bool


def teams_van(gebruiker: Gebruiker, peildatum: date) -> list[Team]:
    """Return where somebody works, with who else does; the invitations for a beheerder alone."""
    return [
        _team(row, gebruiker, peildatum) for row in organisaties_van(gebruiker, peildatum).order_by("naam")
    ]


def _team(organisatie: Organisatie, gebruiker: Gebruiker, peildatum: date) -> Team:
    rollen = rollen_in(organisatie, peildatum)
    leden = tuple(
        Lid(lid, tuple(rol for rol in Aanbodrol if rol in rollen.get(lid.pk, ())))
        for lid in members_of(organisatie, peildatum)
    )
    is_beheerder = Aanbodrol.BEHEERDER in rollen.get(gebruiker.pk, ())
    return Team(
        organisatie,
        leden,
        tuple(open_uitnodigingen(organisatie)) if is_beheerder else (),
        is_beheerder,
    )


def leden_paneel(gebruiker: Gebruiker, peildatum: date) -> Mapping[str, Any]:
    """Return what the provider's home says of its people."""
    return {"teams": teams_van(gebruiker, peildatum)}


def wacht_paneel(gebruiker: Gebruiker, peildatum: date) -> Mapping[str, Any]:
    """Return what waits for a member on the provider's home."""
    verzoeken = Deelname.objects.voor_aanbieder(gebruiker, peildatum).filter(bevestiging="gevraagd").count()
    return {"verzoeken": verzoeken}


def trajecten_paneel(gebruiker: Gebruiker, peildatum: date) -> Mapping[str, Any]:
    """Return how many trajecten there are, and how many of them nobody else can see yet."""
    mine = Traject.objects.filter(aanbieders__in=aanbieders_van(gebruiker, peildatum)).distinct()
    return {"aantal": mine.count(), "concept": mine.filter(live__isnull=True).count()}


def list_aanmeldingen(*, open_: bool) -> QuerySet[Aanmelding]:
    """Return the work list of the bureau: who waits longest first, or what was decided, the latest first."""
    rows = Aanmelding.objects.select_related("gebruiker", "aanbieder", "organisatie")
    if open_:
        return rows.open().order_by("ingediend_op", "pk")
    decided = rows.exclude(pk__in=Aanmelding.objects.open().values("pk"))
    return decided.order_by("-beoordeeld_op", "-pk")
