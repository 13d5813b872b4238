"""Write many rows by COPY: a hundred times as fast as one by one, with the same constraints and triggers."""

from collections.abc import Iterable, Sequence

from django.db import connection, models

Rij = dict[str, object]


def next_ids(model: type[models.Model], amount: int) -> list[int]:
    """Take so many ids from the sequence of a table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, amount],  # noqa: SLF001 - the documented way to the table of a model
        )
        return [row[0] for row in cursor.fetchall()]


def copy_in(model: type[models.Model], rows: Iterable[Rij], *, met_id: bool = False) -> None:
    """Write rows; a column that a row does not name gets the default of its field."""
    columns = [
        field
        for field in model._meta.concrete_fields  # noqa: SLF001
        if met_id or not field.primary_key
    ]
    names = ", ".join(f'"{field.column}"' for field in columns)
    defaults = {str(field.column): field.get_default() for field in columns}
    with (
        connection.cursor() as cursor,
        cursor.copy(f'COPY "{model._meta.db_table}" ({names}) FROM STDIN') as copy,  # noqa: SLF001
    ):
        for row in rows:
            copy.write_row(tuple((defaults | row).values()))


def links(model: type[models.Model], left: str, right: str, pairs: Sequence[tuple[int, int]]) -> None:
    """Write the rows of a table between two others."""
    copy_in(model, ({left: one, right: other} for one, other in pairs))
