"""Recognitions for tests, in every stand, made by the verbs."""

from datetime import date, timedelta

from kwaliteit.domain.erkenning.intrekken import withdraw_erkenning
from kwaliteit.domain.erkenning.schorsen import suspend_erkenning
from kwaliteit.domain.erkenning.verlenen import grant_erkenning
from kwaliteit.domain.erkenning.voornemen import announce_intrekking
from kwaliteit.enums import Erkenningstand, Schorsingsgrond
from kwaliteit.models import Erkenning, Intrekkingsvoornemen, Schorsing
from napl.enums import Rol
from napl.models import Gebruiker
from register.models import Opname, Traject
from tests.factories import NU, VANDAAG, make_gebruiker, make_traject
from tests.kwaliteit.aanvraag.bouw import maak_aanbieder

VAN, TOT = VANDAAG, date(2028, 9, 1)
REDEN = "De docenten zijn niet meer bevoegd."
GEHEIM = "Alleen de aanbieder leest waarom er een onderzoek is."


def beslisser() -> Gebruiker:
    return make_gebruiker(Rol.BESLISSER)


def maak_erkenning(
    naam: str = "Rekencoördinator",
    *,
    traject: Traject | None = None,
    geldig_van: date = VAN,
    geldig_tot: date | None = TOT,
) -> Erkenning:
    """Recognise a traject of an aanbieder with an organisation of its own."""
    traject = traject or make_traject(naam, aanbieders=[maak_aanbieder()])
    return grant_erkenning(
        traject,
        geldig_van=geldig_van,
        geldig_tot=geldig_tot,
        motivering="Past bij het kader.",
        by=beslisser(),
        at=NU,
    )


def schors(erkenning: Erkenning, vanaf: date = VANDAAG, by: Gebruiker | None = None) -> Schorsing:
    return suspend_erkenning(
        erkenning,
        vanaf=vanaf,
        reden=GEHEIM,
        grond=Schorsingsgrond.ONDERZOEK,
        by=by or beslisser(),
        at=NU,
    )


def kondig_aan(erkenning: Erkenning, by: Gebruiker | None = None) -> Intrekkingsvoornemen:
    return announce_intrekking(
        erkenning,
        per=VANDAAG + timedelta(days=40),
        reden=REDEN,
        by=by or make_gebruiker(Rol.BEHANDELAAR),
        at=NU,
    )


def trek_in(erkenning: Erkenning, per: date = VANDAAG, by: Gebruiker | None = None) -> Erkenning:
    return withdraw_erkenning(
        erkenning,
        per=per,
        reden=REDEN,
        zonder_zienswijze="De aanbieder vroeg erom.",
        by=by or beslisser(),
        at=NU,
    )


def in_stand(stand: Erkenningstand) -> Erkenning:
    """Make a recognition that stands like this on VANDAAG."""
    if stand == Erkenningstand.KOMT:
        return maak_erkenning(geldig_van=VANDAAG + timedelta(days=30))
    if stand == Erkenningstand.BEEINDIGD:
        return maak_erkenning(geldig_van=date(2024, 1, 1), geldig_tot=VANDAAG)
    erkenning = maak_erkenning()
    if stand == Erkenningstand.GESCHORST:
        schors(erkenning)
    if stand == Erkenningstand.INGETROKKEN:
        trek_in(erkenning)
    return Erkenning.objects.get(pk=erkenning.pk)


def opnames(traject: Traject) -> list[tuple[str, date, date | None]]:
    rows = Opname.objects.filter(traject=traject, soort="erkend").order_by("geldig_van")
    return [(row.soort, row.geldig_van, row.geldig_tot) for row in rows]
