"""Show what a change of a rule does to searches, before it is saved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from register.domain.synoniemen import Synoniemgegevens
from register.domain.zoeken import Zoekvraag, count_listed, matching_trajecten
from register.domain.zoeken.synoniemen import Regel, load_regels, to_regel, to_words
from register.enums import Synoniemrichting
from register.models import Synoniem, Traject, Trajectaanbieder

EERSTE = 10
# A rule that adds more than this part of the register is worth a warning.
VEEL = 0.25


@dataclass(frozen=True)
class Verschil:
    """One search, before and after; of what comes and goes the first few."""

    term: str
    nu: int
    straks: int
    nieuw: int
    verloren: int
    eerste_nieuw: tuple[Traject, ...]
    eerste_verloren: tuple[Traject, ...]


@dataclass(frozen=True)
class Voorbeeld:
    verschillen: tuple[Verschil, ...]
    vermeld: int

    @property
    def verandert_iets(self) -> bool:
        return any(verschil.nieuw or verschil.verloren for verschil in self.verschillen)

    @property
    def vindt_veel(self) -> bool:
        return any(verschil.nieuw > max(EERSTE, self.vermeld * VEEL) for verschil in self.verschillen)


def preview_change(
    *, oud: Synoniem | None = None, nieuw: Synoniemgegevens | None = None, peildatum: date
) -> Voorbeeld:
    """Compare every search that is touched when ``oud`` goes and ``nieuw`` comes."""
    now = load_regels()
    gone = to_regel(oud) if oud else None
    then = tuple(regel for regel in now if regel != gone)
    if nieuw is not None:
        then += (_to_regel(nieuw),)
    found = [
        (term, found_with(term, now, peildatum), found_with(term, then, peildatum))
        for term in _touched(oud, nieuw)
    ]
    return Voorbeeld(_compare(found), count_listed(peildatum))


def found_with(q: str, regels: Sequence[Regel], peildatum: date) -> list[int]:
    """Return the ids of what a search finds with these rules, the best first."""
    return matching_trajecten(Zoekvraag(q=q), peildatum=peildatum, regels=regels)


def _to_regel(gegevens: Synoniemgegevens) -> Regel:
    return Regel(
        to_words(gegevens.van),
        to_words(gegevens.naar),
        twee_kanten=gegevens.richting == Synoniemrichting.TWEE_KANTEN,
    )


def _touched(*rules: Synoniem | Synoniemgegevens | None) -> list[str]:
    """Return the terms whose search a rule stretches: its first, and the other one if it works both ways."""
    terms: dict[tuple[str, ...], str] = {}
    for rule in rules:
        if rule is not None:
            terms.setdefault(to_words(rule.van), rule.van)
            if rule.richting == Synoniemrichting.TWEE_KANTEN:
                terms.setdefault(to_words(rule.naar), rule.naar)
    return list(terms.values())


def _compare(found: Sequence[tuple[str, list[int], list[int]]]) -> tuple[Verschil, ...]:
    changes = [(term, nu, straks, _minus(straks, nu), _minus(nu, straks)) for term, nu, straks in found]
    shown = _read(pk for *_, new, lost in changes for pk in [*new[:EERSTE], *lost[:EERSTE]])
    return tuple(
        Verschil(
            term,
            nu=len(nu),
            straks=len(straks),
            nieuw=len(new),
            verloren=len(lost),
            eerste_nieuw=tuple(shown[pk] for pk in new[:EERSTE]),
            eerste_verloren=tuple(shown[pk] for pk in lost[:EERSTE]),
        )
        for term, nu, straks, new, lost in changes
    )


def _minus(these: Iterable[int], those: Iterable[int]) -> list[int]:
    known = set(those)
    return [pk for pk in these if pk not in known]


def _read(pks: Iterable[int]) -> dict[int, Traject]:
    links = Trajectaanbieder.objects.select_related("aanbieder").order_by("volgorde")
    rows = Traject.objects.filter(pk__in=set(pks)).select_related("live")
    return {row.pk: row for row in rows.prefetch_related(Prefetch("trajectaanbieders", links))}
