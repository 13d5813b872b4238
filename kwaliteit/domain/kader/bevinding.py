"""Findings of labs that try a version, per criterium, and what the makers of the next one did with them."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kwaliteit.domain.kader.invoer import optional_tekst
from kwaliteit.enums import KADER_VOORLOPIG, Bevindingsoort, KaderStatus
from kwaliteit.models import Criterium, Kaderbevinding, Kaderversie
from kwaliteit.rules.kader import MELD_BEVINDING, SCHRIJF_KADER
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import require_recht
from ontwikkelpaden.domain.invoer import require_tekst


@dataclass(frozen=True)
class Bevindinginvoer:
    """What a lab noticed; no names of persons belong in it, because everybody reads it."""

    lab: str
    soort: Bevindingsoort
    tekst: str
    voorstel: str = ""


@transaction.atomic
def report_bevinding(
    criterium: Criterium, invoer: Bevindinginvoer, *, by: Gebruiker, at: datetime
) -> Kaderbevinding:
    """Write down what a lab noticed when it used a criterium of the version in force.

    Also of a criterium outside the set that is judged by: that is what labs try (application, bijlage 2: the
    extended kader is validated in the pilots).
    """
    require_recht(by, MELD_BEVINDING, criterium)
    versie = lock(criterium.versie)
    if versie.status != KaderStatus.VASTGESTELD:
        raise OngeldigeOvergang(
            "Een bevinding gaat over de versie die nu geldt. Deze versie geldt niet.", veld="tekst"
        )
    bevinding = Kaderbevinding.objects.create(
        criterium=criterium,
        lab=require_tekst(invoer.lab, "Vul in om welk lab het gaat.", veld="lab", hooguit=200),
        soort=invoer.soort,
        tekst=require_tekst(invoer.tekst, "Vul in wat het lab merkte.", veld="tekst"),
        voorstel=optional_tekst(invoer.voorstel, veld="voorstel"),
        gemeld_door=by,
        gemeld_op=at,
    )
    record_gebeurtenis(bevinding, "kaderbevinding.gemeld", by=by, at=at, gegevens={"criterium": criterium.pk})
    return bevinding


@transaction.atomic
def answer_bevinding(
    bevinding: Kaderbevinding, *, versie: Kaderversie, antwoord: str, by: Gebruiker, at: datetime
) -> Kaderbevinding:
    """Say what the makers of the next version did with a finding; it can change until that is adopted."""
    require_recht(by, SCHRIJF_KADER, versie)
    versie = lock(versie)
    bevinding = lock(bevinding)
    if versie.status not in KADER_VOORLOPIG:
        raise OngeldigeOvergang("Deze versie is niet meer in de maak.", veld="antwoord")
    if bevinding.criterium.versie.nummer >= versie.nummer:
        raise Domeinfout("Deze bevinding gaat niet over een eerdere versie.", veld="antwoord")
    vorige = bevinding.verwerkt_in
    if vorige is not None and vorige.status not in KADER_VOORLOPIG:
        raise OngeldigeOvergang(f"Deze bevinding is al verwerkt in versie {vorige.nummer}.", veld="antwoord")
    antwoord = require_tekst(antwoord, "Vul in wat u met deze bevinding deed.", veld="antwoord")
    save_fields(bevinding, antwoord=antwoord, beantwoord_door=by, beantwoord_op=at, verwerkt_in=versie)
    record_gebeurtenis(bevinding, "kaderbevinding.verwerkt", by=by, at=at, gegevens={"versie": versie.pk})
    return bevinding
