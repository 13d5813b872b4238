"""The own evaluations as a part of somebody's dossier (GDPR, articles 15, 17, 20)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from kwaliteit.domain.monitoring.vragen import PER_CODE, SCHAAL
from kwaliteit.enums import Effectniveau
from kwaliteit.models import Evaluatie, Evaluatiedeel, Signaal
from napl.models import Gebruiker
from napl.registers import Dossierdeel, Dossierstuk, Dossierveld


def evaluatie_stukken(gebruiker: Gebruiker, keuze: str | None) -> Sequence[Dossierstuk]:  # noqa: ARG001 - never shared
    rows = _own(gebruiker).select_related("deelname__trajectversie").prefetch_related("delen__antwoorden")
    return [_stuk(row) for row in rows.order_by("pk")]


@transaction.atomic
def erase_evaluaties(gebruiker: Gebruiker, at: datetime) -> int:
    """Empty them; figures that were cut stay, rounded and of at least five people together.

    That there was one stays with the deelname, or the same person would be asked and counted again.
    """
    rows = _own(gebruiker)
    aantal = rows.count()
    Evaluatiedeel.objects.filter(evaluatie__in=rows).delete()
    jaar = at.replace(month=1, day=1, hour=12, minute=0, second=0, microsecond=0)
    rows.filter(ingevuld_op__isnull=False).update(ingevuld_op=jaar)
    rows.update(uitgenodigd_op=None, opbrengst=None, ingetrokken_op=jaar)
    return aantal


def _own(gebruiker: Gebruiker) -> QuerySet[Evaluatie]:
    return Evaluatie.objects.filter(deelname__gebruiker=gebruiker, ingetrokken_op__isnull=True)


EVALUATIES = Dossierdeel(
    titel="Evaluaties",
    uitleg="Wat u van trajecten vond. Wist u dit, dan ziet de aanbieder uw woorden niet meer. "
    "Cijfers van een voorbij schooljaar blijven: daarin staan altijd vijf of meer mensen samen.",
    stukken=evaluatie_stukken,
    wis=erase_evaluaties,
    deelbaar=False,
    # An evaluation would say of an anonymous deelname what somebody thought; it goes when the deelname goes.
    bij="deelnames",
)


def _stuk(row: Evaluatie) -> Dossierstuk:
    return Dossierstuk(
        row.deelname.trajectversie.naam,
        (
            Dossierveld("gevraagd_op", "Gevraagd op", row.uitgenodigd_op),
            Dossierveld("ingevuld_op", "Ingevuld op", row.ingevuld_op),
        ),
        [_deel(deel) for deel in sorted(row.delen.all(), key=lambda deel: deel.pk)],
    )


def _deel(deel: Evaluatiedeel) -> Dossierstuk:
    antwoorden = sorted(deel.antwoorden.all(), key=lambda antwoord: antwoord.pk)
    return Dossierstuk(
        Effectniveau(deel.niveau).label,
        (
            *(
                Dossierveld(antwoord.vraag, PER_CODE[antwoord.vraag].tekst, SCHAAL[antwoord.waarde])
                for antwoord in antwoorden
            ),
            Dossierveld("tekst", "In uw eigen woorden", deel.tekst),
            Dossierveld("naar_aanbieder", "Naar de aanbieder", deel.naar_aanbieder),
            Dossierveld("openbaar", "Telt mee op de openbare pagina", deel.openbaar),
            Dossierveld("in_portfolio", "In uw portfolio", deel.in_portfolio),
        ),
    )


def signaal_stukken(gebruiker: Gebruiker, keuze: str | None) -> Sequence[Dossierstuk]:  # noqa: ARG001 - never shared
    rows = Signaal.objects.filter(melder=gebruiker).select_related("traject__live").order_by("pk")
    return [
        Dossierstuk(
            f"Melding {row}",
            (
                Dossierveld("traject", "Traject", row.traject.live.naam if row.traject.live else ""),
                Dossierveld("soort", "Soort", row.get_soort_display()),
                Dossierveld("tekst", "Wat u meldde", row.tekst),
                Dossierveld("ontvangen_op", "Gemeld op", row.ontvangen_op),
                Dossierveld("status", "Stand", row.get_status_display()),
                Dossierveld("uitkomst", "Uitkomst", row.get_uitkomst_display()),
                Dossierveld("antwoord", "Antwoord", row.antwoord),
            ),
        )
        for row in rows
    ]


@transaction.atomic
def erase_signalen(gebruiker: Gebruiker, at: datetime) -> int:  # noqa: ARG001 - what every part is given
    """Let go of who reported them; what was wrong with a traject does not go away with that."""
    return Signaal.objects.filter(melder=gebruiker).update(melder=None)


SIGNALEN = Dossierdeel(
    titel="Meldingen over trajecten",
    uitleg="Signalen en klachten die u meldde. Wist u dit, dan blijven de meldingen staan zonder uw naam. "
    "U krijgt dan geen antwoord meer.",
    stukken=signaal_stukken,
    wis=erase_signalen,
    deelbaar=False,
)
