"""The nightly work of the register: bring it up to date, then count the witte vlekken."""

from celery import shared_task

from napl import klok
from napl.domain.verwerking import request_verwerking
from register.domain import actualisatie, dekking


@shared_task(name="register.actualiseer")
def actualiseer(pk: int) -> None:
    actualisatie.run_actualisatie(pk, nu=klok.nu)


@shared_task(name="register.witte_vlekken")
def witte_vlekken(pk: int) -> None:
    dekking.run_witte_vlekken(pk, nu=klok.nu)


@shared_task(name="register.vraag_nachtwerk")
def vraag_nachtwerk(soort: str) -> None:
    """Ask for tonight's run; when beat asks twice the second one gets the run that is open."""
    peildatum = klok.vandaag()
    request_verwerking(soort, peildatum.isoformat(), peildatum=peildatum, at=klok.nu())
