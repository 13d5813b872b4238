"""Run a file: check it as a whole, then in batches that are written entirely or not at all.

A batch holds its trajecten, the report of its rows and the progress in one transaction. Whatever is killed in
between, the run goes on after the last row that was reported: no half row, no row twice.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import islice
from pathlib import Path

from django.db import connection, transaction
from django.db.models import Count, Max

from napl.domain.verwerking import fail_verwerking, finish_verwerking, hold_verwerking, report_progress
from napl.fouten import AlBezig, GeenRecht
from napl.models import Verwerking
from napl.rechten import require_recht
from register.domain.invoer.besluit import Besluit
from register.domain.invoer.fouten import Bestandsfout
from register.domain.invoer.opdracht import RECHT
from register.domain.invoer.plan import Planner
from register.domain.invoer.schrijven import Schrijfkader, write_besluiten
from register.domain.invoer.tabel import Tabelkenmerken, Tabelrij, check_bestand, read_rijen
from register.enums import Uitkomst
from register.models import Importopdracht, Importregel

BATCH = 100
# Two files can be about the same trajecten; their batches take turns.
IMPORTSLOT = 0x494D504F
Klok = Callable[[], datetime]
Voortgang = Callable[[Verwerking], None]


def run_import(pk: int, *, nu: Klok, voortgang: Voortgang | None = None) -> Verwerking:
    """Do, or finish, the import of a Verwerking; raises AlBezig when another process has it or it is done."""
    with hold_verwerking(pk, at=nu()) as verwerking:
        if verwerking is None:
            raise AlBezig("Deze import is al bezig of al klaar.")
        opdracht = Importopdracht.objects.get(verwerking=verwerking)
        try:
            _require_importer(verwerking)
            kenmerken = check_bestand(_path(opdracht), opdracht.bestandsnaam)
        except (Bestandsfout, GeenRecht) as fout:
            return fail_verwerking(verwerking, fout.melding, at=nu())
        except FileNotFoundError:
            return fail_verwerking(verwerking, "Het bestand is er niet meer.", at=nu())
        _Uitvoering(opdracht, verwerking, kenmerken, nu).run(voortgang or (lambda _: None))
    return verwerking


def _require_importer(verwerking: Verwerking) -> None:
    """Refuse the work of who lost the right after asking, before the first row instead of in the middle."""
    if verwerking.aangevraagd_door is not None:
        require_recht(verwerking.aangevraagd_door, RECHT)


def plan_only(path: Path, bestandsnaam: str, *, planner: Planner) -> Iterator[Besluit]:
    """Tell what would happen with every row and write nothing at all; raises Bestandsfout at once."""
    return _plan(path, bestandsnaam, check_bestand(path, bestandsnaam), planner)


def _plan(path: Path, bestandsnaam: str, kenmerken: Tabelkenmerken, planner: Planner) -> Iterator[Besluit]:
    first = True
    for reeks in _batches(read_rijen(path, bestandsnaam)):
        with transaction.atomic():
            besluiten = planner.plan(reeks)
        yield from _with_unknown_columns(besluiten, kenmerken) if first else besluiten
        first = False


def _path(opdracht: Importopdracht) -> Path:
    return Path(opdracht.bestand.path)


class _Uitvoering:
    """One attempt at one import."""

    def __init__(
        self, opdracht: Importopdracht, verwerking: Verwerking, kenmerken: Tabelkenmerken, nu: Klok
    ) -> None:
        self._opdracht, self._verwerking, self._kenmerken, self._nu = opdracht, verwerking, kenmerken, nu
        self._tellingen: Counter[str] = Counter()

    def run(self, voortgang: Voortgang) -> None:
        gedaan = self._pick_up()
        planner = Planner(self._verwerking.peildatum)
        rijen = read_rijen(_path(self._opdracht), self._opdracht.bestandsnaam)
        for reeks in _batches(_after(rijen, gedaan, planner)):
            self._batch(reeks, planner)
            voortgang(self._verwerking)
        finish_verwerking(self._verwerking, tellingen=dict(self._tellingen), at=self._nu())
        self._verwerking.refresh_from_db()

    def _pick_up(self) -> int:
        """Return the last line that an earlier attempt did, and count what it did.

        A trial keeps nothing in the register by which a second attempt could see what the first one planned,
        so it starts over.
        """
        regels = Importregel.objects.filter(opdracht=self._opdracht)
        if self._opdracht.is_proef:
            regels.delete()
        for row in regels.values("uitkomst").annotate(aantal=Count("pk")):
            self._tellingen[row["uitkomst"]] = row["aantal"]
        self._tellingen["opmerkingen"] = regels.exclude(opmerkingen=[]).count()
        last = regels.aggregate(last=Max("regelnummer"))["last"]
        return last or 0

    @transaction.atomic
    def _batch(self, reeks: list[Tabelrij], planner: Planner) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [IMPORTSLOT])
        besluiten = planner.plan(reeks)
        if not self._tellingen.total():
            besluiten = _with_unknown_columns(besluiten, self._kenmerken)
        trajecten = self._write(besluiten, planner)
        Importregel.objects.bulk_create(_regel(self._opdracht, item, trajecten) for item in besluiten)
        self._tellingen.update(item.uitkomst.value for item in besluiten)
        self._tellingen["opmerkingen"] += sum(bool(item.opmerkingen) for item in besluiten)
        report_progress(
            self._verwerking,
            klaar=sum(self._tellingen[uitkomst.value] for uitkomst in Uitkomst),
            totaal=self._kenmerken.aantal,
            tellingen=dict(self._tellingen),
            at=self._nu(),
        )

    def _write(self, besluiten: list[Besluit], planner: Planner) -> dict[int, int]:
        if self._opdracht.is_proef:
            return {item.regelnummer: item.traject_id for item in besluiten if item.traject_id is not None}
        kader = Schrijfkader(self._verwerking.peildatum, self._nu(), self._verwerking.aangevraagd_door)
        return write_besluiten(besluiten, planner.aanbieders, kader)


def _batches(rijen: Iterable[Tabelrij]) -> Iterator[list[Tabelrij]]:
    rows = iter(rijen)
    while reeks := list(islice(rows, BATCH)):
        yield reeks


def _after(rijen: Iterable[Tabelrij], gedaan: int, planner: Planner) -> Iterator[Tabelrij]:
    """Leave out what was done before, but let the planner see it: a later row may repeat it."""
    for rij in rijen:
        if rij.regelnummer <= gedaan:
            planner.skip(rij)
        else:
            yield rij


def _with_unknown_columns(besluiten: list[Besluit], kenmerken: Tabelkenmerken) -> list[Besluit]:
    """Say with the first row which columns were not read."""
    if not besluiten or not kenmerken.kop.onbekend:
        return besluiten
    namen = ", ".join(f"‘{naam[:40]}’" for naam in kenmerken.kop.onbekend)
    opmerking = f"Het register kent deze kolommen niet en las ze niet: {namen}."
    return [replace(besluiten[0], opmerkingen=(opmerking, *besluiten[0].opmerkingen)), *besluiten[1:]]


def _regel(opdracht: Importopdracht, besluit: Besluit, trajecten: dict[int, int]) -> Importregel:
    return Importregel(
        opdracht=opdracht,
        regelnummer=besluit.regelnummer,
        uitkomst=besluit.uitkomst,
        naam=besluit.naam,
        veld=besluit.veld,
        reden=besluit.reden,
        opmerkingen=list(besluit.opmerkingen),
        traject_id=trajecten.get(besluit.regelnummer),
    )
