"""Put trajecten in the register that are typed with the current version of a path.

Run as a program (``slug naam …``), so that the tests themselves need no database connection of Django.
"""

import sys

import django


def main(slug: str, namen: list[str]) -> None:
    django.setup()
    from napl import klok
    from ontwikkelpaden.enums import Niveau
    from ontwikkelpaden.models import Padversie
    from register.domain.opname import open_opname
    from register.domain.traject import Trajectgegevens, Typeringgegevens, create_traject, publish_versie
    from register.enums import OpnameSoort
    from register.models import Aanbieder

    aanbieder = Aanbieder.objects.filter(is_fictief=True).order_by("pk")[0]
    versie = Padversie.objects.actueel().get(pad__slug=slug)
    for naam in namen:
        typering = Typeringgegevens(versie, Niveau.EXPERT, "Het programma zegt het.")
        gegevens = Trajectgegevens(naam=naam, sectoren=("vo",), typeringen=(typering,))
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


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
