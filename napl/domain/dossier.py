"""The dossier of a person: everything that the apps keep of them, as data, to hand over and to erase."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils.timezone import localtime

from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout
from napl.models import Bericht, Bestand, Gebruiker, Lidmaatschap
from napl.registers import Dossierdeel, Dossierstuk, dossierdelen

GEWIST_NAAM = "Gewist account"


def find_deel(sleutel: str) -> Dossierdeel:
    """Return a part of the dossier; raise Domeinfout for one that does not exist."""
    deel = dossierdelen.get(sleutel)
    if deel is None:
        raise Domeinfout("Dit deel bestaat niet.", veld="deel")
    return deel


def bestanden_in(stukken: Iterable[Dossierstuk]) -> Iterator[Bestand]:
    """Yield the files that belong to things in a dossier, however deep."""
    for stuk in stukken:
        yield from stuk.bestanden
        yield from bestanden_in(stuk.stukken)


def as_data(stukken: Sequence[Dossierstuk]) -> list[dict[str, Any]]:
    """Return things of a dossier as plain values that JSON can hold."""
    return [
        {
            "titel": stuk.titel,
            **{veld.naam: _plain(veld.waarde) for veld in stuk.velden},
            **({"bestanden": [_file(bestand) for bestand in stuk.bestanden]} if stuk.bestanden else {}),
            **({"stukken": as_data(stuk.stukken)} if stuk.stukken else {}),
        }
        for stuk in stukken
    ]


def as_shown(stukken: Sequence[Dossierstuk]) -> list[dict[str, Any]]:
    """Return things of a dossier as a page shows them: labels with text, empty facts left out."""
    return [
        {
            "titel": stuk.titel,
            "velden": [[veld.label, shown] for veld in stuk.velden if (shown := describe(veld.waarde))],
            "bestanden": list(stuk.bestanden),
            "stukken": as_shown(stuk.stukken),
        }
        for stuk in stukken
    ]


def as_text(shown: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the same for a document, which has the names of the files alone."""
    return [
        {
            **stuk,
            "bestanden": [bestand.naam for bestand in stuk["bestanden"]],
            "stukken": as_text(stuk["stukken"]),
        }
        for stuk in shown
    ]


def describe(waarde: object) -> str:
    """Return a fact in words; nothing for what is empty."""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, datetime | date):
        # A moment late in the evening lies on another day for a server than for a person here.
        day = localtime(waarde) if isinstance(waarde, datetime) else waarde
        return f"{day.day}-{day.month}-{day.year}"
    if waarde is None or isinstance(waarde, str | int):
        return "" if waarde is None else str(waarde)
    if isinstance(waarde, Mapping):
        return ", ".join(f"{naam}: {describe(value)}" for naam, value in waarde.items())
    return ", ".join(str(item) for item in waarde)  # type: ignore[attr-defined]


def _plain(waarde: object) -> object:
    if isinstance(waarde, datetime | date):
        return waarde.isoformat()
    return list(waarde) if isinstance(waarde, list | tuple) else waarde


def _file(bestand: Bestand) -> dict[str, Any]:
    return {"id": str(bestand.pk), "naam": bestand.naam, "grootte": bestand.grootte, "sha256": bestand.sha256}


def export_gegevens(gebruiker: Gebruiker, *, at: datetime) -> dict[str, Any]:
    """Return everything of a person (AVG art. 15 and 20): the account, and each part of the dossier."""
    rollen = Lidmaatschap.objects.filter(gebruiker=gebruiker).select_related("organisatie").order_by("pk")
    return {
        "gemaakt_op": at.isoformat(),
        "account": {
            "email": gebruiker.email,
            "naam": gebruiker.naam,
            "aangemaakt_op": gebruiker.aangemaakt_op.isoformat(),
            "laatst_ingelogd_op": gebruiker.last_login.isoformat() if gebruiker.last_login else None,
            "rollen": [
                {
                    "rol": lid.rol,
                    "organisatie": lid.organisatie.naam,
                    "geldig_van": lid.geldig_van.isoformat(),
                    "geldig_tot": lid.geldig_tot.isoformat() if lid.geldig_tot else None,
                }
                for lid in rollen
            ],
        },
        **{sleutel: as_data(deel.stukken(gebruiker, None)) for sleutel, deel in dossierdelen.items()},
    }


@transaction.atomic
def erase_deel(gebruiker: Gebruiker, sleutel: str, *, at: datetime) -> int:
    """Erase one part of somebody's own dossier (AVG art. 17); return how many things went.

    What hangs on it goes first: once the part is gone, nobody could find that any more.
    """
    for onder in [naam for naam, deel in dossierdelen.items() if deel.bij == sleutel]:
        erase_deel(gebruiker, onder, at=at)
    aantal = find_deel(sleutel).wis(lock(gebruiker), at)
    record_gebeurtenis(
        gebruiker, "dossier.gewist", by=gebruiker, at=at, gegevens={"deel": sleutel, "aantal": aantal}
    )
    return aantal


@transaction.atomic
def erase_alles(gebruiker: Gebruiker, *, at: datetime) -> int:
    """Erase every part of somebody's own dossier; the account stays."""
    return sum(erase_deel(gebruiker, sleutel, at=at) for sleutel, _ in list(dossierdelen.items()))


@transaction.atomic
def delete_account(gebruiker: Gebruiker, *, at: datetime) -> None:
    """Erase the dossier, and everything by which the account can be recognised or used.

    The row stays, empty: what somebody did in public, such as an answer in a consultatie, points to it.
    """
    erase_alles(gebruiker, at=at)
    gebruiker = lock(gebruiker)
    Bericht.objects.filter(gebruiker=gebruiker).delete()
    Lidmaatschap.objects.filter(gebruiker=gebruiker).delete()
    EmailAddress.objects.filter(user=gebruiker).delete()
    gebruiker.set_unusable_password()
    save_fields(
        gebruiker,
        email=f"gewist-{gebruiker.pk}@gewist.invalid",
        naam=GEWIST_NAAM,
        is_active=False,
        password=gebruiker.password,
        last_login=None,
    )
    record_gebeurtenis(gebruiker, "gebruiker.gewist", by=gebruiker, at=at)
