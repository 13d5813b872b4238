"""Read bezwaren, for the bureau and for the aanbieder whose they are."""

from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery

from kwaliteit.domain.bezwaar.termijnen import BESLISSEN, last_day
from kwaliteit.enums import BEZWAAR_KLAAR
from kwaliteit.models import Besluit, Bezwaar
from napl.models import Gebruiker, Termijn
from register.models.aanbod import aanbieders_van


def list_bezwaren(*, open_: bool) -> QuerySet[Bezwaar]:
    """Return bezwaren with the last day to decide as ``uiterlijk``; who waits longest stands first."""
    rows = read_bezwaren()
    klaar = sorted(BEZWAAR_KLAAR)
    rows = rows.exclude(status__in=klaar) if open_ else rows.filter(status__in=klaar)
    return rows.order_by("ingediend_op", "pk") if open_ else rows.order_by("-afgesloten_op", "-pk")


def read_bezwaren() -> QuerySet[Bezwaar]:
    termijnen = Termijn.objects.filter(
        soort=BESLISSEN.code,
        onderwerp_soort=Bezwaar._meta.label_lower,  # noqa: SLF001 - public in all but name
        onderwerp_id=OuterRef("pk"),
    )
    return Bezwaar.objects.select_related(
        "besluit__aanvraag__aanbieder", "besluit__aanvraag__versie", "behandelaar"
    ).annotate(uiterlijk=Subquery(termijnen.order_by("-pk").values("einde")[:1]))


def own_bezwaren(gebruiker: Gebruiker, peildatum: date) -> QuerySet[Bezwaar]:
    own = aanbieders_van(gebruiker, peildatum)
    return read_bezwaren().filter(besluit__aanvraag__aanbieder__in=own).order_by("-ingediend_op", "-pk")


def own_besluiten(gebruiker: Gebruiker, peildatum: date) -> QuerySet[Besluit]:
    """Return the decisions that were sent to the aanbieders that somebody works for."""
    own = aanbieders_van(gebruiker, peildatum)
    return Besluit.objects.filter(aanvraag__aanbieder__in=own, verzonden_op__isnull=False).select_related(
        "aanvraag__aanbieder", "aanvraag__versie"
    )


def can_object(besluit: Besluit) -> bool:
    """Say whether nobody objected to a decision yet and none took its place."""
    if besluit.verzonden_op is None or last_day(besluit) is None:
        return False
    replaced = Besluit.objects.filter(vervangt=besluit).exists()
    return not replaced and not besluit.bezwaren.exclude(status="ingetrokken").exists()
