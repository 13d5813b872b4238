"""The monthly count of what teams need."""

from celery import shared_task

from napl import klok
from register.domain.teamroute.peilen import due_teamroutes, peil_behoeften
from register.models import Teamroute


@shared_task(name="register.peil_behoeften")
def peil_alle_behoeften() -> None:
    """Count for every plan that was not looked at this month, each in a transaction of its own."""
    for route in Teamroute.objects.filter(pk__in=due_teamroutes(klok.vandaag())).order_by("pk"):
        peil_behoeften(route, at=klok.nu())
