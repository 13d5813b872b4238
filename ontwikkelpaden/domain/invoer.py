"""What the verbs of ontwikkelpaden take in: the content of a version, typed and checked."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from napl.fouten import Domeinfout
from ontwikkelpaden.enums import Niveau

ALLE_NIVEAUS = tuple(Niveau)
MAX_TEKST = 4000  # characters of a reaction, an answer or a reason


@dataclass(frozen=True)
class SubdimensieInvoer:
    naam: str
    beschrijvingen: Mapping[Niveau, str]
    toelichting: str = ""


@dataclass(frozen=True)
class DimensieInvoer:
    naam: str
    subdimensies: tuple[SubdimensieInvoer, ...]


@dataclass(frozen=True)
class EindtermInvoer:
    code: str
    niveau: Niveau
    tekst: str


@dataclass(frozen=True)
class PadversieInvoer:
    """The whole content of one version; equal content compares equal."""

    omschrijving: str
    niveaus: tuple[Niveau, ...] = ALLE_NIVEAUS
    toelichting: str = ""
    initieel: str = ""
    eindtermen_toelichting: str = ""
    grondslag: str = ""
    bron: str = ""
    zekerheid: str = ""
    dimensies: tuple[DimensieInvoer, ...] = field(default=())
    eindtermen: tuple[EindtermInvoer, ...] = field(default=())


def require_valid(inhoud: PadversieInvoer) -> None:
    """Raise Domeinfout with the field when the content contradicts itself; gaps are allowed in a concept."""
    if not inhoud.omschrijving.strip():
        raise Domeinfout("Vul een omschrijving in.", veld="omschrijving")
    if not inhoud.niveaus:
        raise Domeinfout("Kies ten minste één niveau.", veld="niveaus")
    _require_unique(inhoud.niveaus, "Dit niveau staat er twee keer in: ‘{}’.", veld="niveaus")
    _require_unique(
        (e.code for e in inhoud.eindtermen), "Deze code staat er twee keer in: ‘{}’.", veld="eindtermen"
    )
    for eindterm in inhoud.eindtermen:
        _require_niveau(eindterm.niveau, inhoud, f"Eindterm ‘{eindterm.code}’", veld="eindtermen")
    for dimensie in inhoud.dimensies:
        for subdimensie in dimensie.subdimensies:
            for niveau in subdimensie.beschrijvingen:
                _require_niveau(niveau, inhoud, f"Subdimensie ‘{subdimensie.naam}’", veld="dimensies")


def _require_unique(values: Iterable[str], melding: str, *, veld: str) -> None:
    for value, times in Counter(values).items():
        if times > 1:
            raise Domeinfout(melding.format(value), veld=veld)


def _require_niveau(niveau: Niveau, inhoud: PadversieInvoer, wat: str, *, veld: str) -> None:
    if niveau not in inhoud.niveaus:
        raise Domeinfout(
            f"{wat} hoort bij het niveau ‘{niveau.label}’, maar dit pad heeft dat niveau niet.", veld=veld
        )


def require_tekst(tekst: str, melding: str, *, veld: str, hooguit: int = MAX_TEKST) -> str:
    """Return the text without white space around it; raise Domeinfout when it is empty or too long."""
    tekst = tekst.replace("\r\n", "\n").strip()
    if not tekst:
        raise Domeinfout(melding, veld=veld)
    if "\x00" in tekst:
        raise Domeinfout("Deze tekst bevat een teken dat wij niet kunnen bewaren.", veld=veld)
    if len(tekst) > hooguit:
        raise Domeinfout(
            f"Deze tekst is te lang: {len(tekst)} tekens. Er passen er {hooguit}. Maak de tekst korter.",
            veld=veld,
        )
    return tekst
