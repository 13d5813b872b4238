"""Receivers of the kernel: who asked for long work gets a mail when it is done."""

from django.urls import reverse
from django.utils.timezone import localtime

from napl.domain.bericht import full_url, queue_bericht
from napl.models import Gebeurtenis, Verwerking
from napl.registers import Ontvanger, ontvangers, verwerkingsoorten


def mail_verwerking(gebeurtenis: Gebeurtenis) -> None:
    verwerking = Verwerking.objects.select_related("aangevraagd_door").get(pk=gebeurtenis.onderwerp_id)
    if verwerking.aangevraagd_door is None:
        return
    soort = verwerkingsoorten.get(verwerking.soort)
    queue_bericht(
        verwerking.aangevraagd_door,
        "verwerking",
        context={
            # a release can drop a soort while its runs remain
            "titel": soort.titel if soort else verwerking.soort,
            "gelukt": gebeurtenis.soort == "verwerking.afgerond",
            "gestart_op": localtime(verwerking.aangevraagd_op).date(),
            "url": full_url(reverse("verwerking-detail", args=[verwerking.pk])),
        },
        gebeurtenis=gebeurtenis,
        at=gebeurtenis.op,
    )


def register_ontvangers() -> None:
    ontvangers.add(
        "napl.mail_verwerking",
        Ontvanger(frozenset({"verwerking.afgerond", "verwerking.mislukt"}), mail_verwerking),
    )
