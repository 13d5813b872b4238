"""When somebody wants mail of a kind: at once, with others once a day or week, or not."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from napl.enums import Berichtritme, BerichtStatus
from napl.fouten import Domeinfout
from napl.models import Bericht, Berichtvoorkeur, Gebruiker
from napl.rechten import heeft_recht, require_recht
from napl.registers import Berichtsoort, berichtsoorten

BEHEER = "napl.beheer_berichtvoorkeur"
WANNEER = {
    Berichtritme.DIRECT: "meteen",
    Berichtritme.DAGELIJKS: "in de verzamelmail van de volgende dag",
    Berichtritme.WEKELIJKS: "in de verzamelmail van maandag",
    Berichtritme.UIT: "krijgt deze e-mail niet: zelf uitgezet",
}


def can_choose(soort: Berichtsoort | None) -> bool:
    return soort is not None and not soort.verplicht and not soort.elders


def choices_of(soort: Berichtsoort) -> list[Berichtritme]:
    """Return when mail of this kind can come."""
    if soort.bundelbaar:
        return list(Berichtritme)
    return [Berichtritme.DIRECT, Berichtritme.UIT]


def ritme_van(gebruiker: Gebruiker, soort: str) -> Berichtritme:
    """Return when somebody gets mail of a kind; what must arrive comes at once, whatever was chosen."""
    found = berichtsoorten.get(soort)
    if found is None or not can_choose(found):
        return Berichtritme.DIRECT
    row = Berichtvoorkeur.objects.filter(gebruiker=gebruiker, soort=soort).values_list("ritme", flat=True)
    ritme = Berichtritme(row.first() or Berichtritme.DIRECT)
    return ritme if ritme in choices_of(found) else Berichtritme.DIRECT


def first_status(gebruiker: Gebruiker, soort: str) -> BerichtStatus:
    """Return where a new mail of this kind begins."""
    ritme = ritme_van(gebruiker, soort)
    if ritme == Berichtritme.UIT:
        return BerichtStatus.UITGEZET
    return BerichtStatus.KLAARGEZET if ritme == Berichtritme.DIRECT else BerichtStatus.WACHT


def soorten_van(gebruiker: Gebruiker) -> list[tuple[str, Berichtsoort]]:
    """Return the kinds of mail that somebody can get."""
    rows = [(code, soort) for code, soort in berichtsoorten.items() if heeft_recht(gebruiker, soort.recht)]
    return sorted(rows, key=lambda row: row[1].titel)


@transaction.atomic
def set_voorkeuren(keuzes: Mapping[str, str], *, by: Gebruiker, at: datetime) -> None:
    """Choose when mail of these kinds comes; what waits already follows the choice.

    Raises Domeinfout for a kind that cannot be turned off, and for a choice that it does not have.
    """
    require_recht(by, BEHEER)
    for code, keuze in keuzes.items():
        soort = berichtsoorten.get(code)
        if soort is None or not can_choose(soort):
            raise Domeinfout("Deze e-mail kunt u niet uitzetten.", veld=code)
        if keuze not in choices_of(soort):
            raise Domeinfout("Kies wanneer u deze e-mail wilt.", veld=code)
        Berichtvoorkeur.objects.update_or_create(
            gebruiker=by, soort=code, defaults={"ritme": keuze, "gewijzigd_op": at}
        )
        waiting = Bericht.objects.filter(gebruiker=by, soort=code, status=BerichtStatus.WACHT)
        if keuze == Berichtritme.UIT:
            waiting.update(status=BerichtStatus.UITGEZET)
        elif keuze == Berichtritme.DIRECT:
            waiting.update(status=BerichtStatus.KLAARGEZET, volgende_poging_op=at)
