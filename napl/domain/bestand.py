"""Keep, open and erase files: the content is judged, the place is secret, every look is written down."""

import hashlib
import re
import unicodedata
from datetime import date, datetime
from typing import IO, Any

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage
from django.db import transaction
from django.db.models import Count, QuerySet, Sum
from django.utils.timezone import localdate

from napl.bestandsvorm import Vorm, recognise
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout, GeenRecht
from napl.models import Bestand, Bestandsinzage, Gebruiker
from napl.rechten import require_recht
from napl.registers import bestandrechten
from napl.tekst import tidy

# Only the process itself reads and writes; what the operating system would let others do is turned off.
opslag = FileSystemStorage(file_permissions_mode=0o600, directory_permissions_mode=0o700)
MAX_NAAM = 120
EIGENAAR, RECHT = "eigenaar", "recht"


def store_bestand(
    upload: "File[Any]",
    *,
    eigenaar: Gebruiker | None,
    soort: str,
    verloopt_op: date,
    by: Gebruiker,
    at: datetime,
) -> Bestand:
    """Keep a file until ``verloopt_op``; the type is read from the content, the name is only a label.

    ``eigenaar`` is who it is about and who may always open and erase it: ``by``, or None for what is
    nobody's own. ``soort`` is a code of the app (see ``napl.registers.bestandrechten``). Raises Domeinfout
    with the field ``bestand`` or ``verloopt_op``.
    """
    require_recht(by, "napl.bewaar_bestand")
    if eigenaar is not None and eigenaar != by:
        raise GeenRecht("U kunt alleen een bestand van uzelf bewaren.")
    require_verloopdatum(verloopt_op, op=localdate(at))
    vorm = judge_upload(upload)
    return _write(vorm, upload.name or "", eigenaar, soort, verloopt_op, by=by, at=at)


def judge_upload(upload: "File[Any]") -> Vorm:
    """Return what an upload is; raise Domeinfout when it is too large or nothing that we keep."""
    megabytes = settings.BESTAND_MAX_BYTES // 1024**2
    if (upload.size or 0) > settings.BESTAND_MAX_BYTES:
        raise Domeinfout(
            f"Dit bestand is te groot. Een bestand mag niet groter zijn dan {megabytes} MB.", veld="bestand"
        )
    upload.seek(0)
    return recognise(upload.read())


def require_verloopdatum(verloopt_op: date, *, op: date) -> None:
    """Raise Domeinfout unless the date lies after ``op`` and not too far away (AVG art. 5(1)(e))."""
    if verloopt_op <= op:
        raise Domeinfout("Kies een datum na vandaag.", veld="verloopt_op")
    if verloopt_op > last_verloopdatum(op):
        raise Domeinfout(
            f"Wij bewaren een bestand hoogstens {settings.BESTAND_MAX_JAREN} jaar. Kies een eerdere datum.",
            veld="verloopt_op",
        )


def last_verloopdatum(op: date) -> date:
    jaar = op.year + settings.BESTAND_MAX_JAREN
    return op.replace(year=jaar, day=28) if (op.month, op.day) == (2, 29) else op.replace(year=jaar)


@transaction.atomic
def _write(
    vorm: Vorm,
    naam: str,
    eigenaar: Gebruiker | None,
    soort: str,
    verloopt_op: date,
    *,
    by: Gebruiker,
    at: datetime,
) -> Bestand:
    if eigenaar is not None:
        lock(eigenaar)
        require_room(Bestand.objects.filter(eigenaar=eigenaar), len(vorm.inhoud), wie="U bewaart")
    bestand = Bestand.objects.create(
        eigenaar=eigenaar,
        soort=soort,
        naam=clean_name(naam, vorm.uitgang),
        mediatype=vorm.mediatype,
        grootte=len(vorm.inhoud),
        sha256=hashlib.sha256(vorm.inhoud).hexdigest(),
        verloopt_op=verloopt_op,
        aangemaakt_op=at,
    )
    # When the transaction fails after this the file is nobody's; the nightly round takes it away.
    opslag.save(bestand.opslagpad, ContentFile(vorm.inhoud))
    _record(bestand, "bestand.bewaard", by=by, at=at)
    return bestand


def require_room(bestanden: "QuerySet[Bestand]", erbij: int, *, wie: str) -> None:
    """Raise Domeinfout when there are as many files as somebody may keep, or as many bytes with this one.

    Call it with a lock on what they belong to: else two uploads at once both fit.
    """
    kept = bestanden.aggregate(aantal=Count("pk"), grootte=Sum("grootte", default=0))
    if kept["aantal"] >= settings.BESTANDEN_MAX_PER_PERSOON:
        raise Domeinfout(
            f"{wie} al {settings.BESTANDEN_MAX_PER_PERSOON} bestanden. Wis eerst een bestand.", veld="bestand"
        )
    if kept["grootte"] + erbij > settings.BESTANDEN_MAX_BYTES_PER_PERSOON:
        megabytes = settings.BESTANDEN_MAX_BYTES_PER_PERSOON // 1024**2
        raise Domeinfout(
            f"{wie} samen hoogstens {megabytes} MB, en dit bestand past daar niet meer bij. "
            "Wis eerst een bestand.",
            veld="bestand",
        )


def clean_name(naam: str, uitgang: str) -> str:
    """Return a name that is safe to show and to save under: no path, no control or direction characters.

    The ending is that of what the file really is.
    """
    bare = re.split(r"[/\\]", unicodedata.normalize("NFC", naam))[-1]
    shown = "".join(char if unicodedata.category(char)[0] != "C" else " " for char in bare)
    shown = tidy(re.sub(r'[<>:"|?*;%]', " ", shown))
    stam = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", shown.strip(" ."))[:MAX_NAAM].strip(" .")
    return f"{stam or 'bestand'}.{uitgang}"


def grond_voor(bestand: Bestand, gebruiker: Gebruiker, *, peildatum: date) -> str | None:
    """Return on what ground somebody may open a file on a date, or None: then it does not exist for them."""
    if bestand.verloopt_op <= peildatum or not gebruiker.is_active:
        return None
    if bestand.eigenaar_id == gebruiker.pk:
        return EIGENAAR
    ask = bestandrechten.get(bestand.soort)
    return RECHT if ask is not None and ask(bestand, gebruiker, peildatum) else None


@transaction.atomic
def open_bestand(
    bestand: Bestand, *, by: Gebruiker, at: datetime, grond: str | None = None
) -> "tuple[IO[bytes], Bestandsinzage]":
    """Open a file for somebody and write the look down; raise GeenRecht when they may not.

    ``grond`` is given by who has judged the right already, such as a deling.
    """
    grond = grond or grond_voor(bestand, by, peildatum=localdate(at))
    # Locked, so that it is not erased between this line and the look that refers to it.
    is_there = Bestand.objects.select_for_update().filter(pk=bestand.pk).geldig_op(localdate(at)).exists()
    if grond is None or not is_there:
        raise GeenRecht("U mag dit bestand niet openen.")
    inzage = Bestandsinzage.objects.create(bestand=bestand, gebruiker=by, op=at, grond=grond)
    return opslag.open(bestand.opslagpad), inzage


@transaction.atomic
def extend_bestand(bestand: Bestand, *, verloopt_op: date, by: Gebruiker, at: datetime) -> Bestand:
    """Keep a file until another date, sooner or later."""
    bestand = lock(bestand)
    require_recht(by, "napl.wis_bestand", bestand)
    require_verloopdatum(verloopt_op, op=localdate(at))
    save_fields(bestand, verloopt_op=verloopt_op, gewaarschuwd_op=None)
    _record(bestand, "bestand.verlengd", by=by, at=at)
    return bestand


@transaction.atomic
def delete_bestand(bestand: Bestand, *, by: Gebruiker | None, at: datetime, reden: str = "gewist") -> None:
    """Erase a file and the log of its looks; the disk follows when the transaction is certain.

    ``by`` is None for the system itself. What remains is a gebeurtenis: that there was a file, not which.
    """
    if by is not None:
        require_recht(by, "napl.wis_bestand", bestand)
    _record(bestand, f"bestand.{reden}", by=by, at=at)
    pad = bestand.opslagpad
    Bestand.objects.filter(pk=bestand.pk).delete()
    transaction.on_commit(lambda: opslag.delete(pad), robust=True)


def _record(bestand: Bestand, soort: str, *, by: Gebruiker | None, at: datetime) -> None:
    """Write down what happened to a file, with its owner as the subject: a file has no number."""
    onderwerp = bestand.eigenaar or by
    if onderwerp is not None:
        gegevens = {"bestand": str(bestand.pk), "soort": bestand.soort}
        record_gebeurtenis(onderwerp, soort, by=by, at=at, gegevens=gegevens)
