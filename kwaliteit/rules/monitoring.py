"""Who may do what with evaluations, signals and interim reviews."""

from rules.predicates import Predicate

from napl.enums import Rol
from napl.rechten import INGELOGD, Actor, Recht
from register.models import Deelname

VUL_EVALUATIE = "kwaliteit.vul_evaluatie"
ZIE_EVALUATIES = "kwaliteit.zie_evaluaties"
ZIE_MONITORING = "kwaliteit.zie_monitoring"

AANBIEDER = frozenset({Rol.AANBIEDER})


def _takes_part(actor: Actor, deelname: Deelname | None) -> bool:
    """Without a deelname (may somebody evaluate at all?) everybody has their own."""
    return deelname is None or deelname.gebruiker_id == actor.pk


is_eigen_deelname = Predicate(_takes_part, name="is_eigen_deelname_evaluatie")

RECHTEN: list[Recht] = [
    Recht(VUL_EVALUATIE, INGELOGD, "een traject evalueren dat iemand volgde", is_eigen_deelname),
    Recht(ZIE_EVALUATIES, AANBIEDER, "zien wat deelnemers van het eigen aanbod vinden"),
]
