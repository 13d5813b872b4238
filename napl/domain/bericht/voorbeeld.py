"""Show exactly what goes to whom, before somebody presses the button that sends it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from napl.domain.bericht.samenstellen import Samenstelling, compose, find_soort
from napl.domain.bericht.voorkeur import WANNEER, ritme_van
from napl.enums import Berichtritme
from napl.models import Gebruiker


@dataclass(frozen=True)
class Gaatnaar:
    """Somebody who gets a mail, as the page names them, and when."""

    naam: str
    wanneer: str


@dataclass(frozen=True)
class Berichtvoorbeeld:
    """What ``componenten/berichtvoorbeeld.html`` shows."""

    soort: str
    titel: str
    mail: Samenstelling
    ontvangers: tuple[Gaatnaar, ...]


def preview(
    soort: str, context: Mapping[str, Any], ontvangers: Iterable[Gebruiker | str]
) -> Berichtvoorbeeld:
    """Return the mail as it would go out now; who has no account is named by ``ontvangers`` itself."""
    return Berichtvoorbeeld(
        soort,
        find_soort(soort).titel,
        compose(soort, context),
        tuple(Gaatnaar(str(ontvanger), _wanneer(ontvanger, soort)) for ontvanger in ontvangers),
    )


def _wanneer(ontvanger: Gebruiker | str, soort: str) -> str:
    ritme = Berichtritme.DIRECT if isinstance(ontvanger, str) else ritme_van(ontvanger, soort)
    return WANNEER[ritme]
