"""Who advised on a decision, by name: a decision names them (Awb 3:8)."""

from collections.abc import Callable

from kwaliteit.models import Advies, Erkenningsaanvraag
from napl.registers import Register

# Parts that have people judge a case give here how a letter names them.
adviseurs: Register[Callable[[Erkenningsaanvraag], list[str]]] = Register()


def adviseurs_of(aanvraag: Erkenningsaanvraag, advies: Advies) -> list[str]:
    """Return who judged and who advised, each once, as the letter names them."""
    names = [naam for ask in adviseurs for naam in ask(aanvraag)]
    wrote = (advies.geschreven_door, advies.verzonden_door)
    names += [f"{wie.naam}, programmabureau" for wie in wrote if wie is not None]
    return list(dict.fromkeys(names))
