"""What an aanbieder may publish by itself (docs/adr/0028)."""

from datetime import date

from napl.fouten import Domeinfout
from napl.models import valid_on
from register.domain.trajecteditor.secties import NAMEN, changed_velden
from register.domain.trajecteditor.volledigheid import measure
from register.domain.trajectgegevens import read_gegevens
from register.enums import OpnameSoort
from register.models import Opname, Traject, Trajectversie

# What a recognition is not about: where and how one enrols. Everything else was read and judged.
NIET_BEOORDEELD = frozenset({"website", "open_voor_individu"})


class NieuweErkenningNodig(Domeinfout):
    """The draft changes what was judged; ``velden`` says what."""

    def __init__(self, velden: list[str]) -> None:
        namen = ", ".join(NAMEN[veld].lower() for veld in velden)
        super().__init__(
            "Dit traject is erkend op de tekst die nu in het register staat. Uw concept verandert wat de "
            f"deskundigen hebben beoordeeld: {namen}. Daarvoor is een nieuwe beoordeling nodig. Uw concept "
            "blijft bewaard. Het register toont tot die tijd de tekst die is beoordeeld."
        )
        self.velden = velden


def is_erkend_op(traject: Traject, peildatum: date) -> bool:
    return Opname.objects.filter(valid_on(peildatum), traject=traject, soort=OpnameSoort.ERKEND).exists()


def judged_changes(concept: Trajectversie, live: Trajectversie | None) -> list[str]:
    """Return which judged fields a draft changes; without a live text there is nothing that was judged."""
    if live is None:
        return []
    changed = changed_velden(read_gegevens(live), read_gegevens(concept))
    return [veld for veld in changed if veld not in NIET_BEOORDEELD]


def require_publishable(
    traject: Traject, concept: Trajectversie, live: Trajectversie | None, *, peildatum: date
) -> None:
    """Raise Domeinfout for a draft that lacks what nobody can do without, or changes what was judged."""
    missing = measure(concept, [], peildatum).nodig
    if missing:
        namen = ", ".join(eis.naam.lower() for eis in missing)
        raise Domeinfout(f"Vul eerst dit in: {namen}. Daarna kunt u publiceren.", veld=missing[0].veld)
    if is_erkend_op(traject, peildatum) and (changed := judged_changes(concept, live)):
        raise NieuweErkenningNodig(changed)
