"""The language of the register as it is now: the words of the newest index, the rules of the redactie."""

from collections.abc import Sequence
from threading import Lock

from register.domain.zoeken.index.soorten import INDEXVERSIE
from register.domain.zoeken.synoniemen import Regel, load_regels, regels_versie
from register.domain.zoeken.taal.regelboek import Regelboek, build_regelboek
from register.domain.zoeken.taal.rekken import Taal
from register.domain.zoeken.taal.woordenschat import Woordenschat
from register.models import Zoekindex

_lock = Lock()
_kept: dict[str, tuple[object, object]] = {}


def read_taal(regels: Sequence[Regel] | None = None) -> Taal:
    """Return the language for an answer from the database; ``regels`` are tried instead of those in force."""
    return Taal(read_woordenschat(), read_regelboek() if regels is None else build_regelboek(regels))


def read_regelboek() -> Regelboek:
    versie = regels_versie()
    with _lock:
        kept = _kept.get("regels")
    if kept is not None and kept[0] == versie:
        return kept[1]  # type: ignore[return-value]
    made = build_regelboek(load_regels())
    with _lock:
        _kept["regels"] = (versie, made)
    return made


def read_woordenschat() -> Woordenschat | None:
    """Return the words of the newest index; None before the first one is made."""
    newest = (
        Zoekindex.objects.filter(klaar=True, versie=INDEXVERSIE)
        .order_by("-dag", "-pk")
        .values_list("pk", flat=True)
        .first()
    )
    if newest is None:
        return None
    with _lock:
        kept = _kept.get("woorden")
    if kept is not None and kept[0] == newest:
        return kept[1]  # type: ignore[return-value]
    raw = Zoekindex.objects.filter(pk=newest).values_list("woordenschat", flat=True).first()
    if raw is None:
        return None
    made = Woordenschat.from_bytes(bytes(raw))
    with _lock:
        _kept["woorden"] = (newest, made)
    return made
