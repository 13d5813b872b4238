"""Begin a traject, from nothing or from another one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.rechten import heeft_recht, require_recht
from napl.tekst import tidy
from register.domain.traject import BEWERK, create_traject
from register.domain.trajecteditor.bewaren import BRON, require_possible, working_versie
from register.domain.trajectgegevens import Trajectgegevens, read_gegevens
from register.models import Aanbieder, Traject


@transaction.atomic
def begin_traject(naam: str, *, aanbieder: Aanbieder, by: Gebruiker, at: datetime) -> Traject:
    """Make a traject with a name and nothing else; only who works for the aanbieder sees it."""
    gegevens = Trajectgegevens(naam=_require_naam(naam), bron=BRON)
    require_possible(Traject(), gegevens, velden={"naam"})
    return create_traject(gegevens, aanbieders=[aanbieder], by=by, at=at)


@transaction.atomic
def copy_traject(traject: Traject, *, naam: str, by: Gebruiker, at: datetime) -> Traject:
    """Make a new traject that says the same under another name; dates and a recognition stay behind."""
    require_recht(by, BEWERK, traject)
    gegevens = replace(
        read_gegevens(working_versie(traject)), naam=_require_naam(naam), bron=BRON, zekerheid=""
    )
    require_possible(Traject(), gegevens, velden={"naam"})
    return create_traject(gegevens, aanbieders=_owners(traject, by), by=by, at=at)


def _owners(traject: Traject, by: Gebruiker) -> Sequence[Aanbieder]:
    """Keep who offers it as far as somebody may speak for them: nobody makes an offer for another."""
    rows = traject.trajectaanbieders.select_related("aanbieder").order_by("volgorde", "pk")
    return [row.aanbieder for row in rows if heeft_recht(by, BEWERK, [row.aanbieder])]


def _require_naam(naam: str) -> str:
    naam = tidy(naam)
    if not naam:
        raise Domeinfout("Vul een naam in.", veld="naam")
    return naam
