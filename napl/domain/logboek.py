"""Who did what: the log of cases, newest first, with names instead of ids.

The log also tells what people did for themselves; only kinds of things in ``logonderwerpen`` are read.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from napl.models import Gebeurtenis, Gebruiker, Termijn
from napl.registers import Lognaam, Logonderwerp, logonderwerpen

GROOTTE = 50
MAX_MENSEN = 200
MAX_TERMIJNEN = 1000
SYSTEEM, GEWIST = "het register zelf", "een gewist account"


@dataclass(frozen=True)
class Logfilter:
    """Empty means all; ``voor`` is where a page begins: below this id."""

    wie: str = ""
    soort: str = ""
    zaak: str = ""
    van: date | None = None
    tot: date | None = None
    voor: int | None = None


@dataclass(frozen=True)
class Logregel:
    pk: int
    op: datetime
    wie: str
    wat: str
    soort: str
    zaak: str
    adres: str


@dataclass(frozen=True)
class Logpagina:
    regels: Sequence[Logregel]
    # The id to go on below; None at the end.
    verder: int | None


def read_logboek(filter_: Logfilter) -> Logpagina:
    """Return a page of the log; as many queries whatever is on it."""
    rows = list(_rows(filter_)[: GROOTTE + 1])
    shown = rows[:GROOTTE]
    mensen = Gebruiker.objects.in_bulk({row.door_id for row in shown if row.door_id})
    namen = _names(shown)
    regels = [_line(row, mensen, namen) for row in shown]
    return Logpagina(regels, shown[-1].pk if len(rows) > GROOTTE else None)


def _rows(filter_: Logfilter) -> QuerySet[Gebeurtenis]:
    known = [key for key, _ in logonderwerpen.items()]
    rows = Gebeurtenis.objects.filter(onderwerp_soort__in=known).order_by("-pk")
    if filter_.voor is not None:
        rows = rows.filter(pk__lt=filter_.voor)
    if filter_.wie:
        mensen = Gebruiker.objects.filter(Q(naam__icontains=filter_.wie) | Q(email__icontains=filter_.wie))
        rows = rows.filter(door_id__in=list(mensen.values_list("pk", flat=True)[:MAX_MENSEN]))
    if filter_.soort in logonderwerpen:
        rows = rows.filter(onderwerp_soort=filter_.soort)
    if filter_.zaak:
        rows = rows.filter(_about(filter_.zaak))
    if filter_.van:
        rows = rows.filter(op__date__gte=filter_.van)
    if filter_.tot:
        rows = rows.filter(op__date__lt=filter_.tot + timedelta(days=1))
    return rows


def _about(text: str) -> Q:
    """Return what is about things with this name, and about their terms."""
    wanted = Q(pk__in=[])
    for soort, onderwerp in logonderwerpen.items():
        if ids := list(onderwerp.zoek(text)):
            wanted |= Q(onderwerp_soort=soort, onderwerp_id__in=ids)
    return wanted


def _names(rows: Sequence[Gebeurtenis]) -> dict[tuple[str, int], Lognaam]:
    ids: dict[str, set[int]] = {}
    for row in rows:
        ids.setdefault(row.onderwerp_soort, set()).add(row.onderwerp_id)
    return {
        (soort, pk): naam
        for soort, onderwerp in logonderwerpen.items()
        for pk, naam in onderwerp.noem(ids.get(soort, ())).items()
    }


def _line(
    row: Gebeurtenis, mensen: Mapping[int, Gebruiker], namen: Mapping[tuple[str, int], Lognaam]
) -> Logregel:
    naam = namen.get((row.onderwerp_soort, row.onderwerp_id), Lognaam(str(row.onderwerp_id), ""))
    wie = SYSTEEM if row.door_id is None else str(mensen.get(row.door_id, GEWIST))
    return Logregel(
        pk=row.pk,
        op=row.op,
        wie=wie,
        wat=describe_soort(row.soort),
        soort=logonderwerpen[row.onderwerp_soort].naam,
        zaak=naam.naam,
        adres=naam.adres,
    )


def describe_soort(code: str) -> str:
    """Return the code of a gebeurtenis as words: ``aanvraag.ter-besluitvorming`` is "Ter besluitvorming"."""
    return code.rpartition(".")[2].replace("-", " ").replace("_", " ").capitalize()


def _term_names(pks: Collection[int]) -> Mapping[int, Lognaam]:
    """Name a term after what it is of."""
    terms = list(Termijn.objects.filter(pk__in=pks))
    ids: dict[str, set[int]] = {}
    for term in terms:
        ids.setdefault(term.onderwerp_soort, set()).add(term.onderwerp_id)
    namen = {
        soort: logonderwerpen[soort].noem(wanted) for soort, wanted in ids.items() if soort in logonderwerpen
    }
    return {
        term.pk: namen[term.onderwerp_soort][term.onderwerp_id]
        for term in terms
        if term.onderwerp_id in namen.get(term.onderwerp_soort, {})
    }


def _term_search(text: str) -> Collection[int]:
    wanted = Q(pk__in=[])
    for soort, onderwerp in logonderwerpen.items():
        if onderwerp is not TERMIJNEN and (ids := list(onderwerp.zoek(text))):
            wanted |= Q(onderwerp_soort=soort, onderwerp_id__in=ids)
    return list(Termijn.objects.filter(wanted).values_list("pk", flat=True)[:MAX_TERMIJNEN])


TERMIJNEN = Logonderwerp("Termijn", _term_names, _term_search)
