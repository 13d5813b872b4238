from register.models.aanbieder import Aanbieder
from register.models.aanbod import Aanbodlid, Aanboduitnodiging
from register.models.aanmelding import Aanmelding, AanmeldingQuerySet
from register.models.behoefte import (
    Behoefte,
    Behoefteaanbod,
    Behoefteaanbodregel,
    Behoeftecel,
    Behoeftestand,
)
from register.models.bewaren import Bewaardtraject
from register.models.deelname import Deelname, DeelnameQuerySet
from register.models.financiering import Financieringsregeling
from register.models.invoer import Importopdracht, Importregel
from register.models.opbrengst import Opbrengst
from register.models.opname import Opname
from register.models.ordening import Typering, Vak, Versieaanpak, WerkzameAanpak
from register.models.route import Routestap, RoutestapQuerySet
from register.models.synoniem import Synoniem
from register.models.teamdeelnemer import Teamroutedeelnemer, Teamroutedeling, Teamroutespoor
from register.models.teamlijst import Teamlijst, Teamlijstitem
from register.models.teamroute import Schooldoel, Schooldoelpad, Teamroute, Teamroutestap
from register.models.traject import Traject, Trajectaanbieder, TrajectQuerySet, Trajectversie
from register.models.trajectcijfer import Trajectcijfer
from register.models.uitvoering import Prijs, Uitvoering, UitvoeringQuerySet
from register.models.verklaring import Verklaring, VerklaringQuerySet
from register.models.waarschuwing import Zoekwaarschuwing
from register.models.wittevlek import Dekking
from register.models.zoekdocument import Zoekdocument, Zoekindex, Zoekindexdeel, Zoekwijziging
from register.models.zoekterm import Zoekpartij, Zoekterm

__all__ = [
    "Aanbieder",
    "Aanbodlid",
    "Aanboduitnodiging",
    "Aanmelding",
    "AanmeldingQuerySet",
    "Behoefte",
    "Behoefteaanbod",
    "Behoefteaanbodregel",
    "Behoeftecel",
    "Behoeftestand",
    "Bewaardtraject",
    "Deelname",
    "DeelnameQuerySet",
    "Dekking",
    "Financieringsregeling",
    "Importopdracht",
    "Importregel",
    "Opbrengst",
    "Opname",
    "Prijs",
    "Routestap",
    "RoutestapQuerySet",
    "Schooldoel",
    "Schooldoelpad",
    "Synoniem",
    "Teamlijst",
    "Teamlijstitem",
    "Teamroute",
    "Teamroutedeelnemer",
    "Teamroutedeling",
    "Teamroutespoor",
    "Teamroutestap",
    "Traject",
    "TrajectQuerySet",
    "Trajectaanbieder",
    "Trajectcijfer",
    "Trajectversie",
    "Typering",
    "Uitvoering",
    "UitvoeringQuerySet",
    "Vak",
    "Verklaring",
    "VerklaringQuerySet",
    "Versieaanpak",
    "WerkzameAanpak",
    "Zoekdocument",
    "Zoekindex",
    "Zoekindexdeel",
    "Zoekpartij",
    "Zoekterm",
    "Zoekwaarschuwing",
    "Zoekwijziging",
]
