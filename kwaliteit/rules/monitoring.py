"""Who may do what with evaluations, signals, yearly data and interim reviews."""

from rules.predicates import Predicate

from kwaliteit.models import Jaargegevens, Signaal, TussentijdseBeoordeling
from napl import klok
from napl.enums import Rol
from napl.models import Gebruiker
from napl.rechten import BUREAU, INGELOGD, Actor, Recht
from register.models import Deelname, Traject
from register.models.aanbod import aanbieders_van

VUL_EVALUATIE = "kwaliteit.vul_evaluatie"
ZIE_EVALUATIES = "kwaliteit.zie_evaluaties"
MELD_SIGNAAL = "kwaliteit.meld_signaal"
BEHANDEL_SIGNAAL = "kwaliteit.behandel_signaal"
REAGEER_TOEZICHT = "kwaliteit.reageer_toezicht"
LEVER_JAARGEGEVENS = "kwaliteit.lever_jaargegevens"
ZIE_MONITORING = "kwaliteit.zie_monitoring"
BEHEER_TOEZICHT = "kwaliteit.beheer_toezicht"

AANBIEDER = frozenset({Rol.AANBIEDER})
Toezichtzaak = Signaal | TussentijdseBeoordeling | Jaargegevens


def _takes_part(actor: Actor, deelname: Deelname | None) -> bool:
    """Without a deelname (may somebody evaluate at all?) everybody has their own."""
    return deelname is None or deelname.gebruiker_id == actor.pk


def _works_for(actor: Actor, zaak: Toezichtzaak | None) -> bool:
    if zaak is None:
        return True
    if not isinstance(actor, Gebruiker):
        return False
    traject = zaak.erkenning.traject_id if isinstance(zaak, TussentijdseBeoordeling) else zaak.traject_id
    eigen = aanbieders_van(actor, klok.vandaag())
    return Traject.objects.filter(pk=traject, aanbieders__in=eigen).exists()


is_eigen_deelname = Predicate(_takes_part, name="is_eigen_deelname_evaluatie")
werkt_voor_aanbieder = Predicate(_works_for, name="werkt_voor_aanbieder_toezicht")

RECHTEN: list[Recht] = [
    Recht(VUL_EVALUATIE, INGELOGD, "een traject evalueren dat iemand volgde", is_eigen_deelname),
    Recht(ZIE_EVALUATIES, AANBIEDER, "zien wat deelnemers van het eigen aanbod vinden"),
    Recht(MELD_SIGNAAL, INGELOGD, "een signaal of klacht over een traject melden"),
    # Who reported it is for who handles it alone.
    Recht(
        BEHANDEL_SIGNAAL,
        frozenset({Rol.BEHANDELAAR, Rol.COORDINATOR}),
        "signalen, klachten en tussentijdse beoordelingen behandelen",
    ),
    Recht(
        REAGEER_TOEZICHT,
        AANBIEDER,
        "reageren op een signaal of een tussentijdse beoordeling",
        werkt_voor_aanbieder,
    ),
    Recht(
        LEVER_JAARGEGEVENS,
        AANBIEDER,
        "jaargegevens van een erkend traject indienen",
        werkt_voor_aanbieder,
    ),
    Recht(ZIE_MONITORING, BUREAU, "zien hoe het met erkende trajecten gaat"),
    Recht(
        BEHEER_TOEZICHT,
        frozenset({Rol.COORDINATOR}),
        "de steekproef trekken en regels voor een tussentijdse beoordeling vaststellen",
    ),
]
