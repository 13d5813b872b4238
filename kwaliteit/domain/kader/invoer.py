"""What the verbs of the kwaliteitskader take in: the content of a version, typed and checked."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kwaliteit.enums import Bronsoort, Criteriumset, Dekking, Stelselonderdeel
from napl.fouten import Domeinfout
from ontwikkelpaden.domain.invoer import require_tekst

if TYPE_CHECKING:
    from ontwikkelpaden.enums import Niveau

MAX_NAAM = 200
MAX_CODE = 10
MAX_BEWIJSVORMEN = 12
_CODE = re.compile(r"[A-Z0-9]+(?:[.-][A-Z0-9]+)*")


@dataclass(frozen=True)
class BronInvoer:
    code: str
    soort: Bronsoort
    titel: str
    makers: str
    zegt: str
    jaar: int | None = None
    vindplaats: str = ""


@dataclass(frozen=True)
class CriteriumInvoer:
    """``bronnen`` are codes of sources of the same version."""

    code: str
    naam: str
    tekst: str
    omvang: Criteriumset
    toelichting: str = ""
    bewijsvormen: tuple[str, ...] = ()
    leidraden: "Mapping[Niveau, str]" = field(default_factory=dict)
    bronnen: tuple[str, ...] = ()
    verbanden: Mapping[Stelselonderdeel, Dekking] = field(default_factory=dict)


@dataclass(frozen=True)
class StandaardInvoer:
    naam: str
    omschrijving: str
    criteria: tuple[CriteriumInvoer, ...] = ()


@dataclass(frozen=True)
class KaderTeksten:
    """The texts of a version that are about the whole."""

    inleiding: str
    doel: str
    werkwijze: str
    grondslag: str = ""
    wijzigingen: str = ""
    omvang: Criteriumset = Criteriumset.MINIMAAL


@dataclass(frozen=True)
class KaderInvoer:
    """The whole content of one version; equal content compares equal."""

    teksten: KaderTeksten
    standaarden: tuple[StandaardInvoer, ...] = ()
    bronnen: tuple[BronInvoer, ...] = ()


def clean_teksten(teksten: KaderTeksten) -> KaderTeksten:
    """Return the texts as they are stored; raise Domeinfout with the field for what is missing."""
    return KaderTeksten(
        inleiding=require_tekst(teksten.inleiding, "Vul een inleiding in.", veld="inleiding"),
        doel=require_tekst(teksten.doel, "Vul in waar de beoordeling voor is.", veld="doel"),
        werkwijze=require_tekst(teksten.werkwijze, "Vul in hoe de beoordeling gaat.", veld="werkwijze"),
        grondslag=optional_tekst(teksten.grondslag, veld="grondslag"),
        wijzigingen=optional_tekst(teksten.wijzigingen, veld="wijzigingen"),
        omvang=teksten.omvang,
    )


def clean_standaard(invoer: StandaardInvoer) -> StandaardInvoer:
    naam = require_tekst(invoer.naam, "Vul een naam in.", veld="naam", hooguit=MAX_NAAM)
    tekst = require_tekst(invoer.omschrijving, "Vul in waar deze standaard over gaat.", veld="omschrijving")
    return StandaardInvoer(naam, tekst, invoer.criteria)


def clean_criterium(invoer: CriteriumInvoer) -> CriteriumInvoer:
    """Return a criterium as it is stored; gaps are allowed in a concept, contradictions are not."""
    code = invoer.code.strip().upper()
    if len(code) > MAX_CODE or not _CODE.fullmatch(code):
        raise Domeinfout("Vul een korte code in, zoals 2.1.", veld="code")
    bewijsvormen = tuple(
        require_tekst(tekst, "Vul in wat telt als bewijs.", veld="bewijsvormen")
        for tekst in invoer.bewijsvormen
    )
    if len(bewijsvormen) > MAX_BEWIJSVORMEN:
        raise Domeinfout(f"Noem hooguit {MAX_BEWIJSVORMEN} soorten bewijs.", veld="bewijsvormen")
    _require_unique(bewijsvormen, "Dit bewijs staat er twee keer in: ‘{}’.", veld="bewijsvormen")
    leidraden = {
        niveau: optional_tekst(tekst, veld=f"leidraad_{niveau.value}")
        for niveau, tekst in invoer.leidraden.items()
    }
    return CriteriumInvoer(
        code=code,
        naam=require_tekst(invoer.naam, "Vul een naam in.", veld="naam", hooguit=MAX_NAAM),
        tekst=require_tekst(invoer.tekst, "Vul in wat het criterium vraagt.", veld="tekst"),
        omvang=invoer.omvang,
        toelichting=optional_tekst(invoer.toelichting, veld="toelichting"),
        bewijsvormen=bewijsvormen,
        leidraden={niveau: tekst for niveau, tekst in leidraden.items() if tekst},
        bronnen=tuple(dict.fromkeys(invoer.bronnen)),
        verbanden=invoer.verbanden,
    )


def clean_bron(invoer: BronInvoer) -> BronInvoer:
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", invoer.code) or len(invoer.code) > 60:  # noqa: PLR2004
        raise Domeinfout("Vul een code in van kleine letters, cijfers en streepjes.", veld="code")
    return BronInvoer(
        code=invoer.code,
        soort=invoer.soort,
        titel=require_tekst(invoer.titel, "Vul de titel in.", veld="titel", hooguit=400),
        makers=require_tekst(invoer.makers, "Vul in van wie dit is.", veld="makers", hooguit=300),
        zegt=require_tekst(invoer.zegt, "Vul in wat wij eraan ontlenen.", veld="zegt"),
        jaar=invoer.jaar,
        vindplaats=invoer.vindplaats.strip()[:400],
    )


def require_valid(inhoud: KaderInvoer) -> None:
    """Raise Domeinfout when the content contradicts itself as a whole."""
    _require_unique(
        (bron.code for bron in inhoud.bronnen), "Deze bron staat er twee keer in: ‘{}’.", veld="bronnen"
    )
    criteria = [criterium for standaard in inhoud.standaarden for criterium in standaard.criteria]
    _require_unique((c.code for c in criteria), "Deze code staat er twee keer in: ‘{}’.", veld="code")
    known = {bron.code for bron in inhoud.bronnen}
    for criterium in criteria:
        unknown = set(criterium.bronnen) - known
        if unknown:
            raise Domeinfout(
                f"Criterium {criterium.code} noemt een bron die er niet is: ‘{min(unknown)}’.", veld="bronnen"
            )


def optional_tekst(tekst: str, *, veld: str) -> str:
    """Return the text without white space around it, which can be empty."""
    return require_tekst(tekst, "", veld=veld) if tekst.strip() else ""


def _require_unique(values: Iterable[str], melding: str, *, veld: str) -> None:
    for value, times in Counter(values).items():
        if times > 1:
            raise Domeinfout(melding.format(value), veld=veld)
