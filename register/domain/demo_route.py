"""The route of the demo's teacher: five steps, three deelnames, a statement and what a traject brought.

Made through the same verbs as a real one; who has a route already keeps it as it is.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from napl.domain.transitie import save_fields
from napl.models import Gebruiker, Organisatie
from ontwikkelpaden.domain.doel import Doelinvoer, set_doel
from ontwikkelpaden.enums import DoelStatus
from ontwikkelpaden.models import Doel
from register.domain.deelname.bevestiging import confirm_bevestiging, request_bevestiging
from register.domain.deelname.deelname import Verloop, register_deelname
from register.domain.deelname.opbrengst import Opbrengsttekst, add_opbrengst
from register.domain.deelname.verklaring import issue_verklaring
from register.domain.route.stap import Informeel, Stapgegevens, finish_stap, plan_informeel, plan_traject
from register.domain.route.tijd import add_months, first_of_month
from register.enums import InformeleVorm
from register.models import Aanbieder, Deelname, Routestap, Traject, TrajectQuerySet, Typering
from register.models.teamlijst import teams_of

# The provider of whom somebody works in the demo, so that a confirmation can be asked.
AANBIEDERS = ("Academie De Lantaarn (fictief)", "Rekenhuis De Telraam (fictief)")


@dataclass(frozen=True)
class _Demo:
    by: Gebruiker
    vandaag: date
    at: datetime

    def months(self, van: int, duur: int = 1) -> tuple[date, date]:
        begin = add_months(first_of_month(self.vandaag), van)
        return begin, add_months(begin, duur - 1)


@transaction.atomic
def load_demo_route(leraar: Gebruiker, *, aanbieder: Gebruiker, at: datetime) -> str:
    """Fill the pages of the teacher, and of who works for the provider; returns a Dutch line."""
    _join_organisaties()
    if Routestap.objects.filter(gebruiker=leraar).exists():
        return "route van de leraar stond er al"
    demo = _Demo(leraar, timezone.localdate(at), at)
    lantaarn, others = _offer()
    if len(lantaarn) < 2 or not others:  # noqa: PLR2004 - one to confirm, one to ask
        return "route overgeslagen: er is te weinig verzonnen aanbod"
    _deelnames(demo, lantaarn, others, aanbieder)
    _steps(demo, others)
    return (
        f"route met {Routestap.objects.filter(gebruiker=leraar).count()} stappen en "
        f"{Deelname.objects.filter(gebruiker=leraar).count()} deelnames"
    )


def _join_organisaties() -> None:
    """Say which organisation stands behind the fictional providers: their names are the same."""
    for naam in AANBIEDERS:
        organisatie = Organisatie.objects.filter(naam=naam, soort="aanbieder").first()
        aanbieder = Aanbieder.objects.filter(naam=naam, is_fictief=True).first()
        if organisatie is not None and aanbieder is not None and aanbieder.organisatie_id is None:
            save_fields(aanbieder, organisatie=organisatie)


def _offer() -> tuple[list[Traject], list[Traject]]:
    """Return typed trajecten of the provider that answers, and of the other ones."""
    typed = Typering.objects.filter(versie__live_van__isnull=False, versie__live_tot__isnull=True)
    rows: TrajectQuerySet = Traject.objects.actief().filter(
        live__in=typed.values("versie"), aanbieders__is_fictief=True, live__sectoren__contains=["po"]
    )
    rows = rows.select_related("live").distinct()
    mine = rows.filter(aanbieders__naam=AANBIEDERS[0]).order_by("slug")
    return list(mine[:3]), list(rows.exclude(aanbieders__naam=AANBIEDERS[0]).order_by("slug")[:3])


def _deelnames(demo: _Demo, lantaarn: list[Traject], others: list[Traject], aanbieder: Gebruiker) -> None:
    """Make one that was confirmed, one that waits for an answer, and one that runs."""
    school = teams_of(demo.by, demo.vandaag).first()
    done = [
        register_deelname(
            traject,
            by=demo.by,
            at=demo.at,
            organisatie=school,
            verloop=Verloop(demo.vandaag - timedelta(days=begin), demo.vandaag - timedelta(days=begin - 120)),
        )
        for traject, begin in zip(lantaarn[:2], (400, 160), strict=True)
    ]
    for deelname in done:
        request_bevestiging(deelname, naam="Sanne Demoleraar", by=demo.by, at=demo.at)
    done[0].refresh_from_db()
    confirmed = confirm_bevestiging(done[0], by=aanbieder, at=demo.at)
    typering = (
        Typering.objects.filter(versie=confirmed.trajectversie_id).select_related("padversie__pad").first()
    )
    if typering is not None:
        issue_verklaring(confirmed, typering, naam="", by=demo.by, at=demo.at)
    _opbrengst(demo, confirmed)
    register_deelname(
        others[0],
        by=demo.by,
        at=demo.at,
        organisatie=school,
        verloop=Verloop(demo.vandaag - timedelta(days=30)),
    )


def _opbrengst(demo: _Demo, deelname: Deelname) -> None:
    begin = deelname.gestart_datum or demo.vandaag
    for dagen, ervaring, handelen, resultaat in (
        (60, "Ik zie nu dat ik zelf te snel voordoe hoe het moet.", "", ""),
        (
            130,
            "Samen voorbereiden geeft mij meer rust.",
            "Ik laat groepjes eerst zelf een aanpak kiezen en stel daarna pas vragen.",
            "",
        ),
        (
            250,
            "",
            "Elke week bespreek ik met mijn duo één les.",
            "Meer leerlingen beginnen uit zichzelf. Bij de toets legde bijna iedereen uit hoe het ging.",
        ),
    ):
        tekst = Opbrengsttekst(begin + timedelta(days=dagen), ervaring, handelen, resultaat)
        add_opbrengst(deelname, tekst, by=demo.by, at=demo.at)


def _steps(demo: _Demo, others: list[Traject]) -> None:
    eerste, tweede = _goal(demo, others[0]), _goal(demo, others[-1])
    kijken = plan_informeel(
        Informeel(
            "Vier keer in de les kijken bij een collega",
            InformeleVorm.OBSERVEREN,
            "Zien hoe zij groepjes laat beginnen zonder uitleg vooraf.",
        ),
        by=demo.by,
        at=demo.at,
        doel=eerste,
        gegevens=Stapgegevens(*demo.months(-2, 2), 6),
    )
    finish_stap(kijken, by=demo.by, at=demo.at)
    _plan(demo, others[0], doel=eerste, gegevens=Stapgegevens(*demo.months(-1, 5)))
    plan_informeel(
        Informeel("Nieuwe opdrachten uitproberen in mijn klas", InformeleVorm.UITPROBEREN),
        by=demo.by,
        at=demo.at,
        doel=eerste,
        gegevens=Stapgegevens(*demo.months(1, 4), 10, "Na elke les vijf minuten opschrijven wat opviel."),
    )
    _plan(demo, others[-1], doel=tweede, gegevens=Stapgegevens(*demo.months(5, 6)), kies=True)
    plan_informeel(
        Informeel("Intervisie met leraren van twee andere scholen", InformeleVorm.INTERVISIE),
        by=demo.by,
        at=demo.at,
        doel=tweede,
        gegevens=Stapgegevens(),
    )


def _goal(demo: _Demo, traject: Traject) -> Doel | None:
    """Return the goal that a traject serves; set it when the teacher has none on that path yet."""
    rows = Typering.objects.filter(versie=traject.live_id).select_related("padversie__pad").order_by("pk")
    typering = rows.first()
    if typering is None:
        return None
    pad = typering.padversie.pad
    found = Doel.objects.filter(gebruiker=demo.by, pad=pad, status=DoelStatus.OPEN).order_by("pk").first()
    return found or set_doel(pad, Doelinvoer(typering.niveau), by=demo.by, at=demo.at, peildatum=demo.vandaag)


def _plan(
    demo: _Demo, traject: Traject, *, doel: Doel | None, gegevens: Stapgegevens, kies: bool = False
) -> None:
    """Plan a traject; with ``kies`` in the first uitvoering that can still be started."""
    found = traject.uitvoeringen.te_starten_op(demo.vandaag).order_by("start_datum", "pk").first()
    plan_traject(
        traject,
        by=demo.by,
        at=demo.at,
        doel=doel,
        uitvoering=found if kies else None,
        gegevens=gegevens,
    )
