"""Learning without a traject: what somebody can do this week, at their own school. It counts too."""

from dataclasses import dataclass

from register.domain.passend.behoefte import Behoefte, Wens
from register.enums import Werkvorm


@dataclass(frozen=True)
class Idee:
    """Something to do, and the werkvorm by which one finds trajecten that do it together."""

    titel: str
    uitleg: str
    werkvorm: Werkvorm


def suggest(behoefte: Behoefte) -> tuple[Idee, ...]:
    """Return three ideas in the words of the first goal; none without a goal."""
    if not behoefte.wensen:
        return ()
    wens = behoefte.wensen[0]
    where = _where(wens, behoefte)
    return (
        Idee(
            "Kijk bij elkaar in de les",
            f"Vraag een collega die verder is met {where}. Kijk een les mee, en wissel daarna om.",
            Werkvorm.LESOBSERVATIE,
        ),
        Idee(
            "Bespreek één les met collega's",
            f"Leg een les van uzelf naast de beschrijving van {where}. Wat zien uw collega's al terug?",
            Werkvorm.INTERVISIE,
        ),
        Idee(
            "Vraag het uw leerlingen of studenten",
            "Stel na een les drie korte vragen. Neem de antwoorden, zonder namen, mee in uw zelfevaluatie.",
            Werkvorm.FEEDBACK,
        ),
    )


def _where(wens: Wens, behoefte: Behoefte) -> str:
    return f"‘{wens.onderdeel or behoefte.pad_naam}’"
