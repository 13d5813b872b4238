"""Evidence at a criterium of an aanvraag: files and links, for the aanbieder and who judges (ADR 0022)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from kwaliteit.domain.aanvraag.verantwoorden import find_criterium, lock_schrijfbaar
from kwaliteit.models import Aanvraagbewijs, Erkenningsaanvraag
from napl.domain.bestand import delete_bestand, last_verloopdatum, require_room, store_bestand
from napl.domain.gebeurtenis import Waarde, record_gebeurtenis
from napl.fouten import Domeinfout
from napl.models import Bestand, Gebruiker
from napl.registers import Register
from napl.tekst import tidy

if TYPE_CHECKING:
    from django.core.files.base import File

BESTANDSOORT = "aanvraagbewijs"
MAX_PER_CRITERIUM = 10
MAX_TITEL = 200
# Who else may open the evidence of an aanvraag, such as a deskundige that judges it; parts add theirs.
bewijslezers: Register[Callable[[Erkenningsaanvraag, Gebruiker, date], bool]] = Register()


@dataclass(frozen=True)
class Bewijsinvoer:
    """A link or a file, with what it is called; a file without a title has its own name."""

    titel: str = ""
    url: str = ""
    bestand: "File[Any] | None" = None


@transaction.atomic
def add_bewijs(
    aanvraag: Erkenningsaanvraag, code: str, invoer: Bewijsinvoer, *, by: Gebruiker, at: datetime
) -> Aanvraagbewijs:
    """Put one piece of evidence at a criterium while the aanvraag is open for writing."""
    aanvraag = lock_schrijfbaar(aanvraag, by=by)
    criterium = find_criterium(aanvraag, code)
    if aanvraag.bewijzen.filter(criterium=criterium).count() >= MAX_PER_CRITERIUM:
        raise Domeinfout(
            f"Bij één criterium passen {MAX_PER_CRITERIUM} bewijzen. Haal er eerst een weg.", veld="bestand"
        )
    url = _clean_url(invoer)
    bestand = None
    if invoer.bestand is not None:
        bestand = keep_bestand(aanvraag, invoer.bestand, by=by, at=at)
    titel = tidy(invoer.titel) or (bestand.naam if bestand else url)
    row = Aanvraagbewijs.objects.create(
        aanvraag=aanvraag,
        criterium=criterium,
        titel=titel[:MAX_TITEL],
        bestand=bestand,
        url=url,
        toegevoegd_op=at,
        toegevoegd_door=by,
    )
    _record(aanvraag, "toegevoegd", row, by=by, at=at)
    return row


@transaction.atomic
def remove_bewijs(bewijs: Aanvraagbewijs, *, by: Gebruiker, at: datetime) -> None:
    """Take evidence away, with its file, while the aanvraag is open for writing."""
    aanvraag = lock_schrijfbaar(bewijs.aanvraag, by=by)
    bestand = bewijs.bestand
    _record(aanvraag, "weggehaald", bewijs, by=by, at=at)
    bewijs.delete()
    if bestand is not None:
        # It is nobody's own, so the right to erase it is the right to write on the aanvraag.
        delete_bestand(bestand, by=None, at=at)


def keep_bestand(
    aanvraag: Erkenningsaanvraag, upload: "File[Any]", *, by: Gebruiker, at: datetime
) -> Bestand:
    """Keep a file of a locked aanvraag as nobody's own; an aanvraag has as much room as a person."""
    require_room(bestanden_van(aanvraag), upload.size or 0, wie="Bij deze aanvraag staan")
    return store_bestand(
        upload,
        eigenaar=None,
        soort=BESTANDSOORT,
        verloopt_op=last_verloopdatum(timezone.localdate(at)),
        by=by,
        at=at,
    )


def bestanden_van(aanvraag: Erkenningsaanvraag) -> "QuerySet[Bestand]":
    return Bestand.objects.filter(
        Q(aanvraagbewijzen__aanvraag=aanvraag) | Q(aanvraagaccreditaties__aanvraag=aanvraag)
    )


def may_open_bestand(bestand: Bestand, gebruiker: Gebruiker, peildatum: date) -> bool:
    """Say whether somebody may open a file: who works for the aanbieder, and the bureau once it was sent."""
    aanvraag = Erkenningsaanvraag.objects.filter(
        Q(bewijzen__bestand=bestand) | Q(accreditaties__bestand=bestand)
    ).first()
    if aanvraag is None:
        return False
    seen = Erkenningsaanvraag.objects.zichtbaar_voor(gebruiker, peildatum).filter(pk=aanvraag.pk)
    return seen.exists() or any(may(aanvraag, gebruiker, peildatum) for may in bewijslezers)


def _clean_url(invoer: Bewijsinvoer) -> str:
    url = invoer.url.strip()
    if (invoer.bestand is None) == (not url):
        melding = "Kies een bestand, of vul een link in." if not url else "Kies een bestand of een link."
        raise Domeinfout(melding, veld="url" if url else "bestand")
    if url:
        try:
            URLValidator(schemes=["http", "https"])(url)
        except ValidationError as error:
            raise Domeinfout("Dit is geen adres van een webpagina.", veld="url") from error
    return url


def _record(
    aanvraag: Erkenningsaanvraag, wat: str, row: Aanvraagbewijs, *, by: Gebruiker, at: datetime
) -> None:
    gegevens: dict[str, Waarde] = {"bewijs": row.pk, "criterium": row.criterium.code}
    record_gebeurtenis(aanvraag, f"aanvraag.bewijs-{wat}", by=by, at=at, gegevens=gegevens)
