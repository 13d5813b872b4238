"""Start the next version of a path from the one that is in force."""

from datetime import datetime

from django.db import transaction

from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock
from napl.fouten import OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import require_recht
from ontwikkelpaden.domain.pad import BEWERK
from ontwikkelpaden.domain.padversie import next_nummer
from ontwikkelpaden.enums import PAD_ACTUEEL, PAD_VOORLOPIG, PadStatus
from ontwikkelpaden.models import Dimensie, Eindterm, Niveaubeschrijving, Padversie, Subdimensie
from ontwikkelpaden.models.pad import LEVENSLOOP


@transaction.atomic
def revise_padversie(versie: Padversie, *, by: Gebruiker | None, at: datetime) -> Padversie:
    """Make a new concept with all content of the current version; the current one stays in force.

    Every subdimensie remembers which one it came from. Work on two next versions at once would lose one of
    them, so a concept or consultation that runs already is refused. ``by`` is None for the system itself.
    """
    if by is not None:
        require_recht(by, BEWERK, versie.pad)
    pad = lock(versie.pad)
    versie = lock(versie)
    if versie.status not in PAD_ACTUEEL:
        raise OngeldigeOvergang(
            "U kunt alleen de actuele versie herzien. "
            f"Deze versie heeft de status ‘{PadStatus(versie.status).label}’.",
            veld="status",
        )
    running = pad.versies.filter(status__in=PAD_VOORLOPIG, nummer__gt=versie.nummer).first()
    if running is not None:
        raise OngeldigeOvergang(
            f"Er is al een volgende versie in de maak: versie {running.nummer}.", veld="status"
        )
    concept = _copy_versie(versie, next_nummer(pad))
    for dimensie in versie.dimensies.order_by("volgorde"):
        _copy_dimensie(dimensie, concept)
    Eindterm.objects.bulk_create(
        Eindterm(padversie=concept, code=item.code, niveau=item.niveau, tekst=item.tekst)
        for item in versie.eindtermen.order_by("pk")
    )
    record_gebeurtenis(
        concept,
        "padversie.herziening_gestart",
        by=by,
        at=at,
        gegevens={"pad": pad.pk, "nummer": concept.nummer, "uit": versie.nummer},
    )
    return concept


def is_herzienbaar(versie: Padversie) -> bool:
    """Say whether a revision can begin from a version: it is in force and no next one is being made.

    Only to know what to offer; ``revise_padversie`` decides again.
    """
    if versie.status not in PAD_ACTUEEL:
        return False
    return not Padversie.objects.filter(
        pad=versie.pad_id, status__in=PAD_VOORLOPIG, nummer__gt=versie.nummer
    ).exists()


def _copy_versie(versie: Padversie, nummer: int) -> Padversie:
    """Copy every column of the content, so that one which is added later comes along by itself."""
    content = {
        field.attname: getattr(versie, field.attname)
        for field in Padversie._meta.concrete_fields  # noqa: SLF001 - the documented way to list fields
        if not field.primary_key and field.attname not in {*LEVENSLOOP, "nummer"}
    }
    return Padversie.objects.create(**content, nummer=nummer, gepubliceerd_als="")


def _copy_dimensie(dimensie: Dimensie, concept: Padversie) -> None:
    copy = Dimensie.objects.create(padversie=concept, volgorde=dimensie.volgorde, naam=dimensie.naam)
    for sub in dimensie.subdimensies.order_by("volgorde").prefetch_related("beschrijvingen"):
        new = Subdimensie.objects.create(
            dimensie=copy,
            volgorde=sub.volgorde,
            naam=sub.naam,
            toelichting=sub.toelichting,
            voorganger=sub,
        )
        Niveaubeschrijving.objects.bulk_create(
            Niveaubeschrijving(subdimensie=new, niveau=item.niveau, tekst=item.tekst)
            for item in sub.beschrijvingen.all()
        )
