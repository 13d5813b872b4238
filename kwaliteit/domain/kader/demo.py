"""The kwaliteitskader of the demo: a version in force, findings of labs, and the next one in consultation.

Everything is marked as made up: nobody adopted a kader yet.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from kwaliteit.domain.kader.bevinding import Bevindinginvoer, answer_bevinding, report_bevinding
from kwaliteit.domain.kader.consultatie import open_kaderconsultatie, publish_kaderantwoorden
from kwaliteit.domain.kader.laden import load_kader
from kwaliteit.domain.kader.openstelling import open_pad
from kwaliteit.domain.kader.reactie import Kaderreactiegegevens, answer_kaderreactie, react_on_kader
from kwaliteit.domain.kader.schrijven import afdruk_van, change_criterium, change_teksten
from kwaliteit.domain.kader.versie import adopt_kaderversie, revise_kaderversie
from kwaliteit.domain.queries.kader import read_criterium, read_teksten
from kwaliteit.enums import Bevindingsoort, Criteriumset, Openstellingbereik
from kwaliteit.models import Kaderconsultatie, Kaderversie
from napl.domain.demo import DOMEIN
from napl.models import Gebruiker
from ontwikkelpaden.domain.bewerken import LEEG
from ontwikkelpaden.domain.consultatie import Consultatiegegevens
from ontwikkelpaden.models import Ontwikkelpad

DUUR = timedelta(days=28)
BEGONNEN = timedelta(days=300)  # how long ago the first version was put before the public
GROND = "Verzonnen voor de demo, naar de aanvraag (pijler 4): eerst één of twee paden per sector."
LATER = "Verzonnen voor de demo, naar de aanvraag (pijler 4): vanaf jaar 3 alle paden."


@transaction.atomic
def load_demo_kader(*, peildatum: date, at: datetime) -> int:
    """Make the versions once; return how many were made now."""
    begin = at - BEGONNEN
    eerste = load_kader(at=begin, is_demo=True)
    if eerste is None:
        return 0
    _first(eerste, begin=begin)
    _findings(eerste, at=at - timedelta(days=60))
    _second(eerste, at=at)
    _open_paden(peildatum, at=at)
    return 2


def _first(versie: Kaderversie, *, begin: datetime) -> None:
    coordinator = _account("coordinator")
    consultatie = _consult(versie, "Zijn de criteria duidelijk, en is het bewijs haalbaar?", at=begin)
    reactie = react_on_kader(
        consultatie,
        Kaderreactiegegevens(
            "Ik ben een eenmanszaak. Kan ik hier ook aan voldoen?", versie.criteria.get(code="3.2")
        ),
        by=_account("aanbieder"),
        at=begin + timedelta(days=4),
    )
    answered = begin + DUUR + timedelta(days=5)
    antwoord = "Ja. We hebben in de toelichting gezet hoe een eenmanszaak dit laat zien."
    answer_kaderreactie(reactie, antwoord=antwoord, basis=LEEG, by=coordinator, at=answered)
    publish_kaderantwoorden(consultatie, by=coordinator, at=answered)
    adopted = answered + timedelta(days=14)
    besluit = f"Verzonnen besluit van de stuurgroep van {timezone.localdate(adopted):%d-%m-%Y}"
    adopt_kaderversie(versie, besluit=besluit, by=_account("beslisser"), at=adopted)


def _findings(versie: Kaderversie, *, at: datetime) -> None:
    teamlid = _account("teamlid")
    for code, soort, tekst, voorstel in (
        (
            "2.3",
            Bevindingsoort.ONDUIDELIJK,
            "Aanbieders vroegen ons wat ‘lang genoeg’ is. Twee teams kwamen op een andere uitleg.",
            "Vraag om de duur te verdelen: hoeveel samen, hoeveel in de eigen les.",
        ),
        (
            "5.3",
            Bevindingsoort.NIET_HAALBAAR,
            "Bij een kort traject lukte het niet om leerlingen iets te vragen.",
            "Laat dit alleen gelden voor trajecten van langer dan een half jaar.",
        ),
        ("4.2", Bevindingsoort.WERKT, "De momenten naast elkaar zetten gaf een goed gesprek.", ""),
    ):
        invoer = Bevindinginvoer("Lab Rekenen Noord (verzonnen)", soort, tekst, voorstel)
        report_bevinding(versie.criteria.get(code=code), invoer, by=teamlid, at=at)


def _second(eerste: Kaderversie, *, at: datetime) -> None:
    """Widen the set, use what the labs found, and put it before everybody."""
    coordinator = _account("coordinator")
    begin = at - timedelta(days=7)
    versie = revise_kaderversie(eerste, by=coordinator, at=begin)
    teksten = read_teksten(versie)
    nieuw = replace(
        teksten,
        omvang=Criteriumset.UITGEBREID,
        werkwijze=teksten.werkwijze.replace(
            "Van de minimale set moet een traject aan elk criterium voldoen. De uitgebreide set wordt nog "
            "beproefd in de co-creatielabs. Wat de labs merken, helpt om de volgende versie beter te maken.",
            "Een traject moet aan elk criterium voldoen, ook aan die van de uitgebreide set. De labs hebben "
            "die set beproefd.",
        ),
        wijzigingen="De uitgebreide set telt nu mee. Criterium 2.3 zegt duidelijker wat over de duur wordt "
        "gevraagd.",
    )
    change_teksten(versie, nieuw, basis=afdruk_van(teksten), by=coordinator, at=begin)
    criterium = versie.criteria.get(code="2.3")
    inhoud = read_criterium(criterium)
    helder = replace(
        inhoud,
        toelichting="Er is geen vast aantal uren dat goed is. Laat zien hoe de tijd is verdeeld: hoeveel "
        "deelnemers samen leren, en hoeveel zij in de eigen les doen.",
    )
    basis = afdruk_van(inhoud)
    change_criterium(versie, criterium.pk, helder, basis=basis, by=coordinator, at=begin)
    bevinding = eerste.criteria.get(code="2.3").bevindingen.get()
    antwoord = "De toelichting vraagt nu om een verdeling van de tijd."
    answer_bevinding(bevinding, versie=versie, antwoord=antwoord, by=coordinator, at=begin)
    consultatie = _consult(versie, "Kan de uitgebreide set voor alle trajecten gelden?", at=begin)
    react_on_kader(
        consultatie,
        Kaderreactiegegevens(
            "Goed dat de verdeling van tijd zichtbaar wordt.", versie.criteria.get(code="2.3")
        ),
        by=_account("leraar2"),
        at=at - timedelta(days=2),
    )


def _open_paden(peildatum: date, *, at: datetime) -> None:
    paden = list(Ontwikkelpad.objects.order_by("-soort", "naam"))
    first, later = date(peildatum.year, 1, 1), date(peildatum.year + 1, 1, 1)
    for number, pad in enumerate(paden):
        is_first = pad.slug == "curriculumdeskundigheid" or number < 2  # noqa: PLR2004 - one or two to begin
        if is_first:
            _open(pad, Openstellingbereik.GEACCREDITEERD, first, later, GROND, at=at)
        _open(pad, Openstellingbereik.ALLE, later, None, LATER, at=at)


def _open(
    pad: Ontwikkelpad, bereik: Openstellingbereik, van: date, tot: date | None, grond: str, *, at: datetime
) -> None:
    open_pad(pad, bereik=bereik, geldig_van=van, geldig_tot=tot, grond=grond, by=None, at=at)


def _consult(versie: Kaderversie, vraag: str, *, at: datetime) -> Kaderconsultatie:
    begin = timezone.localdate(at)
    gegevens = Consultatiegegevens(begin, begin + DUUR, vraag, "Verzonnen voor de demo.")
    return open_kaderconsultatie(versie, gegevens, by=_account("coordinator"), at=at)


def _account(naam: str) -> Gebruiker:
    return Gebruiker.objects.get(email=f"{naam}@{DOMEIN}")
