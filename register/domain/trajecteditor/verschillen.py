"""Say in words what a draft changes in what is live."""

from dataclasses import dataclass

from ontwikkelpaden.domain.verschil import Stuk, verschil
from ontwikkelpaden.enums import Niveau
from register.domain.trajecteditor.publiceerbaar import NIET_BEOORDEELD
from register.domain.trajecteditor.secties import NAMEN, SECTIE_VAN, changed_velden
from register.domain.trajectgegevens import Aanpakgegevens, Trajectgegevens, Typeringgegevens
from register.enums import Trajectsectie
from register.models import Trajectversie, Vak


@dataclass(frozen=True)
class Wijziging:
    """One field that the draft changes, with what came and went marked by the word."""

    veld: str
    live: str
    concept: str

    @property
    def naam(self) -> str:
        return NAMEN[self.veld]

    @property
    def sectie(self) -> Trajectsectie:
        return SECTIE_VAN[self.veld]

    @property
    def is_beoordeeld(self) -> bool:
        """Whether a recognition is about this."""
        return self.veld not in NIET_BEOORDEELD

    @property
    def stukken(self) -> list[Stuk]:
        return verschil(self.live, self.concept)


def list_wijzigingen(live: Trajectgegevens, concept: Trajectgegevens) -> list[Wijziging]:
    return [
        Wijziging(veld, in_words(veld, getattr(live, veld)), in_words(veld, getattr(concept, veld)))
        for veld in changed_velden(live, concept)
    ]


def in_words(veld: str, value: object) -> str:
    """Return a value as somebody reads it; several each on a line, nothing as an empty text."""
    if isinstance(value, tuple):
        return "\n".join(in_words(veld, item) for item in value)
    if isinstance(value, Typeringgegevens):
        return f"{value.padversie.pad.naam}, {Niveau(value.niveau).label.lower()}: {value.grond}"
    if isinstance(value, Aanpakgegevens):
        return f"{value.aanpak.naam}: {value.grond}"
    if isinstance(value, Vak):
        return value.naam
    return _WOORDEN[value] if value is None or isinstance(value, bool) else _label(veld, str(value))


_WOORDEN = {None: "", True: "Ja", False: "Nee"}


def _label(veld: str, code: str) -> str:
    """Return the name of a code; a text is its own name."""
    if veld in {"vakken", "typeringen", "aanpakken"}:
        return code
    field = Trajectversie._meta.get_field(veld)  # noqa: SLF001
    choices = getattr(getattr(field, "base_field", field), "choices", None) or []
    if choices:
        return str(dict(choices).get(code, code))
    return code.replace(".", ",") if _is_number(veld) else code


def _is_number(veld: str) -> bool:
    return veld in {"studielast_waarde", "uren_per_week"}
