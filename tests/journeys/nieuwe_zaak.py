"""Bring a new case of the aanbieder of the demo to where a journey begins; prints its id, or a code.

Run as a program (``stand naam``), so that the tests themselves need no database connection of Django.
"""

import sys
from collections.abc import Callable
from datetime import timedelta

import django

DESKUNDIGEN = ("deskundige1", "deskundige4")


def make_traject(naam: str) -> None:
    from napl import klok
    from ontwikkelpaden.models import Padversie
    from register.domain.traject import Trajectgegevens, Typeringgegevens, create_traject, publish_versie
    from register.models import Aanbieder

    padversie = Padversie.objects.actueel().get(pad__slug="curriculumdeskundigheid")
    gegevens = Trajectgegevens(
        naam=naam,
        samenvatting="Verzonnen voor een reis door de pagina's.",
        sectoren=("vo",),
        accreditatie="nvao",
        typeringen=(Typeringgegevens(padversie, "vakbekwaam", "Past hierbij."),),
    )
    aanbieder = Aanbieder.objects.get(naam="Academie De Lantaarn (fictief)")
    publish_versie(create_traject(gegevens, aanbieders=[aanbieder], at=klok.nu()), at=klok.nu())


def to_advies(naam: str) -> object:
    from kwaliteit.domain.aanvraag.demo_zaak import bring_to_advies
    from napl import klok

    aanvraag = bring_to_advies(naam, at=klok.nu())
    assert aanvraag is not None
    return aanvraag.pk


def to_beoordeling(naam: str) -> object:
    """Bring it to where two deskundigen accepted and neither judged."""
    from kwaliteit.domain.aanvraag.demo_zaak import (
        begin_demo_aanvraag,
        demo_account,
        pay_demo_aanvraag,
        submit_demo_aanvraag,
    )
    from kwaliteit.domain.aanvraag.volledigheid import accept_volledig
    from kwaliteit.domain.beoordelen.toewijzen import accept_beoordeling, assign_deskundige
    from kwaliteit.enums import Aanvraagroute
    from kwaliteit.models import Deskundige
    from napl import klok

    at = klok.nu()
    aanvraag = begin_demo_aanvraag(naam, at=at)
    assert aanvraag is not None
    aanvraag = submit_demo_aanvraag(aanvraag, Aanvraagroute.VOLLEDIG, at=at)
    pay_demo_aanvraag(aanvraag, at=at)
    aanvraag = accept_volledig(aanvraag, by=demo_account("behandelaar"), at=at)
    for account in DESKUNDIGEN:
        deskundige = Deskundige.objects.get(gebruiker=demo_account(account))
        beoordeling = assign_deskundige(aanvraag, deskundige, by=demo_account("coordinator"), at=at)
        accept_beoordeling(beoordeling, onafhankelijk=True, by=demo_account(account), at=at)
    return aanvraag.pk


def to_erkend(naam: str) -> object:
    """Recognise it, until half a year from now."""
    from kwaliteit.domain.aanvraag.demo_zaak import demo_account
    from kwaliteit.domain.erkenning import grant_erkenning
    from napl import klok
    from register.models import Traject

    vandaag = klok.vandaag()
    erkenning = grant_erkenning(
        Traject.objects.get(live__naam=naam),
        geldig_van=vandaag - timedelta(days=900),
        geldig_tot=vandaag + timedelta(days=180),
        motivering="Verzonnen voor de demo: het past bij het kader.",
        by=demo_account("beslisser"),
        at=klok.nu(),
        is_demo=True,
    )
    return f"{erkenning.pk} {erkenning.code}"


STANDEN: dict[str, Callable[[str], object]] = {
    "advies": to_advies,
    "beoordeling": to_beoordeling,
    "erkend": to_erkend,
}


def main(stand: str, naam: str) -> None:
    django.setup()
    make_traject(naam)
    sys.stdout.write(f"{STANDEN[stand](naam)}\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
