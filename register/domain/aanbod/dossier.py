"""What is kept of a person who registered an aanbieder or belongs to one: to take along and to erase."""

from collections.abc import Sequence
from datetime import datetime

from napl.models import Gebruiker
from napl.registers import Dossierdeel, Dossierstuk, Dossierveld
from register.enums import Aanmeldingstatus
from register.models import Aanbodlid, Aanboduitnodiging, Aanmelding


def collect_aanbod(gebruiker: Gebruiker, keuze: str | None) -> Sequence[Dossierstuk]:  # noqa: ARG001
    """Return the aanmeldingen, the roles and the invitations that somebody sent."""
    aanmeldingen = Aanmelding.objects.van(gebruiker).order_by("ingediend_op", "pk")
    rollen = Aanbodlid.objects.filter(gebruiker=gebruiker).select_related("organisatie")
    verstuurd = Aanboduitnodiging.objects.filter(uitgenodigd_door=gebruiker).select_related("organisatie")
    return [
        *(_aanmelding(row) for row in aanmeldingen),
        *(_rol(row) for row in rollen.order_by("geldig_van", "pk")),
        *(_uitnodiging(row) for row in verstuurd.order_by("uitgenodigd_op", "pk")),
    ]


def erase_aanbod(gebruiker: Gebruiker, at: datetime) -> int:  # noqa: ARG001 - what goes, goes whole
    """Erase aanmeldingen that led to nothing, and take the person out of the others and of invitations.

    Who somebody is at an organisation is not theirs alone: that ends by stopping there, or with the account.
    """
    mine = Aanmelding.objects.van(gebruiker)
    gone = mine.exclude(status=Aanmeldingstatus.GOEDGEKEURD).delete()[1].get("register.Aanmelding", 0)
    gone += mine.update(gebruiker=None, toelichting="")
    return gone + Aanboduitnodiging.objects.filter(uitgenodigd_door=gebruiker).update(uitgenodigd_door=None)


def _aanmelding(row: Aanmelding) -> Dossierstuk:
    return Dossierstuk(
        f"Aanmelding van {row.naam}",
        (
            Dossierveld("status", "Stand", row.get_status_display()),
            Dossierveld("ingediend_op", "Ingediend op", row.ingediend_op),
            Dossierveld("kvk", "KvK-nummer", row.kvk),
            Dossierveld("website", "Website", row.website),
            Dossierveld("plaats", "Plaats", row.plaats),
            Dossierveld("toelichting", "Toelichting", row.toelichting),
            Dossierveld("reden", "Reden van het bureau", row.reden),
        ),
    )


def _rol(row: Aanbodlid) -> Dossierstuk:
    return Dossierstuk(
        f"{row.get_rol_display()} bij {row.organisatie.naam}",
        (
            Dossierveld("geldig_van", "Van", row.geldig_van),
            Dossierveld("geldig_tot", "Tot (niet tot en met)", row.geldig_tot),
        ),
    )


def _uitnodiging(row: Aanboduitnodiging) -> Dossierstuk:
    return Dossierstuk(
        f"Uitnodiging bij {row.organisatie.naam}",
        (
            Dossierveld("email", "Aan", row.email),
            Dossierveld("uitgenodigd_op", "Verstuurd op", row.uitgenodigd_op),
        ),
    )


DEEL = Dossierdeel(
    "Aanbieder worden en zijn",
    "Uw aanmeldingen als aanbieder, uw rollen daar en wie u uitnodigde. Als u dit wist, houdt u uw rollen: "
    "stoppen doet u bij ‘Mensen en rollen’.",
    collect_aanbod,
    erase_aanbod,
    deelbaar=False,
)
