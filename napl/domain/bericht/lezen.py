"""The log of mail for staff: what went out, to whom, when, and how it went.

Of a private kind (a code, a search alert) staff see that and when it went out, not to whom nor its subject;
who may see addresses sees them when such a mail went wrong, because somebody has to be helped then.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone

from napl.enums import BerichtStatus
from napl.models import Bericht, Gebeurtenis, Gebruiker
from napl.rechten import heeft_recht
from napl.registers import berichtsoorten, priveberichten

MISGEGAAN = frozenset({BerichtStatus.ONZEKER, BerichtStatus.MISLUKT})
NIET_GETOOND = "Niet getoond"


@dataclass(frozen=True)
class Berichtvraag:
    """Which part of the log somebody wants to see; ``tot`` is the last day of it."""

    soort: str = ""
    status: str = ""
    wie: str = ""
    van: date | None = None
    tot: date | None = None


@dataclass(frozen=True)
class Berichtregel:
    """A mail as staff see it."""

    bericht: Bericht
    titel: str
    onderwerp: str
    ontvanger: str
    adres: str


def list_berichten(vraag: Berichtvraag, *, by: Gebruiker) -> QuerySet[Bericht]:
    """Return the mails of a question, the newest first; a question about a person finds nothing private."""
    rows = Bericht.objects.select_related("gebruiker", "gebeurtenis").defer("tekst", "kopregels")
    if vraag.soort:
        rows = rows.filter(soort=vraag.soort)
    if vraag.status:
        rows = rows.filter(status=vraag.status)
    if vraag.wie:
        rows = rows.filter(_about(vraag.wie, met_adres=sees_adres(by))).exclude(_is_prive())
    if vraag.van:
        rows = rows.filter(klaargezet_op__gte=_midnight(vraag.van))
    if vraag.tot:
        rows = rows.filter(klaargezet_op__lt=_midnight(vraag.tot + timedelta(days=1)))
    return rows.order_by("-pk")


def berichten_over(onderwerp: models.Model, *, by: Gebruiker) -> list[Berichtregel]:
    """Return the mails about a thing, such as a case, the newest first: of each gebeurtenis of that thing."""
    about = Gebeurtenis.objects.filter(
        onderwerp_soort=onderwerp._meta.label_lower,  # noqa: SLF001 - public in all but name
        onderwerp_id=onderwerp.pk,
    )
    rows = Bericht.objects.filter(gebeurtenis__in=about).select_related("gebruiker", "gebeurtenis")
    met_adres = sees_adres(by)
    return [to_regel(row, met_adres=met_adres) for row in rows.defer("tekst", "kopregels").order_by("-pk")]


def to_regel(bericht: Bericht, *, met_adres: bool) -> Berichtregel:
    soort = berichtsoorten.get(bericht.soort)
    titel = soort.titel if soort else bericht.soort.replace("-", " ").capitalize()
    prive = is_prive(bericht)
    if prive and not (met_adres and bericht.status in MISGEGAAN):
        return Berichtregel(bericht, titel, "", NIET_GETOOND, "")
    who = bericht.gebruiker
    naam = who.naam if who is not None and who.naam else ""
    adres = bericht.naar if met_adres else ""
    onderwerp = "" if prive else bericht.onderwerp
    return Berichtregel(bericht, titel, onderwerp, naam or adres or "Iemand zonder naam", adres)


def is_prive(bericht: Bericht) -> bool:
    """Say whether only who got a mail may know what it is about.

    Of a kind that nobody registered, what belongs to a gebeurtenis is work of the bureau.
    """
    soort = berichtsoorten.get(bericht.soort)
    if soort is None:
        return bericht.wis_tekst or bericht.gebeurtenis_id is None or bericht.soort in priveberichten
    return bericht.wis_tekst or soort.prive


def sees_adres(gebruiker: Gebruiker) -> bool:
    return heeft_recht(gebruiker, "napl.zie_berichtadres")


def count_misgegaan() -> dict[str, int]:
    """Return how many mails of each state wait for somebody to decide."""
    rows = Bericht.objects.filter(status__in=MISGEGAAN).values_list("status")
    return dict(rows.annotate(aantal=models.Count("pk")).order_by("status"))


def _is_prive() -> Q:
    known = {code for code, _ in berichtsoorten.items()}
    prive = {code for code, soort in berichtsoorten.items() if soort.prive}
    prive |= {code for code, _ in priveberichten.items()}
    unknown = ~Q(soort__in=known) & Q(gebeurtenis__isnull=True)
    return Q(soort__in=prive) | Q(wis_tekst=True) | unknown


def _about(wie: str, *, met_adres: bool) -> Q:
    found = Q(gebruiker__naam__icontains=wie)
    if met_adres:
        found |= Q(gebruiker__email__icontains=wie) | Q(adres__icontains=wie)
    return found


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
