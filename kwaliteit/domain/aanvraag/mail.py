"""The mails about an erkenningsaanvraag: pages show the same text before it goes out."""

from django.urls import reverse

from kwaliteit.models import Erkenningsaanvraag
from napl.domain.bericht import full_url

ONTVANGST = "aanvraag-ontvangen"


def own_url(aanvraag: Erkenningsaanvraag) -> str:
    return full_url(reverse("kwaliteit:aanvraag-eigen", args=[aanvraag.pk]))


def receipt_subject(aanvraag: Erkenningsaanvraag) -> str:
    return f"Wij hebben uw aanvraag {aanvraag.kenmerk} ontvangen"


def receipt_text(aanvraag: Erkenningsaanvraag, *, naam: str, opgave: list[tuple[str, str]], op: str) -> str:
    """Confirm the receipt with a copy of what was entered (Awb 4:3a; Wmebv)."""
    kopie = "\n\n".join(f"{kop}\n{tekst or '(niets ingevuld)'}" for kop, tekst in opgave)
    return (
        f"Wij hebben uw aanvraag om een erkenning voor ‘{naam}’ ontvangen op {op}.\n"
        f"Het kenmerk is {aanvraag.kenmerk}. Noem dat als u ons iets vraagt.\n\n"
        f"Hier ziet u hoe ver uw aanvraag is en wat u moet doen:\n{own_url(aanvraag)}\n\n"
        "De tekst van uw traject staat nu vast voor de beoordeling. U kunt uw traject wel blijven bijwerken; "
        "dat verandert niets aan deze aanvraag.\n\n"
        f"Dit hebt u ingevuld:\n\n{kopie}\n"
    )
