"""What stands on the desk of a deskundige; what is shown of a case is up to ``zicht``."""

from dataclasses import dataclass, field
from datetime import date, datetime

from kwaliteit.domain.beoordelen.zicht import sees_as_deskundige
from kwaliteit.domain.queries.kader import geldende_criteria
from kwaliteit.enums import AANVRAAG_OPEN, Aanvraagstatus, Beoordelingstatus
from kwaliteit.models import Beoordeling, Deskundige
from napl.models import Gebruiker

_B, _S = Beoordelingstatus, Aanvraagstatus


@dataclass(frozen=True)
class Bureaurij:
    pk: int
    status: Beoordelingstatus
    gevraagd_op: datetime
    kenmerk: str = ""
    traject: str = ""
    aanbieders: str = ""
    # What the deskundige can do next, or for whom they wait.
    nu: str = ""
    kan_verder: bool = False
    gedaan: int = 0
    aantal: int = 0
    # Which page is open: the file, or both judgements side by side.
    leest: bool = False
    naast: bool = False


@dataclass(frozen=True)
class Bureau:
    deskundige: Deskundige | None
    gevraagd: list[Bureaurij] = field(default_factory=list)
    bezig: list[Bureaurij] = field(default_factory=list)
    klaar: list[Bureaurij] = field(default_factory=list)


def list_bureau(gebruiker: Gebruiker, peildatum: date) -> Bureau:  # noqa: ARG001 - as every query
    """Return the reviews of somebody, by what is to be done; a fixed number of queries."""
    bureau = Bureau(Deskundige.objects.filter(gebruiker=gebruiker).first())
    rows = (
        Beoordeling.objects.van(gebruiker)
        .select_related("aanvraag__aanbieder", "aanvraag__versie", "aanvraag__kaderversie")
        .prefetch_related("oordelen", "aanvraag__traject__aanbieders")
        .order_by("-gevraagd_op", "-pk")
    )
    aantallen: dict[int, int] = {}
    for row in rows:
        kader = row.aanvraag.kaderversie
        if kader.pk not in aantallen:
            aantallen[kader.pk] = geldende_criteria(kader).count()
        rij = _row(row, aantallen[kader.pk])
        if row.status == _B.GEVRAAGD and row.aanvraag.status == _S.TOEWIJZING:
            bureau.gevraagd.append(rij)
        elif rij.kenmerk and row.aanvraag.status in AANVRAAG_OPEN and not _is_done(row):
            bureau.bezig.append(rij)
        else:
            bureau.klaar.append(rij)
    return bureau


def _is_done(row: Beoordeling) -> bool:
    return row.status == _B.INGELEVERD and row.aanvraag.status not in {
        _S.TOEWIJZING,
        _S.IN_BEOORDELING,
        _S.CONSENSUS,
    }


def _row(row: Beoordeling, aantal: int) -> Bureaurij:
    status = _B(row.status)
    if status in {_B.GEWEIGERD, _B.TERUGGENOMEN}:
        # Of a case that somebody stepped back from, nothing is left to see.
        return Bureaurij(row.pk, status, row.gevraagd_op, nu="U bent hier niet meer bij betrokken.")
    nu, kan_verder = _next(row, status)
    zicht = sees_as_deskundige(row.aanvraag, [status])
    return Bureaurij(
        row.pk,
        status,
        row.gevraagd_op,
        row.aanvraag.kenmerk,
        row.aanvraag.versie.naam if row.aanvraag.versie else "",
        ", ".join(sorted(item.naam for item in row.aanvraag.traject.aanbieders.all())),
        nu,
        kan_verder,
        sum(bool(item.oordeel and item.motivering) for item in row.oordelen.all()),
        aantal,
        leest=zicht.dossier,
        naast=zicht.oordelen,
    )


def _next(row: Beoordeling, status: Beoordelingstatus) -> tuple[str, bool]:
    """Return what the deskundige can do, and whether it is their turn."""
    fase = _S(row.aanvraag.status)
    akkoord = row.akkoord_op is not None
    texts = {
        (_S.TOEWIJZING, True): ("Neem aan of weiger.", True),
        (_S.TOEWIJZING, False): ("Wij wachten op een tweede deskundige. U kunt het dossier al lezen.", False),
        (_S.IN_BEOORDELING, True): ("Schrijf uw oordeel.", True),
        (_S.IN_BEOORDELING, False): ("U hebt ingeleverd. Wij wachten op de andere deskundige.", False),
        (_S.CONSENSUS, True): ("Schrijf samen één oordeel.", True),
        (_S.CONSENSUS, False): ("U bent akkoord. Wij wachten op de andere deskundige.", False),
    }
    own_turn = {
        _S.TOEWIJZING: status == _B.GEVRAAGD,
        _S.IN_BEOORDELING: status != _B.INGELEVERD,
        _S.CONSENSUS: not akkoord,
    }
    if fase not in own_turn:
        return f"De aanvraag is verder: {fase.label.lower()}.", False
    return texts[fase, own_turn[fase]]
