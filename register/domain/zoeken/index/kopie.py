"""Read many rows of numbers from PostgreSQL straight into an array, by COPY in its binary format."""

from collections.abc import Mapping
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
from django.db import connection

Rijen: TypeAlias = npt.NDArray[Any]
_KOP, _EINDE = 19, 2


def copy_rows(sql: str, params: Mapping[str, object], velden: Mapping[str, str]) -> Rijen:
    """Return the rows of a query as a structured array; ``velden`` are names with i2, i4, i8 or f8.

    The query must cast to exactly those types and give no NULL: then every row has the same length.
    """
    dtype = [("_n", ">i2")]
    for naam, soort in velden.items():
        dtype += [(f"_l_{naam}", ">i4"), (naam, f">{soort}")]
    # The cursor of psycopg itself: the one that Django puts around it while debugging takes no parameters.
    with (
        connection.cursor() as cursor,
        cursor.cursor.copy(f"COPY ({sql}) TO STDOUT (FORMAT BINARY)", params) as copy,
    ):
        raw = b"".join(bytes(block) for block in copy)
    body = raw[_KOP : len(raw) - _EINDE]
    packed = np.dtype(dtype)
    if len(body) % packed.itemsize:
        raise ValueError("A row of the copy has another length than its fields.")
    rows = np.frombuffer(body, packed)
    native = np.empty(len(rows), [(naam, soort) for naam, soort in velden.items()])
    for naam in velden:
        native[naam] = rows[naam]
    return native
