"""The paths that somebody follows: where they are on each, and what comes next. For all of them at once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from django.db.models import Count

from napl.models import Gebruiker
from ontwikkelpaden.domain.queries.ontwikkeling import VOLGORDE, doelen_of, evaluaties_of
from ontwikkelpaden.domain.queries.paden import hoofdversie
from ontwikkelpaden.enums import DoelStatus, ZelfevaluatieStatus
from ontwikkelpaden.models import Doel, Gevolgdpad, Ontwikkelpad, Padversie, Zelfevaluatie


class Stap(Enum):
    """What comes next in the cycle of a teacher."""

    EVALUEER = "evalueer"
    GA_VERDER = "ga-verder"
    KIES_DOEL = "kies-doel"
    KIES_AANBOD = "kies-aanbod"


@dataclass(frozen=True)
class Padstand:
    pad: Ontwikkelpad
    versie: Padversie
    heeft_raamwerk: bool
    # The last finished moment, and the one that is not finished yet.
    laatste: Zelfevaluatie | None
    concept: Zelfevaluatie | None
    doelen: tuple[Doel, ...]
    stap: Stap

    @property
    def laatst_op(self) -> datetime | None:
        return self.laatste.afgerond_op if self.laatste else None

    @property
    def sterk(self) -> tuple[tuple[str, str], ...]:
        """Name and level of the parts in which somebody was furthest at the last moment."""
        if self.laatste is None:
            return ()
        known = [row for row in self.laatste.antwoorden.all() if row.niveau]
        top = max((VOLGORDE[row.niveau] for row in known), default=0)
        return tuple(
            (row.subdimensie.naam, row.get_niveau_display()) for row in known if VOLGORDE[row.niveau] == top
        )


def read_padstanden(gebruiker: Gebruiker) -> tuple[Padstand, ...]:
    """Return how somebody stands on every path they follow, the newest follow first."""
    gevolgd = list(
        Gevolgdpad.objects.filter(gebruiker=gebruiker).select_related("pad").order_by("-gevolgd_op", "-pk")
    )
    versies = _versies([row.pad_id for row in gevolgd])
    evaluaties: dict[int, list[Zelfevaluatie]] = defaultdict(list)
    doelen: dict[int, list[Doel]] = defaultdict(list)
    if gevolgd:
        for row in evaluaties_of(gebruiker):
            evaluaties[row.padversie.pad_id].append(row)
        for doel in doelen_of(gebruiker).filter(status=DoelStatus.OPEN):
            doelen[doel.pad_id].append(doel)
    return tuple(
        _stand(versies[row.pad_id], row.pad, evaluaties[row.pad_id], doelen[row.pad_id])
        for row in gevolgd
        if row.pad_id in versies
    )


def _versies(paden: Sequence[int]) -> dict[int, Padversie]:
    """Return per path the version that its page shows, with ``onderdelen``: how many parts it has."""
    found: dict[int, list[Padversie]] = defaultdict(list)
    rows = Padversie.objects.gepubliceerd().filter(pad__in=paden)
    for row in rows.annotate(onderdelen=Count("dimensies__subdimensies")):
        found[row.pad_id].append(row)
    return {pad: hoofdversie(versies) for pad, versies in found.items()}


def _stand(
    versie: Padversie, pad: Ontwikkelpad, evaluaties: list[Zelfevaluatie], doelen: list[Doel]
) -> Padstand:
    heeft_raamwerk = bool(vars(versie)["onderdelen"])
    done = [row for row in evaluaties if row.status == ZelfevaluatieStatus.AFGEROND]
    begun = next((row for row in reversed(evaluaties) if row.status == ZelfevaluatieStatus.CONCEPT), None)
    return Padstand(
        pad=pad,
        versie=versie,
        heeft_raamwerk=heeft_raamwerk,
        laatste=done[-1] if done else None,
        concept=begun,
        doelen=tuple(doelen),
        stap=next_step(
            heeft_raamwerk=heeft_raamwerk, begun=begun is not None, done=bool(done), doelen=bool(doelen)
        ),
    )


def next_step(*, heeft_raamwerk: bool, begun: bool, done: bool, doelen: bool) -> Stap:
    """Return the step that follows; nobody is sent back once there is a goal."""
    if begun:
        return Stap.GA_VERDER
    if doelen:
        return Stap.KIES_AANBOD
    if not heeft_raamwerk:
        return Stap.KIES_DOEL
    return Stap.KIES_DOEL if done else Stap.EVALUEER
