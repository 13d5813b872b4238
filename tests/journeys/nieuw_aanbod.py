"""Put one new traject in the register and go round the search alerts, as if it were a later day.

Run as a program (``naam days``), so that the tests themselves need no database connection of Django.
"""

import sys
from datetime import timedelta

import django


def main(naam: str, days: int) -> None:
    django.setup()
    from napl import klok
    from register.domain.bewaren.versturen import send_zoekwaarschuwingen
    from register.domain.opname import open_opname
    from register.domain.traject import Trajectgegevens, create_traject, publish_versie
    from register.enums import OpnameSoort
    from register.models import Aanbieder

    aanbieder = Aanbieder.objects.filter(is_fictief=True).order_by("pk")[0]
    gegevens = Trajectgegevens(naam=naam, sectoren=("po",))
    traject = create_traject(gegevens, aanbieders=[aanbieder], at=klok.nu())
    publish_versie(traject, at=klok.nu())
    open_opname(
        traject,
        OpnameSoort.IN_KAART,
        geldig_van=klok.vandaag(),
        geldig_tot=None,
        grond="import",
        at=klok.nu(),
    )
    send_zoekwaarschuwingen(peildatum=klok.vandaag() + timedelta(days=days), nu=klok.nu)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
