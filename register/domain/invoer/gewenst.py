"""Which uitvoeringen a row asks for."""

from napl.domain.regio import Regiokaart
from register.domain.invoer.plaatsen import Plek
from register.domain.invoer.rij import Importrij
from register.domain.invoer.sleutel import Gewenst
from register.domain.uitvoering import Uitvoeringgegevens
from register.enums import Instroom


def desired_uitvoeringen(rij: Importrij, plek: Plek, regios: Regiokaart) -> tuple[Gewenst, ...]:
    """Make one uitvoering per place; none when nothing is known of where, when or for how much."""
    aanbod = rij.aanbod
    known = (plek.plaatsen, plek.locatie, aanbod.start_datum, aanbod.eind_datum)
    if not any(known) and aanbod.prijs is None:
        return ()
    return tuple(
        Gewenst(
            Uitvoeringgegevens(
                instroom=Instroom.VASTE_START if aanbod.start_datum else Instroom.ONBEKEND,
                start_datum=aanbod.start_datum,
                eind_datum=aanbod.eind_datum,
                inschrijven_tot=aanbod.inschrijven_tot,
                locatie=plek.locatie,
                plaats=plaats,
                prijs=aanbod.prijs,
            ),
            tuple(regios.voor(plaats, rij.gegevens.sectoren)) if plaats else (),
        )
        for plaats in plek.plaatsen or ("",)
    )
