"""Which part of a version came in the place of which earlier part."""

from ontwikkelpaden.models import Padversie


def successors(versie: Padversie) -> dict[int, int]:
    """Return per earlier subdimensie the one of ``versie`` that came in its place; both by id."""
    return {sub.pk: sub.pk for dimensie in versie.dimensies.all() for sub in dimensie.subdimensies.all()}
