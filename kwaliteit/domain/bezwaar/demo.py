"""Invented events in the demo: an announced withdrawal, and a bezwaar against a refusal."""

from datetime import date, datetime, timedelta

from django.db import transaction

from kwaliteit.domain.aanvraag.demo_zaak import VERZONNEN, demo_account
from kwaliteit.domain.besluit.demo import decide_demo
from kwaliteit.domain.bezwaar.behandelen import take_bezwaar
from kwaliteit.domain.bezwaar.indienen import submit_bezwaar
from kwaliteit.domain.erkenning.voornemen import announce_intrekking
from kwaliteit.enums import Erkenningstand, Uitkomst
from kwaliteit.models import Erkenning, Intrekkingsvoornemen
from napl.fouten import Domeinfout
from napl.models import Gebruiker

AFGEWEZEN = "Het vak en de wereld: actuele thema's in de les"


@transaction.atomic
def load_demo_voornemen(aanbieder: Gebruiker, *, peildatum: date, at: datetime) -> bool:
    """Announce once that a recognition of the aanbieder of the demo may be withdrawn."""
    if Intrekkingsvoornemen.objects.exists():
        return False
    per = peildatum + timedelta(days=60)
    own = Erkenning.objects.met_stand(peildatum).van_aanbieder(aanbieder, peildatum)
    for erkenning in own.filter(is_demo=True).order_by("-pk"):
        long_enough = erkenning.eindigt_op is None or erkenning.eindigt_op > per
        if erkenning.gelezen_stand == Erkenningstand.GELDIG and long_enough:
            reden = f"{VERZONNEN}: bij de helft van de deelnemers ging de toetsing niet door."
            try:
                announce_intrekking(erkenning, per=per, reden=reden, by=demo_account("behandelaar"), at=at)
            except Domeinfout:
                return False
            return True
    return False


@transaction.atomic
def load_demo_bezwaar(*, at: datetime) -> bool:
    """Refuse once a traject of the aanbieder of the demo, and let it object to that."""
    besluit = decide_demo(AFGEWEZEN, Uitkomst.AFWIJZEN, at=at)
    if besluit is None:
        return False
    gronden = f"{VERZONNEN}: de toetsing staat wel in ons programma, op bladzijde drie."
    bezwaar = submit_bezwaar(besluit, gronden=gronden, by=demo_account("aanbieder"), at=at)
    take_bezwaar(bezwaar, by=demo_account("coordinator"), at=at)
    return True
