"""Fill in an evaluation, change it, and take it back.

The log does not say who did it: the deelname knows whose it is and can be erased, the log cannot
(docs/adr/0003).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from kwaliteit.domain.monitoring.vragen import SCHAAL, vragen_van
from kwaliteit.enums import Effectniveau
from kwaliteit.models import Evaluatie, Evaluatieantwoord, Evaluatiedeel, Evaluatiejaar
from kwaliteit.models.evaluatie import MAX_EVALUATIETEKST
from kwaliteit.rules.monitoring import VUL_EVALUATIE
from napl.domain.eigentekst import check_tekst
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import require_recht
from register.domain.deelname.opbrengst import (
    Opbrengsttekst,
    add_opbrengst,
    change_opbrengst,
    remove_opbrengst,
)
from register.domain.teamroute.lezen import schooljaar_van
from register.enums import Deelnamestatus
from register.models import Deelname
from register.models.aanbod import aanbieders_van

# The field of an opbrengst that is about the same level of effect.
_OPBRENGST = {
    Effectniveau.ERVARING: "ervaring",
    Effectniveau.HANDELEN: "handelen",
    Effectniveau.RESULTATEN: "resultaat",
}
VAST = (
    "Uw antwoorden tellen al mee in de cijfers van dat schooljaar. "
    "U kunt ze niet meer veranderen, wel intrekken."
)


@dataclass(frozen=True)
class Deelinvoer:
    """What somebody says on one level, and where it may go; all questions of a level, or none of them."""

    antwoorden: Mapping[str, int] = field(default_factory=dict)
    tekst: str = ""
    naar_aanbieder: bool = False
    openbaar: bool = False
    in_portfolio: bool = False


def year_of(at: datetime) -> int:
    """Return the school year of a moment, by its first calendar year."""
    return schooljaar_van(timezone.localdate(at))[0].year


def can_evaluate(deelname: Deelname) -> bool:
    """Say whether somebody followed it and is done, also by stopping."""
    klaar = deelname.status in {Deelnamestatus.AFGEROND, Deelnamestatus.GESTOPT}
    return klaar and deelname.gestart_datum is not None


@transaction.atomic
def fill_evaluatie(
    deelname: Deelname,
    delen: Mapping[Effectniveau, Deelinvoer],
    *,
    by: Gebruiker,
    at: datetime,
) -> Evaluatie:
    """Write down what a participant says; again until the figures of that school year are cut.

    Raises GeenRecht for anybody else's deelname, OngeldigeOvergang when it is too early or too late, and
    Domeinfout at the question that was left open.
    """
    require_recht(by, VUL_EVALUATIE, deelname)
    deelname = lock(deelname)
    _require_participant(deelname, by, timezone.localdate(at))
    evaluatie, _ = Evaluatie.objects.select_for_update().get_or_create(deelname=deelname)
    _require_open(evaluatie)
    checked = {niveau: deel for niveau, invoer in delen.items() if (deel := _check(niveau, invoer))}
    if not checked:
        raise Domeinfout("Vul ten minste één deel in.", veld=_veld(Effectniveau.ERVARING, None))
    first = evaluatie.ingevuld_op is None
    if first:
        save_fields(evaluatie, ingevuld_op=at, schooljaar=year_of(at))
    _write(evaluatie, checked)
    _keep_in_portfolio(evaluatie, checked, by=by, at=at)
    record_gebeurtenis(evaluatie, f"evaluatie.{'ingevuld' if first else 'gewijzigd'}", by=None, at=at)
    return evaluatie


@transaction.atomic
def withdraw_evaluatie(evaluatie: Evaluatie, *, by: Gebruiker, at: datetime) -> Evaluatie:
    """Empty an evaluation; figures that were cut already stay, for nobody can be found in them.

    What went to the own portfolio stays there: that is the teacher's, like all of the portfolio.
    """
    require_recht(by, VUL_EVALUATIE, evaluatie.deelname)
    evaluatie = lock(evaluatie)
    if evaluatie.ingevuld_op is None or evaluatie.ingetrokken_op is not None:
        raise OngeldigeOvergang("Er is niets om in te trekken.")
    evaluatie.delen.all().delete()
    save_fields(evaluatie, ingetrokken_op=at, opbrengst=None)
    record_gebeurtenis(evaluatie, "evaluatie.ingetrokken", by=None, at=at)
    return evaluatie


def is_cut(evaluatie: Evaluatie) -> bool:
    jaar = evaluatie.schooljaar
    return jaar is not None and Evaluatiejaar.objects.filter(schooljaar=jaar).exists()


def _require_participant(deelname: Deelname, by: Gebruiker, vandaag: date) -> None:
    if not can_evaluate(deelname):
        raise OngeldigeOvergang("U kunt dit traject evalueren als u klaar bent, of bent gestopt.")
    if deelname.traject.aanbieders.filter(pk__in=aanbieders_van(by, vandaag)).exists():
        raise Domeinfout("U werkt voor de aanbieder van dit traject. Daarom kunt u het niet evalueren.")


def _require_open(evaluatie: Evaluatie) -> None:
    if evaluatie.ingetrokken_op is not None:
        raise OngeldigeOvergang("U hebt deze evaluatie ingetrokken. U kunt haar niet opnieuw invullen.")
    if evaluatie.ingevuld_op is not None and is_cut(evaluatie):
        raise OngeldigeOvergang(VAST)


def _check(niveau: Effectniveau, invoer: Deelinvoer) -> Deelinvoer | None:
    """Return a level as it is stored, or None when nothing was said on it."""
    veld = _veld(niveau, "tekst")
    tekst = check_tekst(invoer.tekst, max_lengte=MAX_EVALUATIETEKST, naam="tekst", veld=veld)
    known = vragen_van(niveau)
    answers = {code: waarde for code, waarde in invoer.antwoorden.items() if waarde}
    if not answers and not tekst:
        return None
    for vraag in known:
        if answers and answers.get(vraag.code) not in SCHAAL:
            raise Domeinfout(
                "Beantwoord alle vragen van dit deel, of sla het deel over.", veld=_veld(niveau, vraag.code)
            )
    if set(answers) - {vraag.code for vraag in known}:
        raise Domeinfout("Deze vraag kennen wij niet.", veld=_veld(niveau, None))
    if invoer.in_portfolio and not tekst:
        raise Domeinfout("Schrijf in eigen woorden op wat u in uw portfolio wilt.", veld=veld)
    return Deelinvoer(answers, tekst, invoer.naar_aanbieder, invoer.openbaar, invoer.in_portfolio)


def _veld(niveau: Effectniveau, vraag: str | None) -> str:
    return f"{niveau.value}-{vraag or vragen_van(niveau)[0].code}"


def _write(evaluatie: Evaluatie, delen: Mapping[Effectniveau, Deelinvoer]) -> None:
    evaluatie.delen.all().delete()
    for niveau, invoer in delen.items():
        deel = Evaluatiedeel.objects.create(
            evaluatie=evaluatie,
            niveau=niveau,
            tekst=invoer.tekst,
            naar_aanbieder=invoer.naar_aanbieder,
            openbaar=invoer.openbaar,
            in_portfolio=invoer.in_portfolio,
        )
        Evaluatieantwoord.objects.bulk_create(
            Evaluatieantwoord(deel=deel, vraag=code, waarde=waarde)
            for code, waarde in invoer.antwoorden.items()
        )


def _keep_in_portfolio(
    evaluatie: Evaluatie, delen: Mapping[Effectniveau, Deelinvoer], *, by: Gebruiker, at: datetime
) -> None:
    """Put the own words that were meant for it with what the traject brought, as one moment."""
    texts = {_OPBRENGST[niveau]: deel.tekst for niveau, deel in delen.items() if deel.in_portfolio}
    opbrengst = evaluatie.opbrengst
    if not texts:
        if opbrengst is not None:
            save_fields(evaluatie, opbrengst=None)
            remove_opbrengst(opbrengst, by=by, at=at)
        return
    moment = opbrengst.moment_datum if opbrengst else timezone.localdate(at)
    tekst = Opbrengsttekst(moment, **texts)
    if opbrengst is None:
        save_fields(evaluatie, opbrengst=add_opbrengst(evaluatie.deelname, tekst, by=by, at=at))
    else:
        change_opbrengst(opbrengst, tekst, by=by, at=at)
