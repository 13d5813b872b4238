"""What an atelier plans and works with: meetings and documents; and the paths it begins."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db import models, transaction

from napl.domain.bestand import delete_bestand, require_room, store_bestand
from napl.domain.bewijsstuk import Upload
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, save_fields
from napl.enums import Sector
from napl.fouten import Domeinfout
from napl.models import Bestand, Gebruiker
from napl.rechten import heeft_recht, require_recht
from napl.tekst import tidy, unique_slug
from ontwikkelpaden.domain.atelier import require_clean
from ontwikkelpaden.domain.bewerken import Stand, Tekstconflict, afdruk, normalise
from ontwikkelpaden.domain.invoer import PadversieInvoer
from ontwikkelpaden.domain.pad import PadInvoer, create_pad
from ontwikkelpaden.domain.padversie import create_padversie
from ontwikkelpaden.enums import PadSoort
from ontwikkelpaden.models import Atelier, Atelierbijeenkomst, Ontwikkelpad, Padversie, Werkdocument

WERK = "ontwikkelpaden.werk_in_atelier"
BESTANDSOORT = "werkdocument"


@dataclass(frozen=True)
class BijeenkomstInvoer:
    begin: datetime
    eind: datetime
    plaats: str = ""
    link: str = ""
    agenda: str = ""
    verslag: str = ""

    def velden(self) -> dict[str, object]:
        return {
            "begin": self.begin,
            "eind": self.eind,
            "plaats": tidy(self.plaats),
            "link": self.link.strip(),
            "agenda": normalise(self.agenda),
            "verslag": normalise(self.verslag),
        }

    def require_valid(self) -> None:
        if self.eind <= self.begin:
            raise Domeinfout("Het eind ligt niet na het begin.", veld="eind")
        if not (self.plaats.strip() or self.link.strip()):
            raise Domeinfout("Vul een plaats in, of een link voor een bijeenkomst online.", veld="plaats")


@dataclass(frozen=True)
class WerkdocumentInvoer:
    titel: str
    toelichting: str = ""
    url: str = ""
    tekst: str = ""
    openbaar: bool = False

    def velden(self) -> dict[str, object]:
        return {
            "titel": tidy(self.titel),
            "toelichting": normalise(self.toelichting),
            "url": self.url.strip(),
            "tekst": normalise(self.tekst),
            "openbaar": self.openbaar,
        }

    def require_valid(self, *, met_bestand: bool) -> None:
        if not (met_bestand or self.url.strip() or self.tekst.strip()):
            raise Domeinfout("Vul een link in, de tekst zelf, of kies een bestand.", veld="url")


@transaction.atomic
def plan_bijeenkomst(
    atelier: Atelier, invoer: BijeenkomstInvoer, *, by: Gebruiker, at: datetime
) -> Atelierbijeenkomst:
    """Plan a meeting of an atelier; it can also be one that was held already."""
    require_recht(by, WERK, atelier)
    invoer.require_valid()
    bijeenkomst = Atelierbijeenkomst(atelier=atelier, **invoer.velden())
    _save(bijeenkomst, "atelierbijeenkomst.gepland", atelier, by=by, at=at)
    return bijeenkomst


@transaction.atomic
def change_bijeenkomst(
    bijeenkomst: Atelierbijeenkomst, invoer: BijeenkomstInvoer, *, basis: str, by: Gebruiker, at: datetime
) -> bool:
    """Change a meeting or write its report; ``basis`` is the ``afdruk_van`` that one started from."""
    require_recht(by, WERK, bijeenkomst.atelier)
    invoer.require_valid()
    return _change(bijeenkomst, invoer.velden(), "atelierbijeenkomst.gewijzigd", basis=basis, by=by, at=at)


@transaction.atomic
def add_werkdocument(
    atelier: Atelier,
    invoer: WerkdocumentInvoer,
    *,
    by: Gebruiker,
    at: datetime,
    upload: Upload | None = None,
) -> Werkdocument:
    """Put a link, a text or a file with the documents of an atelier."""
    require_recht(by, WERK, atelier)
    invoer.require_valid(met_bestand=upload is not None)
    document = Werkdocument(atelier=atelier, toegevoegd_door=by, toegevoegd_op=at, **invoer.velden())
    if upload is not None:
        document.bestand = _store(upload, atelier, by=by, at=at)
    _save(document, "werkdocument.toegevoegd", atelier, by=by, at=at)
    return document


@transaction.atomic
def change_werkdocument(
    document: Werkdocument,
    invoer: WerkdocumentInvoer,
    *,
    basis: str,
    by: Gebruiker,
    at: datetime,
    upload: Upload | None = None,
) -> bool:
    """Change a document, its file, or who may see it; ``basis`` as in ``change_bijeenkomst``."""
    require_recht(by, WERK, document.atelier)
    document = lock(document)
    oud = document.bestand
    invoer.require_valid(met_bestand=upload is not None or oud is not None)
    velden = invoer.velden()
    if upload is not None:
        if basis != afdruk_van(document):
            raise Tekstconflict(Stand(str(document)))
        velden["bestand"] = _store(upload, document.atelier, by=by, at=at)
    changed = _change(document, velden, "werkdocument.gewijzigd", basis=basis, by=by, at=at)
    if upload is not None and oud is not None:
        delete_bestand(oud, by=None, at=at)
    return changed


@transaction.atomic
def remove_werkdocument(document: Werkdocument, *, by: Gebruiker, at: datetime) -> None:
    """Take a document away."""
    require_recht(by, WERK, document.atelier)
    document = lock(document)
    record_gebeurtenis(
        document, "werkdocument.verwijderd", by=by, at=at, gegevens={"atelier": document.atelier_id}
    )
    bestand = document.bestand
    document.delete()
    if bestand is not None:
        # It is nobody's own, so the right to erase it is the right to the document.
        delete_bestand(bestand, by=None, at=at)


def may_open_bestand(bestand: Bestand, gebruiker: Gebruiker, _peildatum: date) -> bool:
    """Say whether somebody may open the file of a document: anybody if it is public, else who works there."""
    document = Werkdocument.objects.filter(bestand=bestand).select_related("atelier").first()
    return document is not None and (document.openbaar or heeft_recht(gebruiker, WERK, document.atelier))


def _store(upload: Upload, atelier: Atelier, *, by: Gebruiker, at: datetime) -> Bestand:
    """Keep a file as nobody's own; an atelier has as much room as a person."""
    lock(atelier)
    kept = Bestand.objects.filter(pk__in=atelier.werkdocumenten.values("bestand"))
    require_room(kept, upload.bestand.size or 0, wie="Dit atelier bewaart")
    return store_bestand(
        upload.bestand,
        eigenaar=None,
        soort=BESTANDSOORT,
        verloopt_op=upload.verloopt_op,
        by=by,
        at=at,
    )


@transaction.atomic
def begin_pad(
    atelier: Atelier, *, naam: str, omschrijving: str, by: Gebruiker, at: datetime, peildatum: date
) -> Padversie:
    """Begin a path in an atelier, of its sector and kind, with an empty concept as its first version."""
    atelier = lock(atelier)
    if atelier.beeindigd_op is not None and atelier.beeindigd_op <= peildatum:
        raise Domeinfout("Dit atelier is gestopt. Hier kan geen pad meer beginnen.", veld="naam")
    naam = tidy(naam)
    if not naam:
        raise Domeinfout("Geef het pad een naam.", veld="naam")
    if not normalise(omschrijving):
        raise Domeinfout("Vertel waar het pad voor is.", veld="omschrijving")
    slug = unique_slug(naam, set(Ontwikkelpad.objects.values_list("slug", flat=True)))
    invoer = PadInvoer(naam=naam, soort=PadSoort(atelier.soort), sectoren=(Sector(atelier.sector),))
    pad = create_pad(slug, invoer, atelier=atelier, by=by, at=at)
    return create_padversie(pad, PadversieInvoer(omschrijving=normalise(omschrijving)), by=by, at=at)


def afdruk_van(ding: Atelierbijeenkomst | Werkdocument) -> str:
    """Return what stands for all that a form about a meeting or a document shows."""
    namen = _BIJEENKOMST if isinstance(ding, Atelierbijeenkomst) else _DOCUMENT
    return afdruk("\x00".join(_as_text(getattr(ding, naam)) for naam in namen))


def _as_text(waarde: object) -> str:
    return waarde.astimezone(UTC).isoformat() if isinstance(waarde, datetime) else str(waarde)


_BIJEENKOMST = ("begin", "eind", "plaats", "link", "agenda", "verslag")
_DOCUMENT = ("titel", "toelichting", "url", "tekst", "openbaar", "bestand_id")


def _save(ding: models.Model, soort: str, atelier: Atelier, *, by: Gebruiker, at: datetime) -> None:
    require_clean(ding)
    ding.save()
    record_gebeurtenis(ding, soort, by=by, at=at, gegevens={"atelier": atelier.pk})


def _change(
    ding: Atelierbijeenkomst | Werkdocument,
    velden: dict[str, object],
    soort: str,
    *,
    basis: str,
    by: Gebruiker,
    at: datetime,
) -> bool:
    ding = lock(ding)
    changed = {naam: waarde for naam, waarde in velden.items() if getattr(ding, naam) != waarde}
    if not changed:
        return False
    if basis != afdruk_van(ding):
        raise Tekstconflict(Stand(str(ding)))
    for naam, waarde in changed.items():
        setattr(ding, naam, waarde)
    require_clean(ding)
    save_fields(ding, **changed)
    record_gebeurtenis(
        ding, soort, by=by, at=at, gegevens={"atelier": ding.atelier_id, "velden": [*sorted(changed)]}
    )
    return True
