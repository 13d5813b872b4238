"""What an aanbieder does next with an aanvraag, per status: said once, at the top of its page."""

from dataclasses import dataclass

from kwaliteit.domain.aanvraag.verantwoorden import progress_of
from kwaliteit.domain.queries.aanvraagwerk import is_gehoord
from kwaliteit.enums import Aanvraagstatus
from kwaliteit.models import Erkenningsaanvraag

_S = Aanvraagstatus


@dataclass(frozen=True)
class Volgende:
    titel: str
    tekst: str
    soort: str = "info"


_VOLGENDE = {
    _S.CONCEPT: Volgende(
        "Volgende stap: schrijf uw zelfevaluatie en dien in",
        "Schrijf bij elk criterium hoe uw traject eraan voldoet. Tot u indient, ziet alleen u dit.",
    ),
    _S.INGEDIEND: Volgende("Uw aanvraag is ingediend", "Wij maken de rekening. U hoeft nu niets te doen."),
    _S.WACHT_OP_BETALING: Volgende(
        "Volgende stap: betaal de beoordeling",
        "Zodra wij uw betaling hebben, gaan wij verder.",
        "waarschuwing",
    ),
    _S.VOLLEDIGHEIDSTOETS: Volgende(
        "Wij kijken of uw aanvraag compleet is",
        "U hoeft nu niets te doen. Mist er iets, dan krijgt u een e-mail.",
    ),
    _S.AANVULLING_GEVRAAGD: Volgende(
        "Volgende stap: vul uw aanvraag aan",
        "U leest hieronder wat wij nog nodig hebben, en tot wanneer. Stuur uw aanvraag daarna terug.",
        "waarschuwing",
    ),
    _S.TOEWIJZING: Volgende(
        "Wij zoeken deskundigen voor uw aanvraag", "U hoeft nu niets te doen. Zij hebben geen band met u."
    ),
    _S.IN_BEOORDELING: Volgende(
        "Deskundigen beoordelen uw traject", "Ieder beoordeelt eerst alleen. U hoeft nu niets te doen."
    ),
    _S.CONSENSUS: Volgende("De deskundigen maken samen één oordeel", "U hoeft nu niets te doen."),
    _S.CONCEPTADVIES: Volgende(
        "Het programmabureau schrijft een advies",
        "U hoeft nu niets te doen. Is het advies niet gunstig, dan kunt u eerst reageren.",
    ),
    _S.ZIENSWIJZE: Volgende(
        "Volgende stap: geef uw zienswijze",
        "Het advies is niet gunstig. U kunt zeggen wat u daarvan vindt, voordat wij besluiten.",
        "waarschuwing",
    ),
    _S.TER_BESLUITVORMING: Volgende(
        "Het besluit wordt genomen", "U krijgt een e-mail met de brief. U hoeft nu niets te doen."
    ),
    _S.TOEGEKEND: Volgende("Uw traject is erkend", "U leest in het besluit tot wanneer.", "ok"),
    _S.ONDER_VOORWAARDEN: Volgende(
        "Uw traject is erkend onder voorwaarden", "U leest in het besluit wat u moet doen, en wanneer.", "ok"
    ),
    _S.AFGEWEZEN: Volgende(
        "Uw traject is niet erkend", "U leest in het besluit waarom, en wat u kunt doen.", "waarschuwing"
    ),
    _S.VERVALLEN: Volgende(
        "Deze aanvraag is vervallen", "U kunt voor dit traject een nieuwe aanvraag beginnen."
    ),
    _S.BUITEN_BEHANDELING: Volgende(
        "Wij behandelen deze aanvraag niet",
        "De aanvulling kwam niet op tijd. U kunt een nieuwe aanvraag beginnen.",
        "waarschuwing",
    ),
    _S.INGETROKKEN: Volgende(
        "U hebt deze aanvraag ingetrokken", "U kunt voor dit traject een nieuwe aanvraag beginnen."
    ),
}


_GEHOORD = Volgende(
    "Wij lezen uw zienswijze", "U hoeft nu niets te doen. U krijgt antwoord, en daarna een besluit."
)
_GESCHREVEN = Volgende(
    "Volgende stap: dien uw aanvraag in", "Bij elk criterium staat iets. Lees alles nog eens na."
)


def next_step(aanvraag: Erkenningsaanvraag) -> Volgende:
    """Return the one thing to do now, or what the aanbieder waits for."""
    if aanvraag.status == _S.ZIENSWIJZE and is_gehoord(aanvraag):
        return _GEHOORD
    if aanvraag.status == _S.CONCEPT and not progress_of(aanvraag).open:
        return _GESCHREVEN
    return _VOLGENDE[_S(aanvraag.status)]
