"""Erkenningsaanvragen for the work list of the bureau: whose turn it is, as expressions for the database."""

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from kwaliteit.enums import AANVRAAG_OPEN, Aanvraagstatus
from kwaliteit.models import Erkenningsaanvraag, Zienswijze
from napl.enums import Rol

_S = Aanvraagstatus

# Who has to do something while a case has this status.
BEURT = {
    _S.INGEDIEND: Rol.FINANCIEEL,
    _S.WACHT_OP_BETALING: Rol.AANBIEDER,
    _S.VOLLEDIGHEIDSTOETS: Rol.BEHANDELAAR,
    _S.AANVULLING_GEVRAAGD: Rol.AANBIEDER,
    _S.TOEWIJZING: Rol.COORDINATOR,
    _S.IN_BEOORDELING: Rol.DESKUNDIGE,
    _S.CONSENSUS: Rol.DESKUNDIGE,
    _S.CONCEPTADVIES: Rol.BEHANDELAAR,
    _S.ZIENSWIJZE: Rol.AANBIEDER,
    _S.TER_BESLUITVORMING: Rol.BESLISSER,
}
STATUSSEN = {status.value: status.label for status in _S if status in AANVRAAG_OPEN}


def open_cases() -> QuerySet[Erkenningsaanvraag]:
    return Erkenningsaanvraag.objects.bij_bureau().open()


def gehoord() -> Exists:
    """Say whether the aanbieder gave its zienswijze and the bureau did not answer yet."""
    gegeven = Zienswijze.objects.filter(advies__aanvraag=OuterRef("pk"), beantwoord_op__isnull=True)
    return Exists(gegeven)


def is_gehoord(aanvraag: Erkenningsaanvraag) -> bool:
    """Say the same of one case."""
    return Erkenningsaanvraag.objects.filter(gehoord(), pk=aanvraag.pk).exists()


def beurt() -> Case:
    whens = [
        When(Q(status=_S.ZIENSWIJZE) & Q(gehoord()), then=Value(Rol.BEHANDELAAR.value)),
        *(When(status=status, then=Value(rol.value)) for status, rol in BEURT.items()),
    ]
    return Case(*whens, default=Value(Rol.BEHANDELAAR.value), output_field=CharField())


def behalve() -> Case:
    """Who advises does not decide (Awb 10:3): a decision waits for somebody else."""
    return Case(When(status=_S.TER_BESLUITVORMING, then=F("behandelaar_id")))


def sinds() -> Coalesce:
    return Coalesce("status_sinds", "ingediend_op", "aangemaakt_op")
