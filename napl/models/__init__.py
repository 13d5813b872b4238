from napl.models.bericht import Bericht, Berichtvoorkeur
from napl.models.bestand import Bestand, Bestandsinzage, MetBewijsstuk
from napl.models.consultatie import (
    Consultatieperiode,
    Reactie,
    antwoord_heeft_moment,
    periode_van_consultatie,
)
from napl.models.deling import Deling, Delinginzage
from napl.models.gebeurtenis import Bezorging, Gebeurtenis, Gebeurtenisnummer, UitgaandeGebeurtenis
from napl.models.gebruiker import Gebruiker
from napl.models.organisatie import Lidmaatschap, Organisatie
from napl.models.periode import (
    DateRange,
    Periode,
    PeriodeQuerySet,
    een_tegelijk,
    periode_constraint,
    valid_on,
)
from napl.models.regio import Regio, Regioplaats
from napl.models.termijn import Feestdag, Termijn, Termijnherinnering, Termijnstap
from napl.models.verwerking import Verwerking

__all__ = [
    "Bericht",
    "Berichtvoorkeur",
    "Bestand",
    "Bestandsinzage",
    "Bezorging",
    "Consultatieperiode",
    "DateRange",
    "Deling",
    "Delinginzage",
    "Feestdag",
    "Gebeurtenis",
    "Gebeurtenisnummer",
    "Gebruiker",
    "Lidmaatschap",
    "MetBewijsstuk",
    "Organisatie",
    "Periode",
    "PeriodeQuerySet",
    "Reactie",
    "Regio",
    "Regioplaats",
    "Termijn",
    "Termijnherinnering",
    "Termijnstap",
    "UitgaandeGebeurtenis",
    "Verwerking",
    "antwoord_heeft_moment",
    "een_tegelijk",
    "periode_constraint",
    "periode_van_consultatie",
    "valid_on",
]
