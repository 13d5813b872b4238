"""The letter of a decision: what stands in it, for the preview and for what is sent alike."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.utils import timezone

from kwaliteit.enums import Criteriumoordeel, Uitkomst
from kwaliteit.models import Besluit, Criterium, Zienswijze
from napl.pdf import make_pdf
from ontwikkelpaden.domain.document import paragraphs
from register.domain.opmaak import day

SJABLOON = "kwaliteit_besluit.typ"
_UITKOMST = {
    Uitkomst.TOEKENNEN: "Uw traject is erkend",
    Uitkomst.ONDER_VOORWAARDEN: "Uw traject is erkend, onder voorwaarden",
    Uitkomst.AFWIJZEN: "Uw traject wordt niet erkend",
}
DEMO = "Verzonnen voor de demo: niemand heeft dit traject beoordeeld en dit besluit geldt niet."


@dataclass(frozen=True)
class Brief:
    """A letter in plain text, part by part."""

    titel: str
    kop: str
    kenmerk: str
    aanbieder: str
    datum: str
    traject: str
    aanleiding: list[str]
    besluit: list[str]
    motivering: list[str]
    criteria: list[dict[str, object]]
    voorwaarden: list[tuple[str, str]]
    zienswijze: list[str]
    afwijking: list[str]
    adviseurs: list[str]
    rechtsmiddel: list[str]
    mandaat: str
    ondertekenaar: str
    concept: bool
    demo: str


def brief_of(besluit: Besluit) -> Brief:
    """Return the letter of a decision that stands in the database."""
    regels = besluit.oordelen.select_related("criterium__standaard").order_by(
        "criterium__standaard__volgorde", "criterium__volgorde"
    )
    return compose(
        besluit,
        [(rij.criterium, Criteriumoordeel(rij.oordeel), rij.motivering) for rij in regels],
        [(rij.tekst, rij.uiterlijk) for rij in besluit.voorwaarden.order_by("volgorde")],
        periode=_period(besluit),
    )


def compose(
    besluit: Besluit,
    oordelen: list[tuple[Criterium, Criteriumoordeel, str]],
    voorwaarden: list[tuple[str, date]],
    *,
    periode: tuple[date, date | None] | None,
) -> Brief:
    """Return the letter of a decision that need not be saved yet."""
    aanvraag, uitkomst = besluit.aanvraag, Uitkomst(besluit.uitkomst)
    moment = besluit.verzonden_op or besluit.besloten_op
    return Brief(
        titel=f"Besluit op aanvraag {aanvraag.kenmerk}",
        kop=_UITKOMST[uitkomst],
        kenmerk=aanvraag.kenmerk,
        aanbieder=aanvraag.aanbieder.naam,
        datum=day(timezone.localdate(moment)),
        traject=_traject(besluit),
        aanleiding=_aanleiding(besluit),
        besluit=_besluit(uitkomst, periode),
        motivering=paragraphs(besluit.motivering),
        criteria=[
            {
                "standaard": criterium.standaard.naam,
                "naam": f"{criterium.code} {criterium.naam}",
                "oordeel": str(oordeel.label),
                "motivering": paragraphs(motivering),
            }
            for criterium, oordeel, motivering in oordelen
        ],
        voorwaarden=[(tekst, day(uiterlijk)) for tekst, uiterlijk in voorwaarden],
        zienswijze=_zienswijze(besluit),
        afwijking=paragraphs(besluit.afwijking),
        adviseurs=list(besluit.adviseurs),
        rechtsmiddel=paragraphs(besluit.rechtsmiddel),
        mandaat=besluit.mandaat,
        ondertekenaar=besluit.ondertekenaar,
        concept=besluit.verzonden_op is None,
        demo=DEMO if aanvraag.is_demo else "",
    )


def make_brief(brief: Brief, *, op: datetime) -> bytes:
    return make_pdf(SJABLOON, asdict(brief), op=op)


def _traject(besluit: Besluit) -> str:
    """Return the name as it was submitted: that is what was judged."""
    inhoud = besluit.aanvraag.inhoud or {}
    return str(inhoud.get("naam") or besluit.aanvraag.traject)


def _aanleiding(besluit: Besluit) -> list[str]:
    aanvraag = besluit.aanvraag
    assert aanvraag.ingediend_op is not None  # noqa: S101 - the database sees to it
    ingediend = day(timezone.localdate(aanvraag.ingediend_op))
    tekst = (
        f"Op {ingediend} vroeg u om het traject ‘{_traject(besluit)}’ te erkennen. Wij hebben uw aanvraag "
        f"beoordeeld met versie {aanvraag.kaderversie.nummer} van het kwaliteitskader."
    )
    return [tekst]


def _besluit(uitkomst: Uitkomst, periode: tuple[date, date | None] | None) -> list[str]:
    if uitkomst == Uitkomst.AFWIJZEN or periode is None:
        return ["Wij erkennen dit traject niet. In het register verandert er niets."]
    van, tot = periode
    tot_wanneer = f" tot {day(tot)}" if tot else ""
    delen = [f"Wij erkennen dit traject vanaf {day(van)}{tot_wanneer}. Zo staat het ook in het register."]
    if uitkomst == Uitkomst.ONDER_VOORWAARDEN:
        delen.append("Bij deze erkenning horen voorwaarden. U leest ze hieronder.")
    return delen


def _zienswijze(besluit: Besluit) -> list[str]:
    """Return what was done with the zienswijze, also one on an earlier version of the advice."""
    rows = Zienswijze.objects.filter(advies__aanvraag=besluit.aanvraag_id)
    zienswijze = rows.order_by("-gegeven_op").first()
    if zienswijze is None:
        return []
    if zienswijze.ziet_af:
        return ["U liet weten dat u geen zienswijze wilde geven."]
    gegeven = day(timezone.localdate(zienswijze.gegeven_op))
    return [f"Op {gegeven} gaf u een zienswijze. Ons antwoord daarop:", *paragraphs(zienswijze.antwoord)]


def _period(besluit: Besluit) -> tuple[date, date | None] | None:
    erkenning = besluit.erkenning
    return None if erkenning is None else (erkenning.geldig_van, erkenning.geldig_tot)
