"""A recognition in words: what it says today, for its public page, its mark and its certificate."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from kwaliteit.enums import Erkenningstand
from kwaliteit.models import Erkenning
from register.domain.opmaak import day

_S = Erkenningstand
# Per stand: the kind of label, what the label says, and the heading of the public page.
_LABELS = {
    _S.GELDIG: ("erkend", "Erkend", "Dit traject is erkend"),
    _S.GESCHORST: ("voorbeeld", "Geschorst", "Deze erkenning is geschorst"),
    _S.KOMT: ("neutraal", "Nog niet ingegaan", "Deze erkenning is nog niet ingegaan"),
    _S.BEEINDIGD: ("ingetrokken", "Verlopen", "Deze erkenning is verlopen"),
    _S.INGETROKKEN: ("ingetrokken", "Ingetrokken", "Deze erkenning is ingetrokken"),
}
MELDINGEN = {
    _S.GELDIG: "ok",
    _S.GESCHORST: "waarschuwing",
    _S.KOMT: "info",
    _S.BEEINDIGD: "fout",
    _S.INGETROKKEN: "fout",
}


@dataclass(frozen=True)
class Standtekst:
    """How it stands, in words; ``soort`` names a label of the house style."""

    stand: Erkenningstand
    soort: str
    label: str
    kop: str
    zin: str
    melding: str


def stand_van(erkenning: Erkenning, peildatum: date) -> Erkenningstand:
    """Return how one recognition stands; what was read with ``met_stand`` for that date knows it already."""
    return Erkenning.objects.met_stand(peildatum).get(pk=erkenning.pk).gelezen_stand


def describe_stand(erkenning: Erkenning, stand: Erkenningstand) -> Standtekst:
    soort, label, kop = _LABELS[stand]
    return Standtekst(stand, soort, label, kop, _sentence(erkenning, stand), MELDINGEN[stand])


def last_day(erkenning: Erkenning) -> str:
    """Return until when it holds in words; the end itself is the first day on which it does not."""
    return day(erkenning.eindigt_op) if erkenning.eindigt_op else "een dag die nog niet vaststaat"


def _sentence(erkenning: Erkenning, stand: Erkenningstand) -> str:
    if stand == _S.GELDIG:
        return f"De erkenning geldt sinds {day(erkenning.geldig_van)} en loopt tot {last_day(erkenning)}."
    if stand == _S.GESCHORST:
        return "De erkenning geldt nu niet. Het traject staat tijdelijk niet in het register."
    if stand == _S.KOMT:
        return f"De erkenning geldt vanaf {day(erkenning.geldig_van)}."
    if stand == _S.INGETROKKEN:
        return f"De erkenning geldt niet meer. Zij is ingetrokken per {last_day(erkenning)}."
    return f"De erkenning geldt niet meer sinds {last_day(erkenning)}."


@dataclass(frozen=True)
class Merk:
    """The words of the mark, in two short lines."""

    kop: str
    regel: str
    soort: str


def make_merk(erkenning: Erkenning, stand: Erkenningstand) -> Merk:
    """Return what the mark says today; nobody can keep showing an old one, because it is asked for anew."""
    if stand == _S.GELDIG:
        return Merk("Erkend traject", f"geldig tot {last_day(erkenning)}", "geldig")
    if stand == _S.GESCHORST:
        return Merk("Erkenning geschorst", "geldt nu niet", "geschorst")
    if stand == _S.KOMT:
        return Merk("Nog niet erkend", f"erkend vanaf {day(erkenning.geldig_van)}", "komt")
    return Merk("Erkenning beëindigd", f"per {last_day(erkenning)}", "beeindigd")


def certificaat_gegevens(erkenning: Erkenning, *, url: str, at_dag: date) -> dict[str, object]:
    """Return what the certificate says; frozen facts, and where to check whether they still hold."""
    versie = erkenning.versie
    aanbieders = [aanbieder.naam for aanbieder in erkenning.traject.aanbieders.all()]
    kader = f"Kwaliteitskader, versie {erkenning.kaderversie.nummer}" if erkenning.kaderversie else ""
    return {
        "titel": f"Certificaat van erkenning: {versie.naam}",
        "traject": versie.naam,
        "aanbieders": aanbieders,
        "kader": kader,
        "van": day(erkenning.geldig_van),
        "tot": last_day(erkenning),
        "besloten": day(timezone.localdate(erkenning.besloten_op)),
        "kenmerk": erkenning.aanvraag.kenmerk if erkenning.aanvraag else "",
        "motivering": erkenning.motivering,
        "versie": versie.nummer,
        "code": erkenning.code,
        "url": url,
        "gemaakt": day(at_dag),
        "is_demo": erkenning.is_demo,
    }
