"""What an aanbieder is told about its bezwaar, as the pages preview it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format

from kwaliteit.domain.besluit.mail import signers_of
from kwaliteit.domain.bezwaar.termijnen import HERSTELLEN
from kwaliteit.enums import Bezwaaruitkomst
from kwaliteit.models import Bezwaar
from napl.domain.bericht import full_url, queue_bericht
from napl.domain.termijn.lezen import running_termijn
from napl.models import Gebeurtenis
from register.domain.opmaak import day

_UITKOMST = {
    Bezwaaruitkomst.GEGROND: "Uw bezwaar is gegrond. Er is een nieuw besluit, dat het eerste vervangt.",
    Bezwaaruitkomst.ONGEGROND: "Uw bezwaar is ongegrond. Het eerste besluit blijft staan.",
    Bezwaaruitkomst.NIET_ONTVANKELIJK: "Wij kunnen uw bezwaar niet in behandeling nemen.",
}
BEROEP = (
    "Bent u het niet eens met deze beslissing? Dan kunt u binnen zes weken na de dag van verzending beroep "
    "instellen bij de bestuursrechter."
)


@dataclass(frozen=True)
class Mail:
    soort: str
    onderwerp: str
    tekst: str


def _mail(bezwaar: Bezwaar, soort: str, onderwerp: str, *alineas: str) -> Mail:
    adres = full_url(f"/aanbod/bezwaren/{bezwaar.pk}/")
    slot = f"U leest alles op {adres}"
    tekst = "\n\n".join(["Beste aanbieder,", *alineas, slot, "Het programmabureau NAPL"])
    return Mail(f"bezwaar.{soort}", f"{onderwerp} {bezwaar.kenmerk}", tekst)


def herstel_mail(bezwaar: Bezwaar) -> Mail:
    termijn = running_termijn(bezwaar, HERSTELLEN)
    tot = day(termijn.einde) if termijn and termijn.einde else "het einde van de termijn"
    return _mail(
        bezwaar,
        "herstel",
        "Vul uw bezwaar aan:",
        f"In uw bezwaar mist nog iets: {bezwaar.verzuim}",
        f"Vul het aan tot en met {tot}. Doet u dat niet, dan kunnen wij uw bezwaar niet behandelen.",
    )


def hoorzitting_mail(bezwaar: Bezwaar) -> Mail:
    assert bezwaar.zitting_op is not None  # noqa: S101 - it was planned just now
    moment = date_format(timezone.localtime(bezwaar.zitting_op), "j F Y, H:i")
    return _mail(
        bezwaar,
        "hoorzitting",
        "Uitnodiging voor de hoorzitting over bezwaar",
        f"U kunt uw bezwaar toelichten op {moment} uur.",
        f"Plaats: {bezwaar.zitting_plek}",
        "Wilt u niet worden gehoord? Laat het ons weten.",
    )


def beslissing_mail(bezwaar: Bezwaar, uitkomst: Bezwaaruitkomst, motivering: str) -> Mail:
    return _mail(
        bezwaar, "beslist", "Beslissing op bezwaar", _UITKOMST[uitkomst], f"Waarom: {motivering}", BEROEP
    )


def send(bezwaar: Bezwaar, mail: Mail, *, gebeurtenis: Gebeurtenis, at: datetime) -> None:
    """Put a mail ready for who signs for the aanbieder."""
    for gebruiker in signers_of(bezwaar.besluit.aanvraag, timezone.localdate(at)):
        queue_bericht(
            gebruiker, mail.soort, onderwerp=mail.onderwerp, tekst=mail.tekst, gebeurtenis=gebeurtenis, at=at
        )
