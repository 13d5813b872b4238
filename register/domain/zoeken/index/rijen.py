"""Read many rows of numbers from PostgreSQL straight into an array.

PostgreSQL puts the numbers of all rows together in one value. Row by row, as a cursor or COPY hands them
over, a process that serves pages would give up and win back its turn thousands of times.
"""

from collections.abc import Mapping
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
from django.db import connection

Rijen: TypeAlias = npt.NDArray[Any]
_BYTES = {"i2": "int2send", "i4": "int4send", "i8": "int8send"}


def read_rows(sql: str, params: Mapping[str, Any], velden: Mapping[str, str]) -> Rijen:
    """Return the rows of a query, in no order; ``velden`` are names with i2, i4 or i8.

    The query must cast to exactly those types and give no NULL: then every row has the same length. At most
    a gigabyte, which is what one value of PostgreSQL can hold.
    """
    packed = np.dtype([(naam, f">{soort}") for naam, soort in velden.items()])
    numbers = " || ".join(f"{_BYTES[soort]}(rij.{naam})" for naam, soort in velden.items())
    namen = ", ".join(velden)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT string_agg({numbers}, ''::bytea) FROM ({sql}) AS rij({namen})",  # noqa: S608 - our words
            params,
        )
        value = cursor.fetchone()[0]
    rows = np.frombuffer(b"" if value is None else bytes(value), packed)
    return rows.astype(np.dtype([(naam, soort) for naam, soort in velden.items()]))
