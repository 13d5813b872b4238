"""Triggers that keep a numbered version as it was once it is no concept any more (docs/adr/0024).

The domain refuses such a change with a message; these refuse it to whoever goes around the domain.
"""

from collections.abc import Sequence

import pgtrigger


def versie_staat_vast(naam: str, levensloop: Sequence[str]) -> pgtrigger.Trigger:
    """Return the trigger for the row of a version; only the columns of ``levensloop`` can still change.

    By exclusion, so that a column that is added later is protected without anybody thinking of it.
    """
    leven = list(levensloop)
    return pgtrigger.Trigger(
        name="inhoud_staat_vast",
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        func=f"""
    IF OLD.status <> 'concept' AND (
        TG_OP = 'DELETE'
        OR to_jsonb(OLD) - ARRAY{leven} IS DISTINCT FROM to_jsonb(NEW) - ARRAY{leven}
    ) THEN
        RAISE EXCEPTION '{naam} % is geen concept: de inhoud staat vast', OLD.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
""",
    )


def deel_staat_vast(naam: str, tabel: str, versie: str) -> pgtrigger.Trigger:
    """Return the trigger for a part of a version: it refuses a change in a version that is no concept.

    ``versie`` finds the version of a row, in SQL with ``{rij}``. The row of the version is locked, so that
    nobody opens a consultation or adopts while a change is under way.
    """
    return pgtrigger.Trigger(
        name="inhoud_staat_vast",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("geraakt", "RECORD")],
        func=f"""
            FOR geraakt IN
                SELECT id, status FROM {tabel}
                WHERE id IN ({versie.format(rij="OLD")}, {versie.format(rij="NEW")}) ORDER BY id FOR SHARE
            LOOP
                IF geraakt.status <> 'concept' THEN
                    RAISE EXCEPTION '{naam} % is geen concept: de inhoud staat vast', geraakt.id
                            USING ERRCODE = 'integrity_constraint_violation';
                END IF;
            END LOOP;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,  # noqa: S608 - made of constants of the models
    )
