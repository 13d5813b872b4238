"""Grant and withdraw a recognition; both move the register entry of the traject along."""

from datetime import date, datetime

from django.db import transaction

from kwaliteit.enums import ERKENNING_OVERGANGEN, ErkenningStatus
from kwaliteit.models import Erkenning
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, require_transition, save_fields
from napl.fouten import Domeinfout
from napl.models import Gebruiker, valid_on
from napl.rechten import require_recht
from napl.tekst import tidy
from register.domain.opname import close_opname, open_opname
from register.enums import OpnameSoort
from register.models import Opname, Traject

RECHT = "kwaliteit.verleen_erkenning"


@transaction.atomic
def grant_erkenning(
    traject: Traject,
    *,
    geldig_van: date,
    geldig_tot: date | None,
    motivering: str,
    by: Gebruiker,
    at: datetime,
    is_demo: bool = False,
) -> Erkenning:
    """Recognise the live version of a traject for a period and list it as recognised.

    A demo recognition is for a traject of fictional aanbieders alone, a real one never for theirs: nobody
    may take an invented judgement for a real one. Raises GeenRecht, or Domeinfout when the traject has no
    live version, was withdrawn, or is recognised already in the period.
    """
    require_recht(by, RECHT, traject)
    traject = lock(traject)
    _require_period(geldig_van, geldig_tot)
    _require_fitting_aanbieders(traject, is_demo=is_demo)
    if traject.live_id is None:
        raise Domeinfout("Dit traject heeft nog geen gepubliceerde tekst. Er is niets om te erkennen.")
    erkenning = Erkenning.objects.create(
        traject=traject,
        versie_id=traject.live_id,
        geldig_van=geldig_van,
        geldig_tot=geldig_tot,
        motivering=_require_text(
            motivering, veld="motivering", melding="Leg uit waarom u dit traject erkent."
        ),
        is_demo=is_demo,
        besloten_door=by,
        besloten_op=at,
    )
    open_opname(
        traject,
        OpnameSoort.ERKEND,
        geldig_van=geldig_van,
        geldig_tot=geldig_tot,
        grond=grond_van(erkenning),
        by=by,
        at=at,
    )
    record_gebeurtenis(
        erkenning, "erkenning.verleend", by=by, at=at, gegevens={"traject": traject.pk, "is_demo": is_demo}
    )
    return erkenning


@transaction.atomic
def withdraw_erkenning(
    erkenning: Erkenning, *, per: date, reden: str, by: Gebruiker, at: datetime
) -> Erkenning:
    """End a recognition from a date on, and with it the listing that rests on it.

    One that has not begun yet never holds: its first day is then the day on which it ends.
    """
    require_recht(by, RECHT, erkenning)
    lock(erkenning.traject)
    erkenning = lock(erkenning)
    require_transition(erkenning.status, to=ErkenningStatus.INGETROKKEN, allowed=ERKENNING_OVERGANGEN)
    per = max(per, erkenning.geldig_van)
    if erkenning.geldig_tot is not None and per >= erkenning.geldig_tot:
        raise Domeinfout("Deze erkenning is op die datum al voorbij.", veld="per")
    reden = _require_text(reden, veld="reden", melding="Leg uit waarom u de erkenning intrekt.")
    save_fields(erkenning, status=ErkenningStatus.INGETROKKEN, ingetrokken_per=per, ingetrokken_reden=reden)
    # Another reason to be listed, such as a later recognition, is not ours to end.
    if Opname.objects.filter(
        valid_on(per), traject=erkenning.traject_id, grond=grond_van(erkenning)
    ).exists():
        close_opname(erkenning.traject, per=per, reden=f"Erkenning ingetrokken: {reden}", by=by, at=at)
    record_gebeurtenis(
        erkenning, "erkenning.ingetrokken", by=by, at=at, gegevens={"traject": erkenning.traject_id}
    )
    return erkenning


def grond_van(erkenning: Erkenning) -> str:
    """Return the code by which a register entry names the recognition that it rests on."""
    return f"erkenning:{erkenning.pk}"


def _require_period(geldig_van: date, geldig_tot: date | None) -> None:
    if geldig_tot is not None and geldig_tot <= geldig_van:
        raise Domeinfout("De einddatum ligt niet na de begindatum.", veld="geldig_tot")


def _require_fitting_aanbieders(traject: Traject, *, is_demo: bool) -> None:
    fictief = list(traject.aanbieders.values_list("is_fictief", flat=True))
    if is_demo and not (fictief and all(fictief)):
        raise Domeinfout("Een verzonnen erkenning mag alleen voor trajecten van verzonnen aanbieders.")
    if not is_demo and any(fictief):
        raise Domeinfout("Een traject van een verzonnen aanbieder kan geen echte erkenning krijgen.")


def _require_text(text: str, *, veld: str, melding: str) -> str:
    text = tidy(text)
    if not text:
        raise Domeinfout(melding, veld=veld)
    return text
