"""Receivers of the kernel: who asked for long work gets a mail when it is done."""

from django.utils.timezone import localtime

from napl.domain.bericht import queue_bericht
from napl.models import Gebeurtenis, Verwerking
from napl.registers import Ontvanger, ontvangers, verwerkingsoorten


def mail_verwerking(gebeurtenis: Gebeurtenis) -> None:
    verwerking = Verwerking.objects.select_related("aangevraagd_door").get(pk=gebeurtenis.onderwerp_id)
    if verwerking.aangevraagd_door is None:
        return
    soort = verwerkingsoorten.get(verwerking.soort)
    titel = soort.titel if soort else verwerking.soort  # a release can drop a soort while its runs remain
    uitkomst = "is klaar" if gebeurtenis.soort == "verwerking.afgerond" else "is niet gelukt"
    queue_bericht(
        verwerking.aangevraagd_door,
        "verwerking",
        onderwerp=f"{titel} {uitkomst}",
        tekst=(
            f"U startte dit op {localtime(verwerking.aangevraagd_op):%d-%m-%Y}: {titel}. Het {uitkomst}.\n\n"
            "Log in op het register en open ‘Bureau’. Daar staat het verslag.\n"
        ),
        gebeurtenis=gebeurtenis,
        at=gebeurtenis.op,
    )


def register_ontvangers() -> None:
    ontvangers.add(
        "napl.mail_verwerking",
        Ontvanger(frozenset({"verwerking.afgerond", "verwerking.mislukt"}), mail_verwerking),
    )
