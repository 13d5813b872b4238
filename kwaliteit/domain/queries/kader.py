"""Read versions of the kwaliteitskader: which there are, which holds, and what stands in one."""

from datetime import date

from django.db.models import Prefetch, QuerySet

from kwaliteit.domain.kader.invoer import (
    BronInvoer,
    CriteriumInvoer,
    KaderInvoer,
    KaderTeksten,
    StandaardInvoer,
)
from kwaliteit.enums import Bronsoort, Criteriumset, Dekking, KaderStatus, Stelselonderdeel
from kwaliteit.models import (
    Bewijsvorm,
    Criterium,
    Criteriumbron,
    Kaderverband,
    Kaderversie,
    Openstelling,
    Standaard,
)
from napl.models import valid_on
from ontwikkelpaden.enums import Niveau

MAX_NUMMER = 32_767
_NIVEAUS = {niveau.value: plaats for plaats, niveau in enumerate(Niveau)}


def find_kaderversie(nummer: int | None = None, *, ook_concept: bool = False) -> Kaderversie | None:
    """Return a version with all its content, or the adopted one when no number is given."""
    rows = Kaderversie.objects.all() if ook_concept else Kaderversie.objects.openbaar()
    if nummer is None:
        rows = rows.filter(status=KaderStatus.VASTGESTELD)
    elif nummer > MAX_NUMMER:
        return None
    else:
        rows = rows.filter(nummer=nummer)
    return with_content(rows).first()


def with_content(rows: "QuerySet[Kaderversie]") -> "QuerySet[Kaderversie]":
    """Read the content along, in the order in which it is read; a fixed number of queries."""
    criteria = Criterium.objects.order_by("volgorde").prefetch_related(
        Prefetch("bewijsvormen", Bewijsvorm.objects.order_by("volgorde")),
        "leidraden",
        Prefetch("onderbouwing", Criteriumbron.objects.select_related("bron").order_by("bron__code")),
        Prefetch("verbanden", Kaderverband.objects.order_by("onderdeel")),
    )
    standaarden = Standaard.objects.order_by("volgorde").prefetch_related(Prefetch("criteria", criteria))
    return rows.prefetch_related(Prefetch("standaarden", standaarden), "bronnen")


def geldende_versie(peildatum: date) -> Kaderversie | None:
    """Return the version by which is judged at the end of a day."""
    return Kaderversie.objects.van_kracht_op(peildatum).order_by("-nummer").first()


def geldende_criteria(versie: Kaderversie) -> "QuerySet[Criterium]":
    """Return the criteria that a version judges by: of a minimal version, the minimal set alone."""
    rows = Criterium.objects.filter(versie=versie)
    if versie.omvang == Criteriumset.MINIMAAL:
        rows = rows.filter(omvang=Criteriumset.MINIMAAL)
    return rows.select_related("standaard").order_by("standaard__volgorde", "volgorde")


def is_open_voor_erkenning(pad_id: int, peildatum: date) -> Openstelling | None:
    """Return by what a path is open for erkenning on a date, or None when it is not."""
    return Openstelling.objects.filter(valid_on(peildatum), pad=pad_id).first()


def list_versies(*, ook_concept: bool = False) -> "QuerySet[Kaderversie]":
    rows = Kaderversie.objects.all() if ook_concept else Kaderversie.objects.openbaar()
    return rows.order_by("-nummer")


def read_inhoud(versie: Kaderversie) -> KaderInvoer:
    """Return the content of a version in the shape in which it was written."""
    full = with_content(Kaderversie.objects.filter(pk=versie.pk)).get()
    return KaderInvoer(
        teksten=read_teksten(full),
        standaarden=tuple(
            StandaardInvoer(
                standaard.naam,
                standaard.omschrijving,
                tuple(read_criterium(criterium) for criterium in standaard.criteria.all()),
            )
            for standaard in full.standaarden.all()
        ),
        bronnen=tuple(
            BronInvoer(
                bron.code,
                Bronsoort(bron.soort),
                bron.titel,
                bron.makers,
                bron.zegt,
                bron.jaar,
                bron.vindplaats,
            )
            for bron in sorted(full.bronnen.all(), key=lambda bron: bron.code)
        ),
    )


def read_teksten(versie: Kaderversie) -> KaderTeksten:
    return KaderTeksten(
        inleiding=versie.inleiding,
        doel=versie.doel,
        werkwijze=versie.werkwijze,
        grondslag=versie.grondslag,
        wijzigingen=versie.wijzigingen,
        omvang=Criteriumset(versie.omvang),
    )


def read_criterium(criterium: Criterium) -> CriteriumInvoer:
    """Return a criterium as it was written, of one that ``with_content`` read."""
    leidraden = sorted(criterium.leidraden.all(), key=lambda item: _NIVEAUS[item.niveau])
    return CriteriumInvoer(
        code=criterium.code,
        naam=criterium.naam,
        tekst=criterium.tekst,
        omvang=Criteriumset(criterium.omvang),
        toelichting=criterium.toelichting,
        bewijsvormen=tuple(item.tekst for item in criterium.bewijsvormen.all()),
        leidraden={Niveau(item.niveau): item.tekst for item in leidraden},
        bronnen=tuple(item.bron.code for item in criterium.onderbouwing.all()),
        verbanden={
            Stelselonderdeel(item.onderdeel): Dekking(item.dekking) for item in criterium.verbanden.all()
        },
    )
