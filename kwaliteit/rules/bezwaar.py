"""Who may do what with bezwaar and heroverweging.

Who had a part in the first decision has none in the bezwaar: the verbs see to that (Awb 10:3 lid 3).
"""

from rules.predicates import Predicate

from kwaliteit.models import Besluit, Bezwaar
from napl import klok
from napl.enums import Rol
from napl.rechten import BUREAU, Actor, Recht
from register.models import Aanbieder
from register.models.aanbod import aanbieders_van, may_sign

MAAK_BEZWAAR = "kwaliteit.maak_bezwaar"
ZIE_EIGEN_BEZWAAR = "kwaliteit.zie_eigen_bezwaar"
ZIE_BEZWAREN = "kwaliteit.zie_bezwaren"
BEHANDEL_BEZWAAR = "kwaliteit.behandel_bezwaar"
BESLIS_BEZWAAR = "kwaliteit.beslis_bezwaar"

AANBIEDER = frozenset({Rol.AANBIEDER})


def _aanbieder(thing: "Besluit | Bezwaar") -> Aanbieder:
    besluit = thing.besluit if isinstance(thing, Bezwaar) else thing
    return besluit.aanvraag.aanbieder


def _tekent(actor: Actor, thing: "Besluit | Bezwaar | None") -> bool:
    return thing is None or may_sign(actor, _aanbieder(thing), klok.vandaag())  # type: ignore[arg-type]


def _is_eigen(actor: Actor, thing: "Besluit | Bezwaar | None") -> bool:
    if thing is None:
        return True
    mine = aanbieders_van(actor, klok.vandaag())  # type: ignore[arg-type]
    return mine.filter(pk=_aanbieder(thing).pk).exists()


tekent_bezwaar = Predicate(_tekent, name="tekent_bezwaar")
is_eigen_bezwaar = Predicate(_is_eigen, name="is_eigen_bezwaar")

RECHTEN: list[Recht] = [
    Recht(MAAK_BEZWAAR, AANBIEDER, "bezwaar maken tegen een besluit, aanvullen en intrekken", tekent_bezwaar),
    Recht(ZIE_EIGEN_BEZWAAR, AANBIEDER, "de bezwaren van de eigen aanbieder bekijken", is_eigen_bezwaar),
    Recht(ZIE_BEZWAREN, BUREAU, "alle bezwaren bekijken"),
    Recht(
        BEHANDEL_BEZWAAR,
        frozenset({Rol.BEHANDELAAR, Rol.COORDINATOR}),
        "een bezwaar behandelen: controleren, horen en adviseren",
    ),
    Recht(BESLIS_BEZWAAR, frozenset({Rol.BESLISSER}), "op een bezwaar beslissen"),
]
