"""Which part of a version came in the place of which earlier part."""

from ontwikkelpaden.models import Padversie, Subdimensie

Paar = tuple[Subdimensie | None, Subdimensie | None]


def successors(versie: Padversie) -> dict[int, int]:
    """Return per earlier subdimensie the one of ``versie`` that came in its place; both by id."""
    known = ancestors(versie.pad_id)
    return {earlier: sub.pk for sub in _subdimensies(versie) for earlier in (sub.pk, *known.get(sub.pk, ()))}


def ancestors(pad_id: int) -> dict[int, tuple[int, ...]]:
    """Return per subdimensie of a path those it came from, nearest first; one query."""
    rows = Subdimensie.objects.filter(dimensie__padversie__pad=pad_id, voorganger__isnull=False)
    parent: dict[int, int] = {pk: int(up) for pk, up in rows.values_list("pk", "voorganger_id") if up}
    return {pk: tuple(_climb(pk, parent)) for pk in parent}


def pair_subdimensies(oud: Padversie, nieuw: Padversie) -> list[Paar]:
    """Put each part of the newer version beside what it came from, in the newer order; what went last.

    A version that was written apart knows no earlier parts; there the same name counts.
    """
    before, after = _subdimensies(oud), _subdimensies(nieuw)
    known = ancestors(nieuw.pad_id)
    by_pk = {sub.pk: sub for sub in before}
    by_name = {(sub.dimensie.naam, sub.naam): sub for sub in before}
    found: dict[int, Subdimensie | None] = {}
    left = dict(by_pk)
    for sub in after:
        earlier = next((by_pk[pk] for pk in known.get(sub.pk, ()) if pk in left), None)
        if earlier is not None:
            found[sub.pk] = left.pop(earlier.pk)
    for sub in after:
        if sub.pk not in found and not known.get(sub.pk):
            same = by_name.get((sub.dimensie.naam, sub.naam))
            found[sub.pk] = left.pop(same.pk, None) if same else None
    pairs: list[Paar] = [(found.get(sub.pk), sub) for sub in after]
    return [*pairs, *((sub, None) for sub in before if sub.pk in left)]


def _subdimensies(versie: Padversie) -> list[Subdimensie]:
    found = []
    for dimensie in versie.dimensies.all():
        for sub in dimensie.subdimensies.all():
            sub.dimensie = dimensie  # prefetched from above, so it is known without a query
            found.append(sub)
    return found


def _climb(pk: int, parent: dict[int, int]) -> list[int]:
    chain: list[int] = []
    while pk in parent:
        pk = parent[pk]
        chain.append(pk)
    return chain
