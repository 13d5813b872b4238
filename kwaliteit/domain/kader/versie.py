"""Write a version of the kwaliteitskader, adopt it, let it lapse, start the next one."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Max

from kwaliteit.domain.kader.inhoud import add_bronnen, insert_criterium, insert_standaard
from kwaliteit.domain.kader.invoer import KaderInvoer, clean_teksten, require_valid
from kwaliteit.domain.kader.volledig import require_volledig
from kwaliteit.domain.queries.kader import read_inhoud
from kwaliteit.enums import KADER_OVERGANGEN, KADER_VOORLOPIG, KaderStatus
from kwaliteit.models import Kaderconsultatie, Kaderversie
from kwaliteit.rules.kader import SCHRIJF_KADER, STEL_KADER_VAST
from napl.domain.consultatie import require_consulted
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, require_transition, save_fields
from napl.fouten import GeenRecht, OngeldigeOvergang
from napl.models import Gebeurtenis, Gebruiker
from napl.rechten import require_recht
from ontwikkelpaden.domain.invoer import require_tekst

KADERSLOT = 0x4B414445  # one row of versions for the whole country; any constant will do


@transaction.atomic
def create_kaderversie(
    inhoud: KaderInvoer, *, by: Gebruiker | None, at: datetime, is_demo: bool = False
) -> Kaderversie:
    """Write the next version as a concept; ``by`` is None for the system itself.

    Raises Domeinfout for content that contradicts itself.
    """
    if by is not None:
        require_recht(by, SCHRIJF_KADER)
    require_valid(inhoud)
    _lock_nummers()
    versie = _insert(inhoud, is_demo=is_demo, at=at, voorgangers={})
    _record(versie, "aangemaakt", by=by, at=at)
    return versie


@transaction.atomic
def revise_kaderversie(versie: Kaderversie, *, by: Gebruiker | None, at: datetime) -> Kaderversie:
    """Make a new concept with all content of the version in force, which stays in force meanwhile.

    Every criterium remembers which one it came from. Work on two next versions at once would lose one of
    them, so a concept or consultation that runs already is refused. ``by`` is None for the system itself.
    """
    if by is not None:
        require_recht(by, SCHRIJF_KADER, versie)
    _lock_nummers()
    versie = lock(versie)
    if versie.status != KaderStatus.VASTGESTELD:
        raise OngeldigeOvergang("U kunt alleen de versie herzien die nu geldt.", veld="status")
    running = Kaderversie.objects.filter(status__in=KADER_VOORLOPIG).first()
    if running is not None:
        raise OngeldigeOvergang(
            f"Er is al een volgende versie in de maak: versie {running.nummer}.", veld="status"
        )
    voorgangers = {
        "standaarden": {item.naam: item.pk for item in versie.standaarden.all()},
        "criteria": {item.code: item.pk for item in versie.criteria.all()},
    }
    nieuw = _insert(read_inhoud(versie), is_demo=versie.is_demo, at=at, voorgangers=voorgangers)
    _record(nieuw, "herziening_gestart", by=by, at=at, uit=versie.nummer)
    return nieuw


@transaction.atomic
def adopt_kaderversie(versie: Kaderversie, *, besluit: str, by: Gebruiker, at: datetime) -> Kaderversie:
    """Adopt a consulted version: from ``at`` on is judged by it, and it never changes again.

    The version that was in force lapses. ``besluit`` says how the decision is cited. Duties are separated
    (application, 3.2: separation of bestuur and uitvoering): whoever wrote in this version, or put it before
    the public, cannot adopt it, also when they have that right.
    """
    require_recht(by, STEL_KADER_VAST, versie)
    _lock_nummers()
    versie = lock(versie)
    require_transition(versie.status, to=KaderStatus.VASTGESTELD, allowed=KADER_OVERGANGEN)
    if wrote_in(versie, by):
        raise GeenRecht("U werkte zelf aan deze versie. Iemand anders moet haar vaststellen.", veld="status")
    consultatie = Kaderconsultatie.objects.get(versie=versie, afgebroken_op=None)
    require_consulted(
        consultatie,
        reacties=consultatie.reacties.count(),
        zonder_antwoord=consultatie.reacties.filter(beantwoord_op=None).count(),
        at=at,
    )
    require_volledig(versie)
    besluit = require_tekst(
        besluit, "Vul in hoe het besluit heet, met de datum.", veld="besluit", hooguit=400
    )
    _replace_current(versie, by=by, at=at)
    save_fields(
        versie, status=KaderStatus.VASTGESTELD, vastgesteld_op=at, vastgesteld_door=by, besluit=besluit
    )
    _record(versie, "vastgesteld", by=by, at=at)
    return versie


@transaction.atomic
def lapse_kaderversie(versie: Kaderversie, *, reden: str, by: Gebruiker, at: datetime) -> Kaderversie:
    """End a version for good; who could read it still can, with the reason on top.

    What was adopted is ended by whoever adopts; a concept or a consultation by whoever writes.
    """
    versie = lock(versie)
    require_recht(by, STEL_KADER_VAST if versie.status == KaderStatus.VASTGESTELD else SCHRIJF_KADER, versie)
    require_transition(versie.status, to=KaderStatus.VERVALLEN, allowed=KADER_OVERGANGEN)
    reden = require_tekst(reden, "Vul in waarom deze versie vervalt.", veld="reden")
    save_fields(versie, status=KaderStatus.VERVALLEN, vervallen_op=at, vervallen_reden=reden)
    _record(versie, "vervallen", by=by, at=at)
    return versie


def wrote_in(versie: Kaderversie, wie: Gebruiker) -> bool:
    """Say whether somebody made, changed or consulted on a version, by the log that nobody can change."""
    return Gebeurtenis.objects.filter(
        onderwerp_soort=Kaderversie._meta.label_lower,  # noqa: SLF001 - the documented name
        onderwerp_id=versie.pk,
        door=wie,
    ).exists()


def _lock_nummers() -> None:
    """Let one at a time number, adopt or revise: there is one row of versions, and one in force."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KADERSLOT])


def _insert(
    inhoud: KaderInvoer, *, is_demo: bool, at: datetime, voorgangers: Mapping[str, Mapping[str, int]]
) -> Kaderversie:
    hoogste: int | None = Kaderversie.objects.aggregate(hoogste=Max("nummer"))["hoogste"]
    versie = Kaderversie.objects.create(
        nummer=(hoogste or 0) + 1,
        is_demo=is_demo,
        aangemaakt_op=at,
        **asdict(clean_teksten(inhoud.teksten)),
    )
    bronnen = add_bronnen(versie, inhoud.bronnen)
    standaarden, criteria = voorgangers.get("standaarden", {}), voorgangers.get("criteria", {})
    for volgorde, invoer in enumerate(inhoud.standaarden, start=1):
        standaard = insert_standaard(
            versie, invoer, volgorde=volgorde, voorganger=standaarden.get(invoer.naam)
        )
        for plaats, criterium in enumerate(invoer.criteria, start=1):
            insert_criterium(
                standaard, criterium, plaats, bronnen=bronnen, voorganger=criteria.get(criterium.code)
            )
    return versie


def _replace_current(versie: Kaderversie, *, by: Gebruiker, at: datetime) -> None:
    vorige = Kaderversie.objects.select_for_update().filter(status=KaderStatus.VASTGESTELD).first()
    if vorige is None:
        return
    if vorige.nummer > versie.nummer:
        raise OngeldigeOvergang(
            f"Er is al een nieuwere versie vastgesteld: versie {vorige.nummer}.", veld="status"
        )
    require_transition(vorige.status, to=KaderStatus.VERVALLEN, allowed=KADER_OVERGANGEN)
    save_fields(
        vorige,
        status=KaderStatus.VERVALLEN,
        vervallen_op=at,
        vervallen_reden=f"Vervangen door versie {versie.nummer}.",
    )
    _record(vorige, "vervangen", by=by, at=at, opvolger=versie.nummer)


def _record(versie: Kaderversie, wat: str, *, by: Gebruiker | None, at: datetime, **meer: str | int) -> None:
    gegevens = {"nummer": versie.nummer, **meer}
    record_gebeurtenis(versie, f"kaderversie.{wat}", by=by, at=at, gegevens=gegevens)
