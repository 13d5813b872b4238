"""Invite members, and what they answer. Nobody has to, nobody says why, and everybody may leave.

The answers write no gebeurtenis (docs/adr/0013): the log can never be erased.
"""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker, Lidmaatschap
from napl.rechten import require_recht
from register.domain.teamroute.behoefte import retract_all
from register.domain.teamroute.delen import DOE_MEE, stop_all
from register.domain.teamroute.route import lock_open, require_open
from register.enums import Uitnodigingsantwoord
from register.models import Teamroute, Teamroutedeelnemer
from register.models.teamlijst import TEAMROLLEN


def candidates_for(route: Teamroute, peildatum: date) -> QuerySet[Gebruiker]:
    """Return who of the school can still be invited, by name."""
    members = Lidmaatschap.objects.filter(organisatie=route.organisatie, rol__in=TEAMROLLEN)
    invited = route.deelnemers.uitgenodigd()
    return (
        Gebruiker.objects.filter(pk__in=members.geldig_op(peildatum).values("gebruiker"), is_active=True)
        .exclude(pk__in=invited.values("gebruiker"))
        .order_by("naam", "pk")
    )


@transaction.atomic
def invite_leden(route: Teamroute, leden: Collection[Gebruiker], *, by: Gebruiker, at: datetime) -> int:
    """Invite people of the school; returns how many. Raises Domeinfout for somebody of elsewhere."""
    route = lock_open(route, by=by)
    if not leden:
        raise Domeinfout("Kies wie u wilt uitnodigen.", veld="leden")
    wanted = {lid.pk for lid in leden}
    allowed = set(
        candidates_for(route, timezone.localdate(at)).filter(pk__in=wanted).values_list("pk", flat=True)
    )
    if allowed != wanted:
        raise Domeinfout("U kunt alleen mensen van uw eigen school uitnodigen.", veld="leden")
    # Who was invited before gave an answer perhaps; that answer stays, so asking again does not press.
    again = route.deelnemers.filter(gebruiker__in=wanted)
    known = set(again.values_list("gebruiker_id", flat=True))
    again.update(ingetrokken_op=None)
    Teamroutedeelnemer.objects.bulk_create(
        Teamroutedeelnemer(teamroute=route, gebruiker_id=pk, uitgenodigd_op=at)
        for pk in sorted(wanted - known)
    )
    record_gebeurtenis(route, "teamroute.uitgenodigd", by=by, at=at, gegevens={"aantal": len(wanted)})
    return len(wanted)


@transaction.atomic
def withdraw_uitnodiging(deelnemer: Teamroutedeelnemer, *, by: Gebruiker, at: datetime) -> None:
    """Take back an invitation; who takes part decides alone about leaving.

    Somebody who left the school stands among who does not take part, whatever they answered. What they told
    the team goes with the invitation: else it would come back unasked if they return.
    """
    route = lock_open(deelnemer.teamroute, by=by)
    deelnemer = lock(deelnemer)
    if route.deelnemers.doet_mee(timezone.localdate(at)).filter(pk=deelnemer.pk).exists():
        raise OngeldigeOvergang("Deze collega doet mee en kan alleen zelf stoppen.", veld="leden")
    if deelnemer.antwoord == Uitnodigingsantwoord.JA:
        stop_all(deelnemer, at=at)
        retract_all(deelnemer, at=at)
        save_fields(deelnemer, antwoord="")
    save_fields(deelnemer, ingetrokken_op=at)
    record_gebeurtenis(route, "teamroute.uitnodiging_ingetrokken", by=by, at=at)


@transaction.atomic
def accept_uitnodiging(deelnemer: Teamroutedeelnemer, *, by: Gebruiker) -> Teamroutedeelnemer:
    """Take part. It shares nothing yet; somebody who said no before may always think again."""
    deelnemer = lock_own(deelnemer, by=by)
    require_open(deelnemer.teamroute)
    save_fields(deelnemer, antwoord=Uitnodigingsantwoord.JA)
    return deelnemer


@transaction.atomic
def decline_uitnodiging(deelnemer: Teamroutedeelnemer, *, by: Gebruiker, at: datetime) -> Teamroutedeelnemer:
    """Say no, or leave: what was shared stops at once, and what was needed counts no more."""
    deelnemer = lock_own(deelnemer, by=by)
    stop_all(deelnemer, at=at)
    retract_all(deelnemer, at=at)
    save_fields(deelnemer, antwoord=Uitnodigingsantwoord.NEE)
    return deelnemer


def lock_own(deelnemer: Teamroutedeelnemer, *, by: Gebruiker) -> Teamroutedeelnemer:
    """Return somebody's own locked part in a team, the plan locked before it."""
    require_recht(by, DOE_MEE, deelnemer)
    lock(deelnemer.teamroute)
    return lock(deelnemer)


def open_uitnodigingen(gebruiker: Gebruiker, peildatum: date) -> QuerySet[Teamroutedeelnemer]:
    """Return the invitations that somebody did not answer yet."""
    visible = Teamroute.objects.zichtbaar_voor(gebruiker, peildatum).filter(Q(status="open"))
    return (
        Teamroutedeelnemer.objects.uitgenodigd()
        .filter(gebruiker=gebruiker, antwoord="", teamroute__in=visible)
        .select_related("teamroute__organisatie")
        .order_by("uitgenodigd_op", "pk")
    )
