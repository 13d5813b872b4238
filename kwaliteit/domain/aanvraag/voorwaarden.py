"""What has to be there before an aanbieder can ask for a recognition, each with why and what to do."""

from dataclasses import dataclass
from datetime import date

from kwaliteit.domain.queries.kader import geldende_versie
from kwaliteit.enums import Openstellingbereik
from kwaliteit.models import Erkenning, Erkenningsaanvraag, Kaderversie, Openstelling
from napl.fouten import Domeinfout
from napl.models import valid_on
from register.enums import Accreditatie, TrajectStatus
from register.models import Traject, Trajectversie


@dataclass(frozen=True)
class Voorwaarde:
    """One condition; ``uitleg`` says what is so, or what to do about it."""

    wat: str
    in_orde: bool
    uitleg: str


@dataclass(frozen=True)
class Toelaatbaarheid:
    """Whether a traject can be put forward on a date, and by which version of the kader it is judged."""

    voorwaarden: tuple[Voorwaarde, ...]
    kaderversie: Kaderversie | None

    @property
    def kan(self) -> bool:
        return all(item.in_orde for item in self.voorwaarden)


def check_traject(
    traject: Traject,
    peildatum: date,
    *,
    hererkenning: bool = False,
    aanvraag: Erkenningsaanvraag | None = None,
) -> Toelaatbaarheid:
    """Return every condition, also those that are met: the page shows all before anything is asked.

    ``aanvraag`` is the one that is about to be submitted: it is no other one, and it has a kader already.
    """
    kader = geldende_versie(peildatum)
    live = Trajectversie.objects.filter(pk=traject.live_id or 0).first()
    return Toelaatbaarheid(
        (
            _live(traject, live),
            _kader(kader, aanvraag),
            _open(live, peildatum),
            _erkend(traject, peildatum, hererkenning=hererkenning),
            _one(traject, aanvraag),
            _aanbieders(traject),
        ),
        kader,
    )


def require_toelaatbaar(found: Toelaatbaarheid) -> Kaderversie:
    """Return the version to be judged by; raise Domeinfout with the first thing that is missing."""
    for item in found.voorwaarden:
        if not item.in_orde:
            raise Domeinfout(item.uitleg)
    assert found.kaderversie is not None  # noqa: S101 - one of the conditions
    return found.kaderversie


def is_verzonnen(traject: Traject) -> bool:
    """Say whether all aanbieders are fictional: only those can get an invented recognition."""
    fictief = list(traject.aanbieders.values_list("is_fictief", flat=True))
    return bool(fictief) and all(fictief)


def _live(traject: Traject, live: Trajectversie | None) -> Voorwaarde:
    wat = "Het traject heeft een gepubliceerde tekst"
    if traject.status != TrajectStatus.ACTIEF:
        return Voorwaarde(
            wat, in_orde=False, uitleg="Dit traject is ingetrokken. Het kan niet worden erkend."
        )
    if live is None:
        return Voorwaarde(
            wat, in_orde=False, uitleg="Dit traject heeft nog geen gepubliceerde tekst. Publiceer het eerst."
        )
    return Voorwaarde(wat, in_orde=True, uitleg=f"Wij beoordelen versie {live.nummer} van uw tekst.")


def _kader(kader: Kaderversie | None, aanvraag: Erkenningsaanvraag | None) -> Voorwaarde:
    wat = "Er is een kwaliteitskader vastgesteld"
    if kader is None:
        return Voorwaarde(
            wat,
            in_orde=False,
            uitleg="Er is nu geen kwaliteitskader vastgesteld. U kunt daarom nog niets aanvragen.",
        )
    if aanvraag is not None and aanvraag.kaderversie_id != kader.pk:
        return Voorwaarde(
            wat,
            in_orde=False,
            uitleg=f"Nu geldt versie {kader.nummer} van het kwaliteitskader. Neem die eerst over.",
        )
    return Voorwaarde(wat, in_orde=True, uitleg=f"Wij beoordelen met versie {kader.nummer}.")


def _open(live: Trajectversie | None, peildatum: date) -> Voorwaarde:
    wat = "Een van de ontwikkelpaden is open voor erkenning"
    paden = [] if live is None else list(live.typeringen.values_list("padversie__pad", flat=True))
    rows = list(
        Openstelling.objects.filter(valid_on(peildatum), pad__in=paden)
        .select_related("pad")
        .order_by("pad__naam")
    )
    if not rows:
        return Voorwaarde(
            wat,
            in_orde=False,
            uitleg="Geen van de ontwikkelpaden van dit traject is nu open voor erkenning. "
            "Op de pagina over kwaliteit staat vanaf wanneer welk pad open is.",
        )
    accredited = live is not None and live.accreditatie not in {"", Accreditatie.GEEN}
    for row in rows:
        if row.bereik == Openstellingbereik.ALLE or accredited:
            return Voorwaarde(wat, in_orde=True, uitleg=f"Open is: {row.pad.naam}.")
    return Voorwaarde(
        wat,
        in_orde=False,
        uitleg=f"{rows[0].pad.naam} is nu alleen open voor trajecten met een accreditatie. "
        "Bij uw traject staat geen accreditatie.",
    )


def _erkend(traject: Traject, peildatum: date, *, hererkenning: bool) -> Voorwaarde:
    wat = "Het traject is nog niet erkend"
    if hererkenning:
        return Voorwaarde(wat, in_orde=True, uitleg="Dit is een aanvraag om hererkenning.")
    if Erkenning.objects.van_kracht_op(peildatum).filter(traject=traject).exists():
        return Voorwaarde(
            wat, in_orde=False, uitleg="Dit traject is al erkend. Tegen het einde kunt u hererkenning vragen."
        )
    return Voorwaarde(wat, in_orde=True, uitleg="Er is nu geen erkenning.")


def _one(traject: Traject, aanvraag: Erkenningsaanvraag | None) -> Voorwaarde:
    wat = "Er loopt nog geen aanvraag"
    others = Erkenningsaanvraag.objects.open().filter(traject=traject)
    other = others.exclude(pk=aanvraag.pk if aanvraag else 0).first()
    if other is not None:
        return Voorwaarde(
            wat, in_orde=False, uitleg=f"Voor dit traject loopt al een aanvraag: {other.kenmerk}."
        )
    return Voorwaarde(wat, in_orde=True, uitleg="U kunt er een beginnen.")


def _aanbieders(traject: Traject) -> Voorwaarde:
    wat = "De aanbieders zijn echt"
    fictief = list(traject.aanbieders.values_list("is_fictief", flat=True))
    if fictief and all(fictief):
        return Voorwaarde(wat, in_orde=True, uitleg="Verzonnen voor de demo: de erkenning is dat dan ook.")
    if any(fictief) or not fictief:
        return Voorwaarde(
            wat,
            in_orde=False,
            uitleg="Een traject van een echte en een verzonnen aanbieder samen kan niet worden erkend.",
        )
    return Voorwaarde(wat, in_orde=True, uitleg="Wij kennen de aanbieder van dit traject.")
