"""What is kept of one person in teams: what they share where, what they need, and who looked."""

from collections.abc import Sequence
from datetime import datetime

from napl.models import Gebruiker
from napl.registers import Dossierstuk, Dossierveld
from ontwikkelpaden.enums import Niveau
from register.domain.teamroute.lezen import name_of
from register.domain.teamroute.peilen import erase_deelnames
from register.enums import Spoorsoort
from register.models import Teamroutedeelnemer, Teamroutespoor


def collect_teamroutes(gebruiker: Gebruiker, keuze: str | None) -> Sequence[Dossierstuk]:  # noqa: ARG001
    """Return every team that somebody was invited to, with what they told it."""
    rows = Teamroutedeelnemer.objects.filter(gebruiker=gebruiker).select_related("teamroute__organisatie")
    return [_stuk(row) for row in rows.order_by("uitgenodigd_op", "pk")]


def erase_teamroutes(gebruiker: Gebruiker, at: datetime) -> int:  # noqa: ARG001 - the signature of a Dossierdeel
    return erase_deelnames(gebruiker)


def _stuk(deelnemer: Teamroutedeelnemer) -> Dossierstuk:
    route = deelnemer.teamroute
    return Dossierstuk(
        f"{route.naam} ({route.organisatie.naam})",
        (
            Dossierveld("uitgenodigd_op", "Uitgenodigd op", deelnemer.uitgenodigd_op),
            Dossierveld("antwoord", "Uw antwoord", deelnemer.get_antwoord_display() or "Nog geen antwoord"),
            Dossierveld("gedeeld", "Wat u met dit team deelt", _delingen(deelnemer)),
            Dossierveld("behoeften", "Wat u nodig hebt (zonder naam geteld)", _behoeften(deelnemer)),
        ),
        [_spoor(spoor) for spoor in _sporen(deelnemer)],
    )


def _delingen(deelnemer: Teamroutedeelnemer) -> list[str]:
    rows = deelnemer.delingen.select_related("pad").order_by("pad__naam")
    return [
        f"{row.pad.naam}, niveau {Niveau(row.niveau).label.lower()}" if row.niveau else row.pad.naam
        for row in rows
    ]


def _behoeften(deelnemer: Teamroutedeelnemer) -> list[str]:
    rows = deelnemer.behoeften.filter(nodig=True).select_related("pad").order_by("pad__naam", "niveau")
    return [f"{row.pad.naam}, niveau {row.get_niveau_display().lower()}, {row.sector}" for row in rows]


def _sporen(deelnemer: Teamroutedeelnemer) -> list[Teamroutespoor]:
    return list(deelnemer.sporen.select_related("pad", "door").order_by("-op", "-pk"))


def _spoor(spoor: Teamroutespoor) -> Dossierstuk:
    door = name_of(spoor.door) if spoor.soort == Spoorsoort.BEKEKEN else ""
    return Dossierstuk(
        Spoorsoort(spoor.soort).label,
        (
            Dossierveld("op", "Wanneer", spoor.op),
            Dossierveld("pad", "Ontwikkelpad", spoor.pad.naam if spoor.pad else ""),
            Dossierveld("door", "Door", door),
        ),
    )
