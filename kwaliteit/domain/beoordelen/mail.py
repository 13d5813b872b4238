"""The mails around a review. None names a person, a judgement or a reason: mail is forwarded."""

from dataclasses import dataclass

from django.urls import reverse

from kwaliteit.models import Beoordeling
from napl.domain.bericht import full_url


@dataclass(frozen=True)
class Mailtekst:
    soort: str
    onderwerp: str
    tekst: str


def _text(beoordeling: Beoordeling, soort: str, onderwerp: str, *alineas: str) -> Mailtekst:
    kenmerk = beoordeling.aanvraag.kenmerk
    link = full_url(reverse("kwaliteit:beoordelen"))
    tekst = "\n\n".join(["Beste deskundige,", *alineas, f"Ga naar {link}", "Programmabureau NAPL"])
    return Mailtekst(soort, f"{onderwerp} ({kenmerk})", tekst)


def mail_gevraagd(beoordeling: Beoordeling) -> Mailtekst:
    return _text(
        beoordeling,
        "beoordeling.gevraagd",
        "Wilt u een aanvraag beoordelen?",
        "Wij vragen u om een aanvraag voor erkenning te beoordelen.",
        "Op uw pagina ziet u om welk traject het gaat. Neem de beoordeling alleen aan als u er onafhankelijk "
        "over kunt oordelen. Kunt u dat niet, of hebt u geen tijd? Weiger dan. Wij vragen een ander.",
    )


def mail_van_start(beoordeling: Beoordeling) -> Mailtekst:
    return _text(
        beoordeling,
        "beoordeling.van-start",
        "U kunt beginnen met beoordelen",
        "Er zijn twee deskundigen. U kunt nu uw oordeel schrijven.",
        "U ziet het oordeel van de ander pas als u allebei hebt ingeleverd.",
    )


def mail_consensus(beoordeling: Beoordeling) -> Mailtekst:
    return _text(
        beoordeling,
        "beoordeling.consensus",
        "Beide beoordelingen zijn binnen",
        "U kunt de twee oordelen nu naast elkaar zien. Schrijf samen per criterium één oordeel.",
    )


def mail_teruggenomen(beoordeling: Beoordeling) -> Mailtekst:
    return _text(
        beoordeling,
        "beoordeling.teruggenomen",
        "Uw beoordeling is teruggenomen",
        "U hoeft deze aanvraag niet verder te beoordelen. U kunt het dossier niet meer openen.",
        "Hebt u stukken opgeslagen? Gooi ze dan weg en spreek er met niemand over.",
    )


def mail_wacht(beoordeling: Beoordeling) -> Mailtekst:
    return _text(
        beoordeling,
        "beoordeling.wacht",
        "De beoordeling wacht op een andere deskundige",
        "De tweede deskundige gaat niet verder. Wij vragen een ander.",
        "Wat u schreef, blijft bewaard. U krijgt bericht als u verder kunt.",
    )
