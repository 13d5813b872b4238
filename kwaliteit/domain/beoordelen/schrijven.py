"""Write a review per criterium, without losing what another window wrote, and hand it in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kwaliteit.domain.aanvraag.zetten import move_aanvraag
from kwaliteit.domain.beoordelen.mail import mail_consensus
from kwaliteit.domain.beoordelen.post import tell
from kwaliteit.domain.beoordelen.toewijzen import lock_case, require_phase
from kwaliteit.domain.queries.kader import geldende_criteria
from kwaliteit.enums import BEOORDELING_OVERGANGEN, Aanvraagstatus, Beoordelingstatus, Criteriumoordeel
from kwaliteit.models import Beoordeling, Beoordelingoordeel, Criterium, Erkenningsaanvraag, Oordeelversie
from kwaliteit.models.beoordeling import PLEKKEN
from kwaliteit.rules.beoordeling import BEOORDEEL
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import require_transition, save_fields
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import require_recht
from ontwikkelpaden.domain.bewerken import afdruk
from ontwikkelpaden.domain.invoer import MAX_TEKST

SCHRIJFBAAR = frozenset({Beoordelingstatus.AANGENOMEN, Beoordelingstatus.BEZIG})


@dataclass(frozen=True)
class Oordeelinvoer:
    """What stands at one criterium; parts can be empty until the review is handed in."""

    oordeel: str = ""
    motivering: str = ""
    bewijs: str = ""

    @property
    def afdruk(self) -> str:
        """Return what somebody says that they started from (docs/adr/0020)."""
        return afdruk(f"{self.oordeel}\x1f{self.motivering}\x1f{self.bewijs}")

    @classmethod
    def of(cls, oordeel: Beoordelingoordeel | None) -> "Oordeelinvoer":
        return cls() if oordeel is None else cls(oordeel.oordeel, oordeel.motivering, oordeel.bewijs)


class Oordeelbotsing(Domeinfout):
    """Another text stands there than the one that was started from; ``stand`` is what stands there."""

    def __init__(self, stand: Oordeelinvoer) -> None:
        super().__init__(
            "Dit oordeel is intussen ergens anders gewijzigd, misschien door uzelf in een ander venster. Uw "
            "tekst is nog niet bewaard. Hieronder staat wat er nu staat. Maak er één tekst van en bewaar "
            "opnieuw."
        )
        self.stand = stand


@transaction.atomic
def save_oordeel(
    beoordeling: Beoordeling,
    criterium: Criterium,
    invoer: Oordeelinvoer,
    *,
    basis: str,
    by: Gebruiker,
    at: datetime,
) -> Beoordelingoordeel:
    """Keep what stands at one criterium, also half; ``basis`` is the print of what it started from.

    What it said before stays (``Oordeelversie``). Raises Oordeelbotsing when another text stands there now.
    """
    aanvraag, beoordeling = _begin(beoordeling, by)
    invoer = clean_invoer(invoer)
    require_criterium(aanvraag, criterium)
    row = Beoordelingoordeel.objects.filter(beoordeling=beoordeling, criterium=criterium).first()
    stand = Oordeelinvoer.of(row)
    if row is not None and stand == invoer:
        return row
    if basis != stand.afdruk:
        raise Oordeelbotsing(stand)
    if beoordeling.status == Beoordelingstatus.AANGENOMEN:
        require_transition(beoordeling.status, to=Beoordelingstatus.BEZIG, allowed=BEOORDELING_OVERGANGEN)
        save_fields(beoordeling, status=Beoordelingstatus.BEZIG)
        record_gebeurtenis(beoordeling, "beoordeling.bezig", by=by, at=at, gegevens={"aanvraag": aanvraag.pk})
    velden = {"oordeel": invoer.oordeel, "motivering": invoer.motivering, "bewijs": invoer.bewijs}
    if row is None:
        row = Beoordelingoordeel(beoordeling=beoordeling, criterium=criterium, bewaard_op=at, **velden)
        row.save()
    else:
        save_fields(row, bewaard_op=at, **velden)
    Oordeelversie.objects.create(beoordelingoordeel=row, bewaard_op=at, **velden)
    return row


@transaction.atomic
def save_feedback(beoordeling: Beoordeling, *, tekst: str, basis: str, by: Gebruiker, at: datetime) -> str:  # noqa: ARG001 - every verb is given the time
    """Keep what can help the aanbieder on; it is no part of the judgement and does not count for it."""
    _, beoordeling = _begin(beoordeling, by)
    tekst = _clean(tekst, "feedback")
    if tekst == beoordeling.feedback:
        return tekst
    if basis != afdruk(beoordeling.feedback):
        raise Oordeelbotsing(Oordeelinvoer(motivering=beoordeling.feedback))
    save_fields(beoordeling, feedback=tekst)
    return tekst


def _begin(beoordeling: Beoordeling, by: Gebruiker) -> tuple[Erkenningsaanvraag, Beoordeling]:
    aanvraag, beoordeling = lock_case(beoordeling)
    require_recht(by, BEOORDEEL, beoordeling)
    if beoordeling.status not in SCHRIJFBAAR:
        label = Beoordelingstatus(beoordeling.status).label.lower()
        raise OngeldigeOvergang(f"U kunt hier niets meer wijzigen: de beoordeling is {label}.", veld="status")
    require_phase(aanvraag, Aanvraagstatus.IN_BEOORDELING)
    return aanvraag, beoordeling


def require_criterium(aanvraag: Erkenningsaanvraag, criterium: Criterium) -> None:
    """Raise Domeinfout unless the case is judged by this criterium."""
    if not geldende_criteria(aanvraag.kaderversie).filter(pk=criterium.pk).exists():
        raise Domeinfout("Dit criterium hoort niet bij deze aanvraag.", veld="criterium")


def clean_invoer(invoer: Oordeelinvoer) -> Oordeelinvoer:
    if invoer.oordeel and invoer.oordeel not in Criteriumoordeel.values:
        raise Domeinfout("Kies een van de oordelen.", veld="oordeel")
    return Oordeelinvoer(
        invoer.oordeel, _clean(invoer.motivering, "motivering"), _clean(invoer.bewijs, "bewijs")
    )


def _clean(tekst: str, veld: str) -> str:
    tekst = tekst.replace("\r\n", "\n").strip()
    if "\x00" in tekst:
        raise Domeinfout("Deze tekst bevat een teken dat wij niet kunnen bewaren.", veld=veld)
    if len(tekst) > MAX_TEKST:
        raise Domeinfout(
            f"Deze tekst is te lang: {len(tekst)} tekens. Er passen er {MAX_TEKST}. Maak de tekst korter.",
            veld=veld,
        )
    return tekst


@transaction.atomic
def submit_beoordeling(beoordeling: Beoordeling, *, by: Gebruiker, at: datetime) -> Beoordeling:
    """Hand in: every criterium has a judgement with reasons; when both are in, the consensus begins."""
    aanvraag, beoordeling = lock_case(beoordeling)
    require_recht(by, BEOORDEEL, beoordeling)
    if beoordeling.status == Beoordelingstatus.AANGENOMEN:
        raise OngeldigeOvergang(
            "U schreef nog niets. Geef eerst bij elk criterium uw oordeel.", veld="status"
        )
    require_transition(beoordeling.status, to=Beoordelingstatus.INGELEVERD, allowed=BEOORDELING_OVERGANGEN)
    require_phase(aanvraag, Aanvraagstatus.IN_BEOORDELING)
    if missing := missing_codes(beoordeling):
        raise Domeinfout(
            f"Er ontbreekt nog een oordeel of een motivering bij criterium {', '.join(missing)}.",
            veld="oordelen",
        )
    save_fields(beoordeling, status=Beoordelingstatus.INGELEVERD, ingeleverd_op=at)
    record_gebeurtenis(
        beoordeling, "beoordeling.ingeleverd", by=by, at=at, gegevens={"aanvraag": aanvraag.pk}
    )
    ingeleverd = list(
        Beoordeling.objects.filter(aanvraag=aanvraag, status=Beoordelingstatus.INGELEVERD).select_related(
            "aanvraag", "deskundige__gebruiker"
        )
    )
    if len(ingeleverd) == len(PLEKKEN):
        # By nobody: the log of a case is read by more people than may know who judges.
        _, gebeurtenis = move_aanvraag(aanvraag, Aanvraagstatus.CONSENSUS, by=None, at=at)
        for item in ingeleverd:
            tell(item, mail_consensus, gebeurtenis=gebeurtenis, at=at)
    return beoordeling


def missing_codes(beoordeling: Beoordeling) -> Sequence[str]:
    """Return the codes of the criteria that still lack a judgement or its reasons."""
    whole = beoordeling.oordelen.exclude(oordeel="").exclude(motivering="").values("criterium")
    criteria = geldende_criteria(beoordeling.aanvraag.kaderversie).exclude(pk__in=whole)
    return [criterium.code for criterium in criteria]
