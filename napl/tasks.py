"""The kernel's background work: deliver, mail, take up interrupted runs."""

from datetime import timedelta

from celery import shared_task
from django.conf import settings

from napl import klok
from napl.domain.bericht import bundle_berichten, purge_geheim, send_berichten
from napl.domain.bestandopruiming import purge_verlopen, purge_wezen, warn_verlopend
from napl.domain.gebeurtenis import deliver_gebeurtenissen, number_gebeurtenissen
from napl.domain.inlogpoging import purge_inlogpogingen
from napl.domain.termijn.herinneren import remind_termijnen
from napl.domain.verwerking import resume_verwerkingen


@shared_task(name="napl.bezorg_gebeurtenissen")
def bezorg_gebeurtenissen() -> None:
    number_gebeurtenissen(at=klok.nu())
    deliver_gebeurtenissen(at=klok.nu())
    send_berichten(at=klok.nu())


@shared_task(name="napl.verstuur_berichten")
def verstuur_berichten() -> None:
    send_berichten(at=klok.nu())


@shared_task(name="napl.bundel_berichten")
def bundel_berichten() -> None:
    bundle_berichten(at=klok.nu())


@shared_task(name="napl.hervat_verwerkingen")
def hervat_verwerkingen() -> None:
    resume_verwerkingen(at=klok.nu())


@shared_task(name="napl.ruim_inlogpogingen_op")
def ruim_inlogpogingen_op() -> None:
    purge_inlogpogingen(before=klok.nu() - timedelta(hours=settings.INLOGPOGINGEN_BEWAREN_UREN))
    purge_geheim(before=klok.nu() - timedelta(days=1))


@shared_task(name="napl.ruim_bestanden_op")
def ruim_bestanden_op() -> None:
    warn_verlopend(at=klok.nu())
    purge_verlopen(at=klok.nu())
    purge_wezen(at=klok.nu())


@shared_task(name="napl.herinner_termijnen")
def herinner_termijnen() -> None:
    remind_termijnen(at=klok.nu())
