"""Make an index, keep it in the database, and bring it from there to the disk of this machine.

PostgreSQL carries the file, so that workers on several machines need nothing but the database they share.
"""

import hashlib
import os
import tempfile
from collections import deque
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from register.domain.indexeren import renew_documents
from register.domain.zoeken.index.bestand import MERK, BestandFout, open_arrays, write_arrays
from register.domain.zoeken.index.bouw import build_arrays
from register.domain.zoeken.index.lezen import read_register
from register.domain.zoeken.index.segment import Segment
from register.domain.zoeken.index.soorten import INDEXVERSIE, read_waarden
from register.domain.zoeken.moment import one_moment, read_moment
from register.domain.zoeken.synoniemen import load_regels, load_schrift
from register.domain.zoeken.taal.schrift import fold_accents
from register.domain.zoeken.taal.stam import Lexeem, stem
from register.domain.zoeken.taal.woordenschat import Woordenschat, build_woordenschat
from register.models import Zoekindex, Zoekindexdeel

# Small enough that a web process that fetches a part holds up nobody while it reads it.
DEEL = 1024 * 1024
# The newest two per day: whoever is fetching one does not lose it under its hands.
BEWAREN = 2
MAX_WOORDEN = 300_000
SLOT = 0x4E41505A  # any constant will do, as long as it is the only one


def build_index(dag: date, *, at: Callable[[], datetime]) -> Zoekindex | None:
    """Build the index of a day from all that is committed; None when another process is building."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [SLOT])
        if not cursor.fetchone()[0]:
            return None
        try:
            renew_documents()
            return _build(dag, at=at)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [SLOT])


def _build(dag: date, *, at: Callable[[], datetime]) -> Zoekindex:
    with one_moment():
        momentopname = read_moment()
        schat = _read_woordenschat()
        gelezen = read_register(dag)
        arrays = build_arrays(gelezen, read_waarden(), schat)
    index = Zoekindex.objects.create(
        dag=dag,
        gemaakt_op=at(),
        momentopname=momentopname,
        documenten=len(arrays["pk"]),
        bytes=0,
        controlegetal="",
        versie=INDEXVERSIE,
        woordenschat=schat.to_bytes(),
    )
    length, digest = _store(index, write_arrays(arrays | {f"schat_{k}": v for k, v in schat.arrays.items()}))
    index.bytes, index.controlegetal, index.klaar = length, digest, True
    index.save(update_fields=["bytes", "controlegetal", "klaar"])
    _thin_out(index)
    return index


def _read_woordenschat() -> Woordenschat:
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT w.word, lower(unaccent(w.word)), w.ndoc, l.lexeme, hashtextextended(l.lexeme, 0)
               FROM (SELECT word, ndoc FROM ts_stat('SELECT woorden FROM register_zoekdocument')
                     ORDER BY ndoc DESC, word LIMIT %s) w
               CROSS JOIN LATERAL (
                   SELECT lexeme FROM unnest(to_tsvector('napl_nl', w.word)) ORDER BY positions[1] LIMIT 1
               ) l""",
            [MAX_WOORDEN],
        )
        rows = cursor.fetchall()
    counted, schrift = fold_accents((written, word, count) for written, word, count, _, _ in rows)
    of_rules = {word: written for word, written in load_schrift().items() if word not in counted}
    return build_woordenschat(
        counted,
        {word: Lexeem(lexeme, sleutel) for _, word, _, lexeme, sleutel in rows},
        extra={word for regel in load_regels() for word in (*regel.van, *regel.naar)},
        stem_of=stem,
        schrift=of_rules | schrift,
    )


def _store(index: Zoekindex, pieces: Iterator[bytes]) -> tuple[int, str]:
    """Write the file in parts; return its length and its SHA-256."""
    digest, buffer, number, length = hashlib.sha256(), bytearray(), 0, 0
    for piece in pieces:
        digest.update(piece)
        length += len(piece)
        buffer += piece
        while len(buffer) >= DEEL:
            Zoekindexdeel.objects.create(index=index, nummer=number, inhoud=bytes(buffer[:DEEL]))
            del buffer[:DEEL]
            number += 1
    Zoekindexdeel.objects.create(index=index, nummer=number, inhoud=bytes(buffer))
    return length, digest.hexdigest()


def _thin_out(newest: Zoekindex) -> None:
    """Drop what nobody needs any more: older indexes, and changes that every kept index has in it."""
    keep = set(
        Zoekindex.objects.filter(klaar=True, dag=newest.dag)
        .order_by("-pk")
        .values_list("pk", flat=True)[:BEWAREN]
    )
    keep |= set(Zoekindex.objects.filter(klaar=True, dag__gt=newest.dag).values_list("pk", flat=True))
    # The one of today stays while that of tomorrow is made.
    keep |= set(
        Zoekindex.objects.filter(klaar=True, dag__lt=newest.dag)
        .order_by("-dag", "-pk")
        .values_list("pk", flat=True)[:1]
    )
    Zoekindex.objects.exclude(pk__in=keep).delete()
    with connection.cursor() as cursor:
        cursor.execute(
            """DELETE FROM register_zoekwijziging WHERE transactie < (
                   SELECT min(pg_snapshot_xmin(momentopname::pg_snapshot)::text::bigint)
                   FROM register_zoekindex WHERE klaar)"""
        )


def newest_index(dag: date) -> Zoekindex | None:
    rows = (
        Zoekindex.objects.filter(klaar=True, dag=dag, versie=INDEXVERSIE)
        .order_by("-pk")
        .defer("woordenschat")
    )
    return rows.first()


def is_usable(index: Zoekindex) -> bool:
    """Tell whether the file of an index is in the database as it was made, and as this version reads it.

    The table of parts is empty after a crash of the database, and a release may change the format.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT coalesce(sum(octet_length(inhoud)), 0),
                      coalesce(bool_or(nummer = 0 AND substr(inhoud, 1, %(lengte)s) = %(merk)s), false)
               FROM register_zoekindexdeel WHERE index_id = %(pk)s""",
            {"pk": index.pk, "merk": MERK, "lengte": len(MERK)},
        )
        length, is_ours = cursor.fetchone()
    return bool(is_ours) and length == index.bytes


def fetch_segment(index: Zoekindex) -> tuple[Segment, Woordenschat]:
    """Open the file of an index, from the disk or else from the database; raises BestandFout."""
    path = _path(index)
    if not path.exists():
        deque(download(index), maxlen=0)
    try:
        arrays = open_arrays(path)
    except BestandFout:
        # Broken on the disk of this machine: the database has a whole one, unless it is of another version.
        path.unlink(missing_ok=True)
        deque(download(index), maxlen=0)
        arrays = open_arrays(path)
    schat = {
        name.removeprefix("schat_"): array for name, array in arrays.items() if name.startswith("schat_")
    }
    return Segment(arrays), Woordenschat(schat)


def is_here(index: Zoekindex) -> bool:
    """Tell whether the file of an index is on the disk of this machine."""
    return _path(index).exists()


def _path(index: Zoekindex) -> Path:
    return Path(settings.ZOEKINDEX_ROOT) / f"{index.dag}-{index.pk}-{index.controlegetal[:12]}.napl"


def download(index: Zoekindex) -> Iterator[None]:
    """Bring the file of an index to this disk, a part at a time; raises BestandFout when it is not whole.

    It is written beside its place and moved when it is whole: several workers may do so at once.
    """
    path = _path(index)
    path.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".deel")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            numbers = index.delen.order_by("nummer").values_list("nummer", flat=True)
            for number in list(numbers):
                piece = bytes(index.delen.values_list("inhoud", flat=True).get(nummer=number))
                digest.update(piece)
                file.write(piece)
                yield
        if digest.hexdigest() != index.controlegetal:
            raise BestandFout(f"Zoekindex {index.pk} is not whole.")
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    _drop_older(path)


def _drop_older(path: Path) -> None:
    """Remove files of earlier indexes; a process that still uses one keeps it until it closes it.

    Another process may be doing the same: what it removed first is gone, and is the oldest.
    """
    files = sorted(path.parent.glob("*.napl"), key=_written_at)
    for old in files[:-3]:
        old.unlink(missing_ok=True)


def _written_at(path: Path) -> float:
    """Return when a file was written; one that is gone was written before any other."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0.0
