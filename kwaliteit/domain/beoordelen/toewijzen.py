"""Ask two deskundigen for a case; with the second yes, judging begins."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kwaliteit.domain.aanvraag.zetten import move_aanvraag
from kwaliteit.domain.beoordelen.mail import mail_gevraagd, mail_van_start
from kwaliteit.domain.beoordelen.post import tell
from kwaliteit.domain.deskundige.banden import ties_between
from kwaliteit.domain.deskundige.partijen import facts_of, parties_of
from kwaliteit.domain.deskundige.voorstel import propose_deskundigen
from kwaliteit.enums import (
    BEOORDELING_AANGENOMEN,
    BEOORDELING_OVERGANGEN,
    Aanvraagstatus,
    Beoordelingstatus,
)
from kwaliteit.models import Beoordeling, Deskundige, Erkenningsaanvraag
from kwaliteit.models.beoordeling import PLEKKEN
from kwaliteit.rules.beoordeling import BEOORDEEL
from kwaliteit.rules.deskundige import WIJS_TOE
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, require_transition, save_fields
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import require_recht
from ontwikkelpaden.domain.invoer import require_tekst

LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"


@transaction.atomic
def assign_deskundige(
    aanvraag: Erkenningsaanvraag, deskundige: Deskundige, *, by: Gebruiker, at: datetime
) -> Beoordeling:
    """Ask a deskundige to judge a case; two are needed. Refused for who has a conflict or no room."""
    require_recht(by, WIJS_TOE)
    aanvraag, deskundige = lock(aanvraag), lock(deskundige)
    require_phase(aanvraag, Aanvraagstatus.TOEWIJZING)
    free = [
        plek
        for plek in PLEKKEN
        if plek
        not in set(Beoordeling.objects.actief().filter(aanvraag=aanvraag).values_list("plek", flat=True))
    ]
    if not free:
        raise OngeldigeOvergang("Er zijn al twee deskundigen gevraagd. Neem eerst een vraag terug.")
    _require_fit(aanvraag, deskundige, at=at)
    beoordeling = Beoordeling.objects.create(
        aanvraag=aanvraag, deskundige=deskundige, plek=free[0], gevraagd_op=at, gevraagd_door=by
    )
    gebeurtenis = record_gebeurtenis(
        beoordeling,
        "beoordeling.gevraagd",
        by=by,
        at=at,
        gegevens={"aanvraag": aanvraag.pk, "deskundige": deskundige.pk},
    )
    tell(beoordeling, mail_gevraagd, gebeurtenis=gebeurtenis, at=at)
    return beoordeling


def _require_fit(aanvraag: Erkenningsaanvraag, deskundige: Deskundige, *, at: datetime) -> None:
    """Refuse by the same rules as the proposal shows."""
    voorstellen = propose_deskundigen(aanvraag, timezone.localdate(at))
    alle = [*voorstellen.passend, *voorstellen.niet_beschikbaar, *voorstellen.uitgesloten]
    found = next((item for item in alle if item.deskundige == deskundige), None)
    if found is None:
        raise Domeinfout("Deze deskundige is niet in dienst van de pool.", veld="deskundige")
    if found.conflicten:
        raise Domeinfout(
            f"Deze deskundige heeft een belangenconflict. {found.conflicten[0].uitleg}", veld="deskundige"
        )
    if found.waarom_niet:
        raise Domeinfout(f"Deze deskundige kan nu niet. {found.waarom_niet}", veld="deskundige")


@transaction.atomic
def accept_beoordeling(
    beoordeling: Beoordeling, *, onafhankelijk: bool, by: Gebruiker, at: datetime
) -> Beoordeling:
    """Say yes, declaring to be independent: then the file opens. The second yes starts the judging."""
    aanvraag, beoordeling = lock_case(beoordeling)
    require_recht(by, BEOORDEEL, beoordeling)
    require_transition(beoordeling.status, to=Beoordelingstatus.AANGENOMEN, allowed=BEOORDELING_OVERGANGEN)
    require_phase(aanvraag, Aanvraagstatus.TOEWIJZING)
    if not onafhankelijk:
        raise Domeinfout(
            "U kunt alleen beoordelen als u verklaart dat u onafhankelijk bent. Kunt u dat niet? Weiger dan.",
            veld="onafhankelijk",
        )
    if _has_conflict(aanvraag, beoordeling.deskundige, at=at):
        raise Domeinfout(
            "Uit uw banden volgt dat u niet onafhankelijk bent van dit traject. Weiger deze beoordeling, of "
            "neem contact op met het programmabureau.",
            veld="onafhankelijk",
        )
    save_fields(
        beoordeling,
        status=Beoordelingstatus.AANGENOMEN,
        aangenomen_op=at,
        letter=_next_letter(aanvraag),
    )
    record_gebeurtenis(
        beoordeling, "beoordeling.aangenomen", by=by, at=at, gegevens={"aanvraag": aanvraag.pk}
    )
    _start_when_both(aanvraag, at=at)
    return beoordeling


def _has_conflict(aanvraag: Erkenningsaanvraag, deskundige: Deskundige, *, at: datetime) -> bool:
    feiten = facts_of([deskundige])[deskundige.pk]
    return bool(ties_between(feiten, parties_of(aanvraag), timezone.localdate(at)))


def _next_letter(aanvraag: Erkenningsaanvraag) -> str:
    """Return a letter that was never anybody's in this case: a letter stays with who had it."""
    used = set(Beoordeling.objects.filter(aanvraag=aanvraag).values_list("letter", flat=True))
    return next(letter for letter in LETTERS if letter not in used)


def _start_when_both(aanvraag: Erkenningsaanvraag, *, at: datetime) -> None:
    beoordelingen = list(
        Beoordeling.objects.filter(
            aanvraag=aanvraag, status__in=sorted(BEOORDELING_AANGENOMEN)
        ).select_related("aanvraag", "deskundige__gebruiker")
    )
    if len(beoordelingen) < len(PLEKKEN):
        return
    # By nobody: the log of a case is read by more people than may know who judges.
    _, gebeurtenis = move_aanvraag(aanvraag, Aanvraagstatus.IN_BEOORDELING, by=None, at=at)
    for beoordeling in beoordelingen:
        tell(beoordeling, mail_van_start, gebeurtenis=gebeurtenis, at=at)


@transaction.atomic
def decline_beoordeling(beoordeling: Beoordeling, *, reden: str, by: Gebruiker, at: datetime) -> Beoordeling:
    """Say no, with a reason that only the bureau reads; the place is free for another."""
    aanvraag, beoordeling = lock_case(beoordeling)
    require_recht(by, BEOORDEEL, beoordeling)
    require_transition(beoordeling.status, to=Beoordelingstatus.GEWEIGERD, allowed=BEOORDELING_OVERGANGEN)
    reden = require_tekst(reden, "Vul in waarom u weigert.", veld="reden", hooguit=1000)
    save_fields(beoordeling, status=Beoordelingstatus.GEWEIGERD, beeindigd_op=at, reden=reden)
    record_gebeurtenis(beoordeling, "beoordeling.geweigerd", by=by, at=at, gegevens={"aanvraag": aanvraag.pk})
    return beoordeling


def lock_case(beoordeling: Beoordeling) -> tuple[Erkenningsaanvraag, Beoordeling]:
    """Lock the case and then the review, always in this order, so that no two verbs wait for each other."""
    aanvraag = lock(Erkenningsaanvraag(pk=beoordeling.aanvraag_id))
    locked = lock(beoordeling)
    locked.aanvraag = aanvraag
    return aanvraag, locked


def require_phase(aanvraag: Erkenningsaanvraag, *allowed: Aanvraagstatus) -> None:
    """Raise OngeldigeOvergang unless the case is in one of these phases."""
    if Aanvraagstatus(aanvraag.status) not in allowed:
        label = Aanvraagstatus(aanvraag.status).label
        raise OngeldigeOvergang(f"Dit kan nu niet: de aanvraag heeft de status ‘{label}’.", veld="status")
