"""Trajecten on a list of one's own: the card, or why the traject is not in the register any more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils import timezone

from register.domain.kaart import Kaart, build_kaarten, opname_of, with_kaartgegevens
from register.domain.opmaak import day
from register.enums import TrajectStatus
from register.models import Opname, Traject


@dataclass(frozen=True)
class Lijstkaart:
    """One traject on a list; ``kaart`` is None when the public may no longer know what it was."""

    traject: Traject
    kaart: Kaart | None
    # Empty while it is listed; else since when it is not, and why where that is public.
    weg: str
    reden: str

    @property
    def naam(self) -> str:
        return self.kaart.naam if self.kaart else "Een traject dat niet meer bestaat"


def read_lijstkaarten(traject_pks: Iterable[int], peildatum: date) -> dict[int, Lijstkaart]:
    """Return the cards of trajecten, listed or not, in a fixed number of queries."""
    began = Opname.objects.filter(geldig_van__lte=peildatum).order_by("-geldig_van")
    rows = with_kaartgegevens(Traject.objects.filter(pk__in=list(traject_pks)), peildatum)
    trajecten = list(rows.prefetch_related(Prefetch("opnames", began, "begonnen_opnames")))
    public = [traject for traject in trajecten if traject.live is not None and _opnames(traject)]
    kaarten = {traject.pk: kaart for traject, kaart in zip(public, build_kaarten(public), strict=True)}
    return {traject.pk: _build(traject, kaarten.get(traject.pk)) for traject in trajecten}


def _opnames(traject: Traject) -> list[Opname]:
    rows: list[Opname] = vars(traject)["begonnen_opnames"]
    return rows


def _build(traject: Traject, kaart: Kaart | None) -> Lijstkaart:
    if kaart is None:
        return Lijstkaart(traject, None, "Staat niet meer in het register.", "")
    if traject.status == TrajectStatus.INGETROKKEN and traject.ingetrokken_op is not None:
        since = day(timezone.localdate(traject.ingetrokken_op))
        return Lijstkaart(
            traject, kaart, f"Staat niet meer in het register sinds {since}.", traject.ingetrokken_reden
        )
    if opname_of(traject):
        return Lijstkaart(traject, kaart, "", "")
    last = _opnames(traject)[0]
    since = f" sinds {day(last.geldig_tot)}" if last.geldig_tot else ""
    return Lijstkaart(traject, kaart, f"Staat niet meer in het register{since}.", last.einde_reden)
