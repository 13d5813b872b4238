"""What is written in an advice and a decision, checked by the same rules."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from kwaliteit.enums import Criteriumoordeel, Criteriumset, Uitkomst
from kwaliteit.models import Criterium, Kaderversie
from napl.fouten import Domeinfout
from ontwikkelpaden.domain.invoer import MAX_TEKST, require_tekst

MAX_VOORWAARDEN = 10
MAX_MAANDEN = 36
MAX_JAREN = 10


@dataclass(frozen=True)
class Oordeelinvoer:
    """A judgement on one criterium, by its primary key; in a draft the reasons may be missing."""

    criterium: int
    oordeel: Criteriumoordeel
    motivering: str = ""


@dataclass(frozen=True)
class Voorwaardeinvoer:
    """What the aanbieder has to do, within so many months after the decision."""

    tekst: str
    maanden: int


@dataclass(frozen=True)
class Inhoud:
    """What an advice proposes or a decision decides, with all of its reasons."""

    uitkomst: Uitkomst
    motivering: str
    oordelen: tuple[Oordeelinvoer, ...] = ()
    voorwaarden: tuple[Voorwaardeinvoer, ...] = ()
    jaren: int | None = None


def judged_by(versie: Kaderversie) -> "QuerySet[Criterium]":
    """Return the criteria by which a version judges, in the order in which they are read."""
    rows = versie.criteria.select_related("standaard").order_by("standaard__volgorde", "volgorde")
    return rows if versie.omvang == Criteriumset.UITGEBREID else rows.filter(omvang=Criteriumset.MINIMAAL)


def clean_inhoud(inhoud: Inhoud, *, criteria: Collection[int], jaren: int) -> Inhoud:
    """Return the content as it is stored; ``jaren`` is the usual period. Gaps are allowed in a draft."""
    uitkomst = Uitkomst(inhoud.uitkomst)
    if {regel.criterium for regel in inhoud.oordelen} - set(criteria):
        raise Domeinfout("Dit criterium hoort niet bij het kader van deze aanvraag.", veld="oordelen")
    onder_voorwaarden = uitkomst == Uitkomst.ONDER_VOORWAARDEN
    return Inhoud(
        uitkomst=uitkomst,
        motivering=_tekst(inhoud.motivering, veld="motivering"),
        oordelen=tuple(
            Oordeelinvoer(
                regel.criterium,
                Criteriumoordeel(regel.oordeel),
                _tekst(regel.motivering, veld=f"motivering-{regel.criterium}"),
            )
            for regel in inhoud.oordelen
        ),
        voorwaarden=_voorwaarden(inhoud.voorwaarden) if onder_voorwaarden else (),
        jaren=None if uitkomst == Uitkomst.AFWIJZEN else _jaren(inhoud.jaren or jaren),
    )


def require_motivated(inhoud: Inhoud, criteria: Sequence[Criterium]) -> None:
    """Raise Domeinfout unless there is a reason per criterium, and the outcome follows from them.

    A decision rests on a stated motivation (Awb 3:46-3:47), also a favourable one: teachers read it.
    """
    require_tekst(inhoud.motivering, "Leg uit waarom dit de uitkomst is.", veld="motivering")
    met_reden = {regel.criterium: regel for regel in inhoud.oordelen if regel.motivering}
    for criterium in criteria:
        if criterium.pk not in met_reden:
            raise Domeinfout(
                f"Bij criterium {criterium.code} staat nog geen oordeel met een reden.",
                veld=f"motivering-{criterium.pk}",
            )
    _require_fitting(inhoud)


def _require_fitting(inhoud: Inhoud) -> None:
    oordelen = {regel.oordeel for regel in inhoud.oordelen}
    if inhoud.uitkomst == Uitkomst.AFWIJZEN and oordelen <= {Criteriumoordeel.VOLDOET}:
        raise Domeinfout("Alle criteria voldoen. Dan is er geen reden om af te wijzen.", veld="uitkomst")
    if inhoud.uitkomst == Uitkomst.TOEKENNEN and Criteriumoordeel.NIET in oordelen:
        raise Domeinfout(
            "Een criterium voldoet niet. Kies dan voor voorwaarden of voor afwijzen.", veld="uitkomst"
        )
    if inhoud.uitkomst == Uitkomst.ONDER_VOORWAARDEN and not inhoud.voorwaarden:
        raise Domeinfout("Schrijf op aan welke voorwaarden moet worden voldaan.", veld="voorwaarden")


def _voorwaarden(rijen: Iterable[Voorwaardeinvoer]) -> tuple[Voorwaardeinvoer, ...]:
    clean = tuple(Voorwaardeinvoer(_tekst(rij.tekst, veld="voorwaarden"), rij.maanden) for rij in rijen)
    if len(clean) > MAX_VOORWAARDEN:
        raise Domeinfout(f"Stel niet meer dan {MAX_VOORWAARDEN} voorwaarden.", veld="voorwaarden")
    for rij in clean:
        if not rij.tekst or not 1 <= rij.maanden <= MAX_MAANDEN:
            raise Domeinfout(
                "Vul bij elke voorwaarde in wat er moet gebeuren, en binnen hoeveel maanden "
                f"(1 tot {MAX_MAANDEN}).",
                veld="voorwaarden",
            )
    return clean


def _jaren(jaren: int) -> int:
    if not 1 <= jaren <= MAX_JAREN:
        raise Domeinfout(f"Kies een duur van 1 tot {MAX_JAREN} jaar.", veld="jaren")
    return jaren


def _tekst(tekst: str, *, veld: str) -> str:
    return require_tekst(tekst, "", veld=veld, hooguit=MAX_TEKST) if tekst.strip() else ""
