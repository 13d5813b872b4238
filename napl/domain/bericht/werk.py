"""Mail that waits for a decision, on the work list of the bureau."""

from datetime import date

from django.urls import reverse

from napl.domain.bericht.lezen import count_misgegaan
from napl.enums import BerichtStatus
from napl.models import Gebruiker
from napl.registers import Werk

WAT = {
    BerichtStatus.ONZEKER: (
        "E-mail waarvan onzeker is of die aankwam",
        "Vraag het na, of verstuur de e-mail opnieuw.",
    ),
    BerichtStatus.MISLUKT: (
        "E-mail die niet kon worden verstuurd",
        "De mailserver weigerde de e-mail. Kijk of het adres klopt.",
    ),
}


def list_werk(gebruiker: Gebruiker, peildatum: date) -> list[Werk]:  # noqa: ARG001 - the shape of a Werkbron
    counted = count_misgegaan()
    return [
        Werk(naam, f"{reverse('bericht-list')}?status={status.value}", toelichting, counted[status])
        for status, (naam, toelichting) in WAT.items()
        if counted.get(status)
    ]
