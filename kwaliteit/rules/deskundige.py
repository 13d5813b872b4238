"""Who may do what with deskundigen, their ties and their assignment."""

from rules.predicates import Predicate

from kwaliteit.models import Deskundige
from napl.enums import Rol
from napl.rechten import Actor, Recht

ZIE_DESKUNDIGEN = "kwaliteit.zie_deskundigen"
BEHEER_DESKUNDIGEN = "kwaliteit.beheer_deskundigen"
SCHRIJF_PROFIEL = "kwaliteit.schrijf_deskundigenprofiel"
WIJS_TOE = "kwaliteit.wijs_deskundige_toe"


def _self(actor: Actor, deskundige: Deskundige | None) -> bool:
    return deskundige is None or deskundige.gebruiker_id == actor.pk


is_deze_deskundige = Predicate(_self, name="is_deze_deskundige")

RECHTEN: list[Recht] = [
    Recht(
        ZIE_DESKUNDIGEN,
        frozenset({Rol.COORDINATOR, Rol.BEHANDELAAR}),
        "de pool van deskundigen bekijken, met wat zij opgaven",
    ),
    Recht(
        BEHEER_DESKUNDIGEN,
        frozenset({Rol.COORDINATOR}),
        "deskundigen kiezen en hun contract vastleggen",
    ),
    Recht(
        SCHRIJF_PROFIEL,
        frozenset({Rol.DESKUNDIGE}),
        "eigen kennis, banden en beschikbaarheid als deskundige opgeven",
        is_deze_deskundige,
    ),
    Recht(WIJS_TOE, frozenset({Rol.COORDINATOR}), "een deskundige vragen om een aanvraag te beoordelen"),
]
