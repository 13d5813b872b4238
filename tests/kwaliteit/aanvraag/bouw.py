"""Erkenningsaanvragen for tests, in any status, moved there along legal moves."""

from collections import deque
from datetime import datetime

from kwaliteit.domain.aanvraag.zetten import move_aanvraag
from kwaliteit.enums import AANVRAAG_OVERGANGEN, Aanvraagroute, Aanvraagstatus
from kwaliteit.models import Erkenningsaanvraag, Kaderversie
from napl.enums import OrganisatieSoort, Rol
from napl.models import Gebruiker, Lidmaatschap, Organisatie
from register.models import Aanbieder, Traject
from tests.factories import NU, VANDAAG, AanbiederFactory, OrganisatieFactory, make_gebruiker, make_traject
from tests.kwaliteit.kader.bouw import maak_kader, stel_vast

_S = Aanvraagstatus
INHOUD = {"naam": "Zoals ingediend", "uitvoeringen": []}


def maak_aanbieder(**velden: object) -> Aanbieder:
    """Make an aanbieder with an organisation, of which every member has every role until one is given."""
    organisatie = OrganisatieFactory.create(soort=OrganisatieSoort.AANBIEDER)
    aanbieder: Aanbieder = AanbiederFactory.create(organisatie=organisatie, **velden)
    return aanbieder


def maak_lid(aanbieder: Aanbieder) -> Gebruiker:
    """Make somebody who works for the aanbieder."""
    gebruiker = make_gebruiker()
    organisatie = Organisatie.objects.get(aanbieders=aanbieder)
    Lidmaatschap.objects.create(
        gebruiker=gebruiker, organisatie=organisatie, rol=Rol.AANBIEDER, geldig_van=VANDAAG
    )
    return gebruiker


def kader_van_kracht() -> Kaderversie:
    """Return the version in force; a data file's content, adopted, when there is none yet."""
    return Kaderversie.objects.filter(status="vastgesteld").first() or stel_vast(maak_kader())


def maak_aanvraag(
    status: Aanvraagstatus = _S.CONCEPT,
    *,
    traject: Traject | None = None,
    route: Aanvraagroute = Aanvraagroute.VOLLEDIG,
    by: Gebruiker | None = None,
    at: datetime = NU,
    **velden: object,
) -> Erkenningsaanvraag:
    """Make an aanvraag and move it to a status, each move as the verbs would."""
    naam = f"Rekencoördinator {Traject.objects.count()}"
    traject = traject or make_traject(naam, aanbieders=[maak_aanbieder()], opname=None)
    aanbieder = traject.trajectaanbieders.order_by("volgorde", "pk")[0].aanbieder
    aanvraag = Erkenningsaanvraag.objects.create(
        kenmerk=f"E2026-{Erkenningsaanvraag.objects.count() + 1:04}",
        traject=traject,
        aanbieder=aanbieder,
        kaderversie=kader_van_kracht(),
        route=route,
        aangemaakt_op=at,
        aangemaakt_door=by,
        **velden,
    )
    return zet_op(aanvraag, status, by=by, at=at)


def zet_op(
    aanvraag: Erkenningsaanvraag, status: Aanvraagstatus, *, by: Gebruiker | None = None, at: datetime = NU
) -> Erkenningsaanvraag:
    """Move an aanvraag along the shortest legal way to a status."""
    for naar in _weg(Aanvraagstatus(aanvraag.status), status):
        velden: dict[str, object] = {}
        if naar == _S.INGEDIEND:
            velden = {
                "ingediend_op": at,
                "ingediend_door": by,
                "versie_id": aanvraag.traject.live_id,
                "inhoud": INHOUD,
            }
        aanvraag, _ = move_aanvraag(aanvraag, naar, by=by, at=at, **velden)  # type: ignore[arg-type]
    return aanvraag


def _weg(van: Aanvraagstatus, naar: Aanvraagstatus) -> list[Aanvraagstatus]:
    queue = deque([(van, list[Aanvraagstatus]())])
    seen = {van}
    while queue:
        hier, weg = queue.popleft()
        if hier == naar:
            return weg
        for volgende in sorted(AANVRAAG_OVERGANGEN[hier] - seen):
            seen.add(volgende)
            queue.append((volgende, [*weg, volgende]))
    raise ValueError(f"There is no way from {van} to {naar}.")
