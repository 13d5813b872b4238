"""What an aanbieder sees of its own trajecten."""

from dataclasses import dataclass, replace
from datetime import date

from kwaliteit.domain.monitoring.lezen import Jaarbeeld, read_cijfers, read_teksten
from kwaliteit.enums import Evaluatiepubliek
from napl.models import Gebruiker
from napl.paginering import Pagina, paginate
from register.models import Traject
from register.models.aanbod import aanbieders_van


@dataclass(frozen=True)
class Trajectbeeld:
    traject: Traject
    jaren: tuple[Jaarbeeld, ...]


def list_eigen_trajecten(gebruiker: Gebruiker, peildatum: date, *, nummer: int) -> Pagina[Trajectbeeld]:
    """Return the published trajecten of who asks, with figures and own words."""
    rows = (
        Traject.objects.filter(aanbieders__in=aanbieders_van(gebruiker, peildatum), live__isnull=False)
        .select_related("live")
        .distinct()
        .order_by("live__naam", "pk")
    )
    pagina = paginate(rows, nummer=nummer)
    keys = [traject.pk for traject in pagina.resultaten]
    cijfers, teksten = read_cijfers(keys, Evaluatiepubliek.AANBIEDER), read_teksten(keys)
    beelden = [
        Trajectbeeld(
            traject,
            tuple(
                replace(jaar, teksten=teksten.get(traject.pk, {}).get(jaar.schooljaar, ()))
                for jaar in cijfers.get(traject.pk, [])
            ),
        )
        for traject in pagina.resultaten
    ]
    return Pagina(beelden, pagina.aantal, pagina.nummer, pagina.grootte)
