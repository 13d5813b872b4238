"""Invitations of aanbieders that nobody used: their addresses do not stay."""

from datetime import timedelta

from celery import shared_task

from napl import klok
from register.domain.aanbod.uitnodigen import purge_uitnodigingen

NA_AFLOOP = timedelta(days=30)


@shared_task(name="register.ruim_uitnodigingen_op")
def ruim_uitnodigingen_op() -> None:
    purge_uitnodigingen(before=klok.nu() - NA_AFLOOP)
