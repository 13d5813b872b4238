"""Fill the database of the journeys: the demo, and pages that the demo has no example of.

Run as a program, so that the tests themselves need no database connection of Django.
"""

import hashlib
from datetime import timedelta

import django
from django.core.management import call_command

from tests.journeys.bewaard import keep_for_leraar

LINK = "link-van-de-journeys"
LEEG = "live__typeringen__isnull"  # not counted in the gap matrix, whose numbers are compared


def main() -> None:
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("seed_demo")
    _withdraw_and_unlist()
    keep_for_leraar()
    _know_the_link()


def _know_the_link() -> None:
    """Make the link of what leraar2 shares with leraar one that the tests know: only its print is kept."""
    from napl.models import Deling
    from register.models import Aanboduitnodiging

    print_of_it = hashlib.sha256(LINK.encode()).hexdigest()
    Deling.objects.filter(ontvanger_email="leraar@demo.napl.test").update(afdruk=print_of_it)
    # The one invitation of the demo goes to who is signed in for pages that every account may see.
    Aanboduitnodiging.objects.update(email="behandelaar@demo.napl.test", afdruk=print_of_it)


def _withdraw_and_unlist() -> None:
    from napl import klok
    from napl.models import Gebruiker
    from register.domain.opname import close_opname
    from register.domain.traject import withdraw_traject
    from register.models import Opname, Traject

    beslisser = Gebruiker.objects.get(email="beslisser@demo.napl.test")
    first, second = Traject.objects.filter(**{LEEG: True}).order_by("slug")[:2]
    withdraw_traject(first, reden="Dit traject wordt niet meer gegeven.", by=beslisser, at=klok.nu())
    # A listing that began today would leave no trace when it ends today.
    Opname.objects.filter(traject=second).update(geldig_van=klok.vandaag() - timedelta(days=30))
    close_opname(second, per=klok.vandaag(), reden="De periode is voorbij.", by=beslisser, at=klok.nu())


if __name__ == "__main__":
    main()
