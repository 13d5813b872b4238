"""One form per section of a traject; each takes and gives values as in Trajectgegevens."""

from register.enums import Trajectsectie
from register.forms.trajecteditor.basis import Sectieformulier
from register.forms.trajecteditor.ordening import Aanpakformulier, Padenformulier
from register.forms.trajecteditor.teksten import (
    Basisformulier,
    Inhoudformulier,
    Kostenformulier,
    Tijdformulier,
    Voorwieformulier,
)

FORMULIEREN: dict[Trajectsectie, type[Sectieformulier]] = {
    Trajectsectie.BASIS: Basisformulier,
    Trajectsectie.VOOR_WIE: Voorwieformulier,
    Trajectsectie.INHOUD: Inhoudformulier,
    Trajectsectie.PADEN: Padenformulier,
    Trajectsectie.AANPAK: Aanpakformulier,
    Trajectsectie.TIJD: Tijdformulier,
    Trajectsectie.KOSTEN: Kostenformulier,
}

__all__ = ["FORMULIEREN", "Sectieformulier"]
