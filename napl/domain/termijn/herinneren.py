"""Remind whom a term waits for: some days before its end, and once when it is too late.

The night's round does what is due and not done yet, so a round that was missed is caught up with.
"""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.dateformat import format as write_date

from napl.domain.bericht import full_url, queue_bericht
from napl.domain.gebeurtenis import Waarde, record_gebeurtenis
from napl.models import Termijn, Termijnherinnering
from napl.registers import Herinnering, Termijnsoort, termijnsoorten

SOORT = "termijn-herinnering"
TE_LAAT = Termijnherinnering.TE_LAAT


def remind_termijnen(*, at: datetime) -> int:
    """Send the reminders that are due, each term in a transaction of its own; return how many terms."""
    done = 0
    for soort in termijnsoorten:
        if soort.herinnering is not None:
            for pk in _near(soort, soort.herinnering, timezone.localdate(at)):
                done += _remind(pk, soort, soort.herinnering, at=at)
    return done


def _near(soort: Termijnsoort, herinnering: Herinnering, op: date) -> list[int]:
    until = op + timedelta(days=max(herinnering.dagen, default=0))
    rows = Termijn.objects.filter(soort=soort.code, beeindigd_op__isnull=True, einde__lte=until)
    return list(rows.order_by("einde", "pk").values_list("pk", flat=True))


@transaction.atomic
def _remind(pk: int, soort: Termijnsoort, herinnering: Herinnering, *, at: datetime) -> bool:
    """Remind of one term, unless it ended meanwhile or this was done before."""
    termijn = Termijn.objects.select_for_update().get(pk=pk)
    dagen = due_occasion(termijn, herinnering, timezone.localdate(at))
    if dagen is None or termijn.einde is None:
        return False
    _, made = Termijnherinnering.objects.get_or_create(
        termijn=termijn, dagen=dagen, einde=termijn.einde, defaults={"op": at}
    )
    if not made:
        return False
    gegevens: dict[str, Waarde | list[Waarde]] = {
        "soort": termijn.soort,
        "dagen": dagen,
        "einde": termijn.einde.isoformat(),
    }
    gebeurtenis = record_gebeurtenis(termijn, "termijn.herinnerd", by=None, at=at, gegevens=gegevens)
    onderwerp, tekst = write_reminder(termijn, soort, herinnering, timezone.localdate(at))
    for gebruiker in herinnering.wie(termijn.onderwerp_id, at):
        queue_bericht(gebruiker, SOORT, onderwerp=onderwerp, tekst=tekst, gebeurtenis=gebeurtenis, at=at)
    return True


def due_occasion(termijn: Termijn, herinnering: Herinnering, op: date) -> int | None:
    """Return which reminder a term asks for on a date: the nearest one that came; None is none yet."""
    if termijn.beeindigd_op is not None or termijn.einde is None:
        return None
    if termijn.einde < op:
        return TE_LAAT
    days_left = (termijn.einde - op).days
    whole = (termijn.einde - termijn.begonnen_op).days
    # A reminder on the day on which the term itself was told of says nothing new.
    return min((dagen for dagen in herinnering.dagen if days_left <= dagen < whole), default=None)


def write_reminder(
    termijn: Termijn, soort: Termijnsoort, herinnering: Herinnering, op: date
) -> tuple[str, str]:
    """Return the subject and the text of a reminder."""
    assert termijn.einde is not None  # noqa: S101 - nobody is reminded of what stands still
    zaak, dag = herinnering.noem(termijn.onderwerp_id), write_date(termijn.einde, "j F Y")
    resteert = (termijn.einde - op).days
    if resteert < 0:
        onderwerp = f"Te laat: {soort.naam.lower()} ({zaak})"
        wanneer = f"De laatste dag was {dag}. Dat is voorbij. Doe dit zo snel mogelijk."
    else:
        over = "vandaag" if resteert == 0 else ("morgen" if resteert == 1 else f"over {resteert} dagen")
        onderwerp = f"Herinnering: {soort.naam.lower()} uiterlijk {dag} ({zaak})"
        wanneer = f"De laatste dag is {dag}. Dat is {over}."
    tekst = (
        f"Dit wacht op u bij {zaak}: {soort.naam.lower()}.\n\n{wanneer}\n\n"
        f"Ga verder op deze pagina. Daar staat ook hoe deze datum tot stand kwam:\n"
        f"{full_url(herinnering.adres(termijn.onderwerp_id))}\n"
    )
    return onderwerp, tekst
