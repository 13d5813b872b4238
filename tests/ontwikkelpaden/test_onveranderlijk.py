"""Once a version is no concept, the database itself refuses every change of its content."""

import pytest
from django.db import IntegrityError, connection, transaction

from ontwikkelpaden.enums import PadStatus
from ontwikkelpaden.models import Dimensie, Padversie
from tests.factories import NU
from tests.ontwikkelpaden.bouw import consulteer, maak_pad, maak_versie

pytestmark = pytest.mark.django_db
D, S, N, E = (
    f"ontwikkelpaden_{naam}" for naam in ("dimensie", "subdimensie", "niveaubeschrijving", "eindterm")
)
DIMENSIE = f"(SELECT min(id) FROM {D} WHERE padversie_id = %(versie)s)"
SUBDIMENSIE = f"(SELECT min(id) FROM {S} WHERE dimensie_id = {DIMENSIE})"
CEL = f"(SELECT min(id) FROM {N} WHERE subdimensie_id = {SUBDIMENSIE})"
EINDTERM = f"(SELECT min(id) FROM {E} WHERE padversie_id = %(versie)s)"
INHOUD = [
    f"UPDATE {D} SET naam = 'anders' WHERE id = {DIMENSIE}",
    f"UPDATE {S} SET toelichting = 'anders' WHERE id = {SUBDIMENSIE}",
    f"UPDATE {N} SET tekst = 'anders' WHERE id = {CEL}",
    f"UPDATE {E} SET tekst = 'anders' WHERE id = {EINDTERM}",
    f"DELETE FROM {D} WHERE id = {DIMENSIE}",
    f"DELETE FROM {S} WHERE id = {SUBDIMENSIE}",
    f"DELETE FROM {N} WHERE id = {CEL}",
    f"DELETE FROM {E} WHERE id = {EINDTERM}",
    f"INSERT INTO {D} (padversie_id, volgorde, naam) VALUES (%(versie)s, 9, 'extra')",
    f"INSERT INTO {S} (dimensie_id, volgorde, naam, toelichting) VALUES ({DIMENSIE}, 9, 'extra', '')",
    f"INSERT INTO {E} (padversie_id, code, niveau, tekst) VALUES (%(versie)s, 'X', 'expert', 'extra')",
    "UPDATE ontwikkelpaden_padversie SET omschrijving = 'anders' WHERE id = %(versie)s",
    "UPDATE ontwikkelpaden_padversie SET niveaus = '{expert}' WHERE id = %(versie)s",
    "UPDATE ontwikkelpaden_padversie SET nummer = 7 WHERE id = %(versie)s",
]
VAST = [PadStatus.CONSULTATIE, PadStatus.VOORBEELD, PadStatus.VASTGESTELD]


def run(sql: str, versie: Padversie) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, {"versie": versie.pk})


# A dimensie with subdimensies cannot go before they do, whatever the version is.
LOS = [sql for sql in INHOUD if not sql.startswith((f"DELETE FROM {D}", f"DELETE FROM {S}"))]


@pytest.mark.parametrize("sql", LOS)
def test_a_concept_can_be_changed(sql: str) -> None:
    run(sql, maak_versie(als=None))


@pytest.mark.parametrize("als", VAST)
@pytest.mark.parametrize("sql", INHOUD)
def test_anything_else_cannot(sql: str, als: PadStatus) -> None:
    versie = maak_versie(als=als)

    with pytest.raises(IntegrityError, match="geen concept: de inhoud staat vast"):
        run(sql, versie)


def test_a_replaced_and_a_withdrawn_version_stay_as_they_were() -> None:
    herzien = maak_versie()
    maak_versie(herzien.pad)
    ingetrokken = maak_versie(maak_pad("taal"))
    Padversie.objects.filter(pk=ingetrokken.pk).update(status=PadStatus.INGETROKKEN, beeindigd_op=NU)

    for versie in (herzien, ingetrokken):
        with pytest.raises(IntegrityError, match="staat vast"):
            run(f"UPDATE {N} SET tekst = 'anders' WHERE id = {CEL}", versie)


def test_a_published_version_cannot_be_deleted() -> None:
    versie = Padversie.objects.get(pk=maak_versie(dimensies=(), eindtermen=(), als=PadStatus.VOORBEELD).pk)

    with pytest.raises(IntegrityError, match="staat vast"), transaction.atomic():
        versie.delete()


def test_a_row_of_a_concept_cannot_move_into_a_fixed_version() -> None:
    vast = maak_versie(als=PadStatus.VOORBEELD)
    concept = maak_versie(vast.pad, als=None)
    dimensie = Dimensie.objects.get(padversie=concept)

    with pytest.raises(IntegrityError, match="staat vast"), transaction.atomic():
        Dimensie.objects.filter(pk=dimensie.pk).update(padversie=vast, volgorde=5)


def test_what_goes_back_to_concept_can_be_changed_again() -> None:
    versie = maak_versie(als=None)
    consulteer(versie)
    with pytest.raises(IntegrityError, match="staat vast"):
        run(INHOUD[0], versie)
    Padversie.objects.filter(pk=versie.pk).update(status=PadStatus.CONCEPT)

    run(INHOUD[0], versie)

    assert Dimensie.objects.get(padversie=versie).naam == "anders"
