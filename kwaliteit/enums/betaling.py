"""The words of fees: what a tariff depends on, how an invoice stands, and the moves of money."""

from django.db.models import TextChoices

from kwaliteit.enums.aanvraag import Aanvraagstatus
from register.enums import TrajectSoort


class Tariefklasse(TextChoices):
    """Kinds of traject that ask about as much work of deskundigen; thirteen kinds each is too fine."""

    KORT = "kort", "Kort traject (training, cursus, studiedag en dergelijke)"
    LEERGANG = "leergang", "Leergang of registratietraject"
    OPLEIDING = "opleiding", "Opleiding (master, post-hbo, PDG, promotie)"


_LEERGANG = frozenset({TrajectSoort.LEERGANG, TrajectSoort.REGISTRATIE})
_OPLEIDING = frozenset({TrajectSoort.MASTER, TrajectSoort.POST_HBO, TrajectSoort.PDG, TrajectSoort.PROMOTIE})


def tariefklasse_van(soort: str) -> Tariefklasse:
    """Return the class of a kind of traject; an unknown kind is the cheapest, so that doubt costs nobody."""
    if soort in _OPLEIDING:
        return Tariefklasse.OPLEIDING
    return Tariefklasse.LEERGANG if soort in _LEERGANG else Tariefklasse.KORT


class Aanbiedergroep(TextChoices):
    """Who works alone has less to spend on a review than an organisation."""

    ALLEEN = "alleen", "Wie alleen werkt"
    ORGANISATIE = "organisatie", "Organisatie"


class Factuurstand(TextChoices):
    """How an invoice stands; it follows from its payments, its last day and its case."""

    OPEN = "open", "Open"
    TE_LAAT = "te-laat", "Te laat"
    BETAALD = "betaald", "Betaald"
    STOPGEZET = "stopgezet", "Hoeft niet meer"


class Betaalwijze(TextChoices):
    OVERBOEKING = "overboeking", "Overgemaakt op de rekening"
    BETAALPAGINA = "betaalpagina", "Via de betaalpagina"


class Betaalstatus(TextChoices):
    OPEN = "open", "Nog niet betaald"
    BETAALD = "betaald", "Betaald"
    MISLUKT = "mislukt", "Mislukt of afgebroken"
    VERLOPEN = "verlopen", "Verlopen"
    TERUGBETAALD = "terugbetaald", "Teruggedraaid door de betaaldienst"


# Money that arrives counts whenever it arrives: also after we gave a payment up. Only the
# provider can turn it back; what we pay back ourselves is a Terugbetaling.
BETAAL_OVERGANGEN: dict[Betaalstatus, frozenset[Betaalstatus]] = {
    Betaalstatus.OPEN: frozenset({Betaalstatus.BETAALD, Betaalstatus.MISLUKT, Betaalstatus.VERLOPEN}),
    Betaalstatus.MISLUKT: frozenset({Betaalstatus.BETAALD}),
    Betaalstatus.VERLOPEN: frozenset({Betaalstatus.BETAALD}),
    Betaalstatus.BETAALD: frozenset({Betaalstatus.TERUGBETAALD}),
    Betaalstatus.TERUGBETAALD: frozenset(),
}
BETAALSTATUS_ONTVANGEN = frozenset({Betaalstatus.BETAALD, Betaalstatus.TERUGBETAALD})


class Betaalberichtoordeel(TextChoices):
    """What was done with a message of the payment provider."""

    VERWERKT = "verwerkt", "Verwerkt"
    ONGEWIJZIGD = "ongewijzigd", "Bracht niets nieuws"
    ONBEKEND = "onbekend", "Onbekende betaling"
    ONLEESBAAR = "onleesbaar", "Niet te lezen"
    UITGESTELD = "uitgesteld", "Navraag mislukt, later opnieuw"
    VERVALST = "vervalst", "Handtekening klopt niet"
    VEROUDERD = "verouderd", "Te oud om te vertrouwen"


# Anybody can send these, so they say nothing about the id that they bear.
BETAALBERICHT_GEWEIGERD = frozenset({Betaalberichtoordeel.VERVALST, Betaalberichtoordeel.VEROUDERD})


class Terugbetaalfase(TextChoices):
    """How far a case was when it ended: what was paid back depends on the work that was done."""

    VOOR_TOETS = "voor-toets", "Voor de volledigheidstoets"
    VOOR_TOEWIJZING = "voor-toewijzing", "Tijdens de volledigheidstoets, voor de toewijzing van deskundigen"
    DAARNA = "daarna", "Vanaf de toewijzing van deskundigen"


_S = Aanvraagstatus
_FASEN = {
    **dict.fromkeys((_S.CONCEPT, _S.INGEDIEND, _S.WACHT_OP_BETALING), Terugbetaalfase.VOOR_TOETS),
    **dict.fromkeys((_S.VOLLEDIGHEIDSTOETS, _S.AANVULLING_GEVRAAGD), Terugbetaalfase.VOOR_TOEWIJZING),
}


def terugbetaalfase_van(status: str) -> Terugbetaalfase:
    return _FASEN.get(Aanvraagstatus(status), Terugbetaalfase.DAARNA)


class Terugbetaalgrond(TextChoices):
    EINDE = "einde", "De aanvraag stopte zonder besluit"
    NA_EINDE = "na-einde", "Betaald nadat de aanvraag was gestopt"
    TE_VEEL = "te-veel", "Meer betaald dan de factuur"


class Terugbetaalstatus(TextChoices):
    VOORGESTELD = "voorgesteld", "Voorgesteld"
    GOEDGEKEURD = "goedgekeurd", "Goedgekeurd, nog over te maken"
    AFGEWEZEN = "afgewezen", "Wordt niet terugbetaald"
    UITBETAALD = "uitbetaald", "Terugbetaald"


TERUGBETAAL_OVERGANGEN: dict[Terugbetaalstatus, frozenset[Terugbetaalstatus]] = {
    Terugbetaalstatus.VOORGESTELD: frozenset({Terugbetaalstatus.GOEDGEKEURD, Terugbetaalstatus.AFGEWEZEN}),
    Terugbetaalstatus.GOEDGEKEURD: frozenset({Terugbetaalstatus.UITBETAALD}),
    Terugbetaalstatus.AFGEWEZEN: frozenset(),
    Terugbetaalstatus.UITBETAALD: frozenset(),
}


class Factuurreekssoort(TextChoices):
    """Each has numbers of its own, without gaps."""

    FACTUUR = "F", "Factuur"
    CREDITNOTA = "C", "Creditnota"
