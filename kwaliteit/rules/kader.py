"""Who may do what with the kwaliteitskader."""

from rules.predicates import Predicate

from kwaliteit.models import Kaderreactie
from napl.enums import Rol
from napl.rechten import BUREAU, IEDEREEN, INGELOGD, Actor, Recht

ZIE_KADER = "kwaliteit.zie_kader"
REAGEER_OP_KADER = "kwaliteit.reageer_op_kader"
WIJZIG_KADERREACTIE = "kwaliteit.wijzig_kaderreactie"
MELD_BEVINDING = "kwaliteit.meld_kaderbevinding"
ZIE_KADERBUREAU = "kwaliteit.zie_kaderbureau"
SCHRIJF_KADER = "kwaliteit.schrijf_kader"
STEL_KADER_VAST = "kwaliteit.stel_kader_vast"
BEHEER_OPENSTELLINGEN = "kwaliteit.beheer_openstellingen"


def _wrote(actor: Actor, reactie: Kaderreactie | None) -> bool:
    """Without a reaction (may somebody change reactions at all?) everybody has their own."""
    return reactie is None or reactie.door_id == actor.pk


is_eigen_reactie = Predicate(_wrote, name="is_eigen_kaderreactie")


RECHTEN = [
    Recht(ZIE_KADER, IEDEREEN, "het kwaliteitskader bekijken"),
    Recht(REAGEER_OP_KADER, INGELOGD, "reageren op een kwaliteitskader dat in consultatie is"),
    Recht(
        WIJZIG_KADERREACTIE,
        INGELOGD,
        "een reactie op het kwaliteitskader aanpassen",
        is_eigen_reactie,
    ),
    Recht(
        MELD_BEVINDING,
        frozenset({Rol.TEAMLID, Rol.PENVOERDER, Rol.COORDINATOR}),
        "melden wat een lab merkte bij een criterium van het kwaliteitskader",
    ),
    Recht(ZIE_KADERBUREAU, BUREAU, "versies van het kwaliteitskader bekijken, ook concepten"),
    # Writing and adopting are separate duties (application, 3.2).
    Recht(
        SCHRIJF_KADER,
        frozenset({Rol.COORDINATOR}),
        "een concept van het kwaliteitskader schrijven en in consultatie brengen",
    ),
    Recht(STEL_KADER_VAST, frozenset({Rol.BESLISSER}), "een kwaliteitskader vaststellen"),
    Recht(
        BEHEER_OPENSTELLINGEN,
        frozenset({Rol.COORDINATOR}),
        "bepalen vanaf wanneer een ontwikkelpad open is voor erkenning",
    ),
]
