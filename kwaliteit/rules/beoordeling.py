"""Who may do what with judging per criterium, and consensus.

What somebody may *see* of a case while it is judged is up to ``kwaliteit.domain.beoordelen.zicht``.
"""

from rules.predicates import Predicate

from kwaliteit.models import Beoordeling
from napl import klok
from napl.enums import Rol
from napl.rechten import Actor, Recht, rollen_van

ZIE_BEOORDELINGEN = "kwaliteit.zie_eigen_beoordelingen"
BEOORDEEL = "kwaliteit.beoordeel"
MELD_CONFLICT = "kwaliteit.meld_conflict"
ZIE_NAMEN = "kwaliteit.zie_namen_van_beoordelaars"


def _own(actor: Actor, beoordeling: Beoordeling | None) -> bool:
    return beoordeling is None or beoordeling.deskundige.gebruiker_id == actor.pk


def _reports(actor: Actor, beoordeling: Beoordeling | None) -> bool:
    return Rol.COORDINATOR in rollen_van(actor, klok.vandaag()) or _own(actor, beoordeling)


is_eigen_beoordeling = Predicate(_own, name="is_eigen_beoordeling")
meldt_conflict = Predicate(_reports, name="meldt_conflict")

RECHTEN: list[Recht] = [
    Recht(ZIE_BEOORDELINGEN, frozenset({Rol.DESKUNDIGE}), "zien welke beoordelingen aan u zijn gevraagd"),
    Recht(
        BEOORDEEL,
        frozenset({Rol.DESKUNDIGE}),
        "een beoordeling aannemen, weigeren, schrijven en inleveren",
        is_eigen_beoordeling,
    ),
    Recht(
        MELD_CONFLICT,
        frozenset({Rol.DESKUNDIGE, Rol.COORDINATOR}),
        "een belangenconflict bij een beoordeling melden",
        meldt_conflict,
    ),
    # Pseudonyms hide a name from the parties, never from who answers for the advice (Awb 3:8 and 3:9).
    Recht(
        ZIE_NAMEN,
        frozenset({Rol.COORDINATOR, Rol.BEHANDELAAR, Rol.BESLISSER}),
        "zien welke deskundige een aanvraag beoordeelt",
    ),
]
