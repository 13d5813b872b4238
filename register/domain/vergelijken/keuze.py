"""Which trajecten somebody asks to compare, and why some of them cannot be."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug

from register.domain.queries.traject import Trajectdetail, read_details

MAX_TRAJECTEN = 4
# An address can hold thousands of values; more than this nobody chose by hand.
MAX_GELEZEN = 20
MAX_SLUG = 120
MAX_TOON = 60


@dataclass(frozen=True)
class Weglating:
    """A value that is left out, as somebody recognises it, and the reason as a sentence."""

    waarde: str
    reden: str


@dataclass(frozen=True)
class Keuze:
    """What is compared, in the order that was asked for."""

    details: tuple[Trajectdetail, ...]
    weggelaten: tuple[Weglating, ...]

    @property
    def slugs(self) -> list[str]:
        return [detail.traject.slug for detail in self.details]

    @property
    def is_vol(self) -> bool:
        return len(self.details) >= MAX_TRAJECTEN


def choose_trajecten(slugs: Iterable[str], peildatum: date) -> Keuze:
    """Take the first four listed trajecten, each once; say of every other value why it is left out."""
    asked = list(slugs)
    known = read_details([slug for slug in asked[:MAX_GELEZEN] if _is_slug(slug)], peildatum)
    chosen: dict[str, Trajectdetail] = {}
    left_out = []
    for slug in asked[:MAX_GELEZEN]:
        detail = known.get(slug)
        reason = _refusal(detail, chosen)
        if detail is None or reason:
            left_out.append(Weglating(_shown(slug, detail), reason))
        else:
            chosen[slug] = detail
    if len(asked) > MAX_GELEZEN:
        rest = len(asked) - MAX_GELEZEN
        left_out.append(Weglating(f"nog {rest} andere", f"Wij lezen hooguit {MAX_GELEZEN} waarden."))
    return Keuze(tuple(chosen.values()), tuple(left_out))


def _refusal(detail: Trajectdetail | None, chosen: dict[str, Trajectdetail]) -> str:
    """Return why a traject cannot join those that were chosen already, or nothing."""
    if detail is None:
        return "Dit traject bestaat niet in het register."
    if detail.is_ingetrokken:
        return "Dit traject is ingetrokken."
    if not detail.is_vermeld:
        return "Dit traject staat niet meer in het register."
    if detail.traject.slug in chosen:
        return "Dit traject staat al in uw vergelijking."
    return f"U vergelijkt hooguit {MAX_TRAJECTEN} trajecten." if len(chosen) >= MAX_TRAJECTEN else ""


def _is_slug(value: str) -> bool:
    try:
        validate_slug(value)
    except ValidationError:
        return False
    return len(value) <= MAX_SLUG


def _shown(slug: str, detail: Trajectdetail | None) -> str:
    if detail is not None:
        return detail.versie.naam
    return slug if len(slug) <= MAX_TOON else f"{slug[:MAX_TOON]}…"
