"""Grant a recognition; it lists the traject."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from kwaliteit.domain.erkenning.invoer import require_text
from kwaliteit.models import Erkenning, Erkenningsaanvraag
from kwaliteit.rules.erkenning import VERLEEN
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.rechten import require_recht
from register.domain.deelname.verklaring import make_code
from register.domain.opmaak import day
from register.domain.opname import open_opname
from register.enums import OpnameSoort
from register.models import Traject

# Twelve signs of thirty, 58 bits: short enough to type over, and nobody finds one by trying.
CODEGROEPEN = 3


@dataclass(frozen=True)
class _Oordeel:
    """What was judged, and by what."""

    versie_id: int
    kaderversie_id: int | None


@transaction.atomic
def grant_erkenning(
    traject: Traject,
    *,
    geldig_van: date,
    geldig_tot: date | None,
    motivering: str,
    by: Gebruiker,
    at: datetime,
    aanvraag: Erkenningsaanvraag | None = None,
    is_demo: bool = False,
) -> Erkenning:
    """Recognise a traject for a period and list it as recognised.

    With an ``aanvraag`` it is about the text that was submitted, else about the live version. A demo
    recognition is for a traject of fictional aanbieders alone, a real one never for theirs: nobody may take
    an invented judgement for a real one. Raises GeenRecht, or Domeinfout when the traject has no live
    version, was withdrawn, is recognised already in the period, or when a hererkenning leaves a gap.
    """
    require_recht(by, VERLEEN, traject)
    traject = lock(traject)
    _require_period(geldig_van, geldig_tot)
    _require_fitting_aanbieders(traject, is_demo=is_demo)
    _require_free(traject, geldig_van, geldig_tot)
    if aanvraag is not None:
        _require_no_gap(aanvraag, geldig_van, op=timezone.localdate(at))
    oordeel = _judged(traject, aanvraag)
    erkenning = Erkenning.objects.create(
        code=make_code(CODEGROEPEN),
        traject=traject,
        versie_id=oordeel.versie_id,
        kaderversie_id=oordeel.kaderversie_id,
        aanvraag=aanvraag,
        geldig_van=geldig_van,
        geldig_tot=geldig_tot,
        motivering=require_text(
            motivering, veld="motivering", melding="Leg uit waarom u dit traject erkent."
        ),
        is_demo=is_demo,
        besloten_door=by,
        besloten_op=at,
    )
    list_traject(erkenning, van=geldig_van, by=by, at=at)
    gegevens = {"traject": traject.pk, "is_demo": is_demo}
    record_gebeurtenis(erkenning, "erkenning.verleend", by=by, at=at, gegevens=gegevens)
    return erkenning


def list_traject(erkenning: Erkenning, *, van: date, by: Gebruiker, at: datetime) -> None:
    """List the traject from a day on until this recognition ends; part of verbs that see to the rights."""
    open_opname(
        erkenning.traject,
        OpnameSoort.ERKEND,
        geldig_van=van,
        geldig_tot=erkenning.eindigt_op,
        grond=grond_van(erkenning),
        by=by,
        at=at,
    )


def grond_van(erkenning: Erkenning) -> str:
    """Return the code by which a register entry names the recognition that it rests on."""
    return f"erkenning:{erkenning.pk}"


def eerste_dag(aanvraag: Erkenningsaanvraag, *, besloten_op: date) -> date:
    """Return the day on which a recognition that is granted now begins.

    That of a hererkenning is the day on which the former one ends; when that passed, the day itself.
    """
    vorige = aanvraag.vorige_erkenning
    if vorige is None or vorige.eindigt_op is None:
        return besloten_op
    return max(vorige.eindigt_op, besloten_op)


def _judged(traject: Traject, aanvraag: Erkenningsaanvraag | None) -> _Oordeel:
    if aanvraag is not None:
        if aanvraag.traject_id != traject.pk:
            raise Domeinfout("Deze aanvraag gaat over een ander traject.")
        if aanvraag.versie_id is None:
            raise Domeinfout("Deze aanvraag is nog niet ingediend. Er is niets om te erkennen.")
        return _Oordeel(aanvraag.versie_id, aanvraag.kaderversie_id)
    if traject.live_id is None:
        raise Domeinfout("Dit traject heeft nog geen gepubliceerde tekst. Er is niets om te erkennen.")
    return _Oordeel(traject.live_id, None)


def _require_no_gap(aanvraag: Erkenningsaanvraag, geldig_van: date, *, op: date) -> None:
    """Raise Domeinfout when a hererkenning would not begin on the very day on which the former one ends."""
    vorige = aanvraag.vorige_erkenning
    if vorige is None or vorige.eindigt_op is None or vorige.eindigt_op < op:
        return
    if geldig_van != vorige.eindigt_op:
        raise Domeinfout(
            f"Deze hererkenning begint op {day(vorige.eindigt_op)}: dan eindigt de vorige erkenning.",
            veld="geldig_van",
        )


def _require_free(traject: Traject, van: date, tot: date | None) -> None:
    ended = Q(geldig_tot__lte=van) | Q(ingetrokken_per__lte=van)
    others = Erkenning.objects.filter(traject=traject).exclude(ended)
    if tot is not None:
        others = others.filter(geldig_van__lt=tot)
    if others.exists():
        raise Domeinfout(
            "In deze periode is dit traject al erkend en staat het traject al in het register.",
            veld="geldig_van",
        )


def _require_period(geldig_van: date, geldig_tot: date | None) -> None:
    if geldig_tot is not None and geldig_tot <= geldig_van:
        raise Domeinfout("De einddatum ligt niet na de begindatum.", veld="geldig_tot")


def _require_fitting_aanbieders(traject: Traject, *, is_demo: bool) -> None:
    fictief = list(traject.aanbieders.values_list("is_fictief", flat=True))
    if is_demo and not (fictief and all(fictief)):
        raise Domeinfout("Een verzonnen erkenning mag alleen voor trajecten van verzonnen aanbieders.")
    if not is_demo and any(fictief):
        raise Domeinfout("Een traject van een verzonnen aanbieder kan geen echte erkenning krijgen.")
