"""The roles of members of an aanbieder: give, change and end them, each change in the log."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from napl.domain.gebeurtenis import Waarde, record_gebeurtenis
from napl.domain.transitie import lock, save_fields
from napl.enums import Rol
from napl.fouten import Domeinfout
from napl.models import Gebruiker, Lidmaatschap, Organisatie
from napl.models.periode import Periode
from napl.rechten import require_recht
from register.enums import Aanbodrol
from register.models import Aanbodlid
from register.models.aanbod import organisaties_van

BEHEER = "register.beheer_aanbodleden"
LAATSTE = "Er moet altijd een beheerder zijn. Maak eerst iemand anders beheerder."


def members_of(organisatie: Organisatie, peildatum: date) -> QuerySet[Gebruiker]:
    """Return who works for the organisation of an aanbieder on a date."""
    werk = Lidmaatschap.objects.filter(organisatie=organisatie, rol=Rol.AANBIEDER).geldig_op(peildatum)
    return Gebruiker.objects.filter(pk__in=werk.values("gebruiker"), is_active=True).order_by("naam", "pk")


def rollen_in(organisatie: Organisatie, peildatum: date) -> dict[int, frozenset[Aanbodrol]]:
    """Return the roles of everybody who works there, by account; who has none is not in it."""
    members = set(members_of(organisatie, peildatum).values_list("pk", flat=True))
    rows = Aanbodlid.objects.filter(organisatie=organisatie)
    if not rows.exists():
        return dict.fromkeys(members, frozenset(Aanbodrol))
    found: dict[int, set[Aanbodrol]] = {}
    for gebruiker, rol in rows.geldig_op(peildatum).values_list("gebruiker_id", "rol"):
        if gebruiker in members:
            found.setdefault(gebruiker, set()).add(Aanbodrol(rol))
    return {gebruiker: frozenset(rollen) for gebruiker, rollen in found.items()}


@transaction.atomic
def give_rollen(
    gebruiker: Gebruiker,
    organisatie: Organisatie,
    rollen: Collection[Aanbodrol],
    *,
    by: Gebruiker,
    at: datetime,
    nieuw: bool = False,
) -> None:
    """Give a member these roles and no other; part of verbs that see to the rights.

    ``nieuw`` is for who joined just now. Raises Domeinfout when nobody would be beheerder.
    """
    vandaag = timezone.localdate(at)
    organisatie = lock(organisatie)
    _settle(organisatie, vandaag, behalve=gebruiker if nieuw else None)
    rows = Aanbodlid.objects.filter(organisatie=organisatie, gebruiker=gebruiker).geldig_op(vandaag)
    before, after = {Aanbodrol(row.rol) for row in rows}, frozenset(rollen)
    held = {**rollen_in(organisatie, vandaag), gebruiker.pk: after}
    if not any(Aanbodrol.BEHEERDER in each for each in held.values()):
        raise Domeinfout(LAATSTE, veld="rollen")
    for row in rows.filter(rol__in=before - after):
        _end(row, vandaag)
    Aanbodlid.objects.bulk_create(
        Aanbodlid(organisatie=organisatie, gebruiker=gebruiker, rol=rol, geldig_van=vandaag)
        for rol in Aanbodrol
        if rol in after - before
    )
    record_gebeurtenis(
        organisatie,
        "aanbodlid.rollen",
        by=by,
        at=at,
        gegevens={
            "gebruiker": gebruiker.pk,
            "erbij": _codes(after - before),
            "eraf": _codes(before - after),
        },
    )


@transaction.atomic
def change_rollen(
    gebruiker: Gebruiker,
    organisatie: Organisatie,
    rollen: Collection[Aanbodrol],
    *,
    by: Gebruiker,
    at: datetime,
) -> None:
    """Change what a member may do; it holds at once."""
    require_recht(by, BEHEER, organisatie)
    if not rollen:
        raise Domeinfout("Kies minstens één rol, of laat deze persoon stoppen.", veld="rollen")
    _require_member(gebruiker, organisatie, at=at)
    give_rollen(gebruiker, organisatie, rollen, by=by, at=at)


@transaction.atomic
def end_lid(gebruiker: Gebruiker, organisatie: Organisatie, *, by: Gebruiker, at: datetime) -> None:
    """Let a member stop, from today on; everybody may stop themselves, except the last beheerder."""
    if gebruiker.pk != by.pk:
        require_recht(by, BEHEER, organisatie)
    _require_member(gebruiker, organisatie, at=at)
    give_rollen(gebruiker, organisatie, (), by=by, at=at)
    vandaag = timezone.localdate(at)
    werk = Lidmaatschap.objects.filter(organisatie=organisatie, gebruiker=gebruiker, rol=Rol.AANBIEDER)
    for row in werk.geldig_op(vandaag):
        _end(row, vandaag)
    gebruiker.__dict__.pop("_rollen", None)  # napl.rechten read the roles before
    record_gebeurtenis(organisatie, "aanbodlid.gestopt", by=by, at=at, gegevens={"gebruiker": gebruiker.pk})


def _require_member(gebruiker: Gebruiker, organisatie: Organisatie, *, at: datetime) -> None:
    if not organisaties_van(gebruiker, timezone.localdate(at)).filter(pk=organisatie.pk).exists():
        raise Domeinfout("Deze persoon hoort niet (meer) bij deze aanbieder.")


def _settle(organisatie: Organisatie, vandaag: date, *, behalve: Gebruiker | None) -> None:
    """Write down the roles of who had all of them because nobody was given any; else they would lose them."""
    if Aanbodlid.objects.filter(organisatie=organisatie).exists():
        return
    Aanbodlid.objects.bulk_create(
        Aanbodlid(organisatie=organisatie, gebruiker=lid, rol=rol, geldig_van=vandaag)
        for lid in members_of(organisatie, vandaag)
        if lid != behalve
        for rol in Aanbodrol
    )


def _end(row: Periode, vandaag: date) -> None:
    """End a period today; one that began today did not last, and the log says that it was there."""
    if row.geldig_van >= vandaag:
        row.delete()
    else:
        save_fields(row, geldig_tot=vandaag)


def _codes(rollen: Collection[Aanbodrol]) -> list[Waarde]:
    return [rol.value for rol in Aanbodrol if rol in rollen]
