"""A chosen traject as the page shows it: why, what it takes, how to enrol, and what may pay for it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.formats import number_format

from register.domain.drie_vragen.verzamelen import Gekozen
from register.domain.financiering import Financieringskans, build_feiten, fitting_regelingen
from register.domain.kaart import Feit, aanbieder_names, opname_of, summary
from register.domain.opmaak import ONBEKEND, day, study_load
from register.domain.uitvoeringrij import build_rij
from register.models import Financieringsregeling, Traject, Trajectversie, Uitvoering


@dataclass(frozen=True)
class Aanmelden:
    """How to enrol: the address when there is one, and always what to do in words."""

    url: str
    uitleg: str


@dataclass(frozen=True)
class Voorstel:
    slug: str
    naam: str
    url: str
    aanbieders: str
    opname: str
    samenvatting: str
    redenen: tuple[str, ...]
    let_op: tuple[str, ...]
    feiten: tuple[Feit, ...]
    aanmelden: Aanmelden
    kansen: tuple[Financieringskans, ...]
    uren: int | None
    gecontroleerd_op: date | None


def build_voorstel(
    gekozen: Gekozen, *, sector: str, regelingen: Sequence[Financieringsregeling], peildatum: date
) -> Voorstel:
    """Build it from a traject that was read through ``with_kaartgegevens``; asks the database nothing."""
    traject, versie = gekozen.traject, gekozen.traject.live
    if versie is None:
        raise ValueError("A traject without a live version cannot be proposed.")
    moment = gekozen.beoordeeld.kandidaat.moment
    return Voorstel(
        slug=traject.slug,
        naam=versie.naam,
        url=reverse("register:traject-detail", args=[traject.slug]),
        aanbieders=aanbieder_names(traject),
        opname=opname_of(traject),
        samenvatting=summary(versie),
        redenen=gekozen.beoordeeld.redenen,
        let_op=gekozen.beoordeeld.let_op,
        feiten=_facts(versie, moment.uitvoering if moment else None, peildatum),
        aanmelden=_enrolment(traject, versie),
        kansen=_chances(traject, versie, sector, regelingen, peildatum),
        uren=versie.studielast_uren,
        gecontroleerd_op=traject.gecontroleerd_op,
    )


def _facts(versie: Trajectversie, uitvoering: Uitvoering | None, peildatum: date) -> tuple[Feit, ...]:
    """Return hours, days, place and price; the last three are of one and the same uitvoering."""
    rij = build_rij(uitvoering, peildatum) if uitvoering else None
    price = ONBEKEND
    if rij:
        price = f"{rij.prijs} ({rij.btw})" if rij.btw else rij.prijs
    return (
        Feit("Uren in totaal", study_load(versie)),
        Feit("Uren per week", _per_week(versie)),
        Feit("Begint", rij.start if rij else ONBEKEND),
        Feit("Duur", _end(versie, uitvoering)),
        Feit("Waar", rij.plek if rij else ONBEKEND),
        Feit("Prijs", price),
        Feit("Inschrijven", rij.inschrijven if rij else ONBEKEND),
    )


def _per_week(versie: Trajectversie) -> str:
    if versie.uren_per_week is None:
        return ONBEKEND
    return f"Ongeveer {number_format(versie.uren_per_week.normalize(), use_l10n=True)} uur"


def _end(versie: Trajectversie, uitvoering: Uitvoering | None) -> str:
    if uitvoering is not None and uitvoering.eind_datum:
        return f"Tot en met {day(uitvoering.eind_datum)}"
    if versie.duur_maanden is None:
        return ONBEKEND
    return "1 maand" if versie.duur_maanden == 1 else f"{versie.duur_maanden} maanden"


def _enrolment(traject: Traject, versie: Trajectversie) -> Aanmelden:
    aanbieders = [row.aanbieder for row in traject.trajectaanbieders.all()]
    elsewhere = next((aanbieder.website for aanbieder in aanbieders if aanbieder.website), "")
    if versie.website:
        how = "U meldt zich aan bij de aanbieder. U verlaat dan dit register."
    elif elsewhere:
        how = (
            "Wij kennen de pagina niet waar u zich aanmeldt. Zoek het traject op de website van de aanbieder."
        )
    else:
        how = "Wij kennen het adres niet waar u zich aanmeldt. Bel of mail de aanbieder."
    if versie.open_voor_individu is False:
        how = f"U kunt zich niet zelf aanmelden, dat doet uw school. {how}"
    return Aanmelden(versie.website or elsewhere, how)


def _chances(
    traject: Traject,
    versie: Trajectversie,
    sector: str,
    regelingen: Sequence[Financieringsregeling],
    peildatum: date,
) -> tuple[Financieringskans, ...]:
    """Return what may fit; who told the sector sees no regeling of another one."""
    feiten = build_feiten(versie, op_ontwikkelpad=bool(versie.typeringen.all()), opname=opname_of(traject))
    if sector:
        feiten = replace(feiten, sectoren=tuple(code for code in feiten.sectoren if code == sector))
    return fitting_regelingen(feiten, regelingen=regelingen, peildatum=peildatum)
