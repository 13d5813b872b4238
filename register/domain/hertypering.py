"""Type trajecten again with the current version of a path, after a revision.

Only the reference moves: level and ground stay as somebody judged them. A level that the new version does not
have is never guessed; such a traject waits for a person.
"""

from collections.abc import Callable, Collection
from datetime import date, datetime

from django.db import transaction

from napl.domain.gebeurtenis import Feit, record_gebeurtenissen
from napl.domain.transitie import lock
from napl.domain.verwerking import finish_verwerking, hold_verwerking, report_progress, request_verwerking
from napl.fouten import AlBezig, Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker, Verwerking
from napl.rechten import require_recht
from ontwikkelpaden.enums import PAD_ACTUEEL, PadStatus
from ontwikkelpaden.models import Padversie
from register.domain.queries.hertypering import outdated_typeringen, retypable
from register.enums import VersieStatus
from register.models import Traject, Typering

RECHT = "register.hertypeer"
SOORT = "hertypering"
MAX_DIRECT = 100  # more than this is work for the background
REEKS = 200
Klok = Callable[[], datetime]


@transaction.atomic
def retype_trajecten(
    actueel: Padversie, trajecten: Collection[int], *, by: Gebruiker | None, at: datetime
) -> int:
    """Let trajecten refer to the current version of a path instead of a replaced one; return how many did.

    What is typed with it already, or has a level that the version does not have, is left alone. A draft of
    the same traject moves along, so that publishing it does not bring the old version back. ``by`` is None
    for the system itself.
    """
    if by is not None:
        require_recht(by, RECHT)
    actueel = lock(actueel)  # it cannot be replaced while this runs
    if actueel.status not in PAD_ACTUEEL:
        raise OngeldigeOvergang(f"Versie {actueel.nummer} is niet meer de actuele versie.", veld="versie")
    chosen = list(retypable(actueel).filter(pk__in=trajecten).order_by("pk").values_list("pk", flat=True))
    locked = Traject.objects.select_for_update().filter(pk__in=chosen).order_by("pk")
    pks = [traject.pk for traject in locked]
    former = _move(actueel, pks)
    record_gebeurtenissen(
        [
            Feit(
                Traject(pk=pk),
                "traject.hertypeerd",
                {"naar": actueel.pk, "nummer": actueel.nummer, "uit": [*sorted(former[pk])]},
            )
            for pk in pks
            if pk in former
        ],
        by=by,
        at=at,
    )
    return len(former)


def request_hertypering(
    actueel: Padversie, *, by: Gebruiker, peildatum: date, at: datetime
) -> tuple[Verwerking, bool]:
    """Ask for all trajecten of a path at once, in the background."""
    require_recht(by, RECHT)
    totaal = retypable(actueel).count()
    if not totaal:
        raise Domeinfout("Er zijn geen trajecten om opnieuw te typeren.")
    return request_verwerking(
        SOORT, str(actueel.pk), peildatum=peildatum, at=at, by=by, totaal=totaal, recht=RECHT
    )


def run_hertypering(pk: int, *, nu: Klok) -> Verwerking:
    """Do, or finish, a run of ``request_hertypering``; what was done already is no longer outdated."""
    with hold_verwerking(pk, at=nu()) as verwerking:
        if verwerking is None:
            raise AlBezig("Deze hertypering is al bezig of al klaar.")
        actueel = Padversie.objects.get(pk=int(verwerking.sleutel))
        klaar = verwerking.klaar
        while reeks := list(retypable(actueel).values_list("pk", flat=True)[:REEKS]):
            with transaction.atomic():
                klaar += retype_trajecten(actueel, reeks, by=verwerking.aangevraagd_door, at=nu())
                report_progress(verwerking, klaar=klaar, tellingen={"trajecten": klaar}, at=nu())
        return finish_verwerking(verwerking, tellingen={"trajecten": klaar}, at=nu())


def _move(actueel: Padversie, trajecten: Collection[int]) -> dict[int, set[int]]:
    """Move the references; return per traject the versions that it referred to."""
    former: dict[int, set[int]] = {}
    for typering in outdated_typeringen(actueel).filter(versie__traject__in=trajecten):
        former.setdefault(typering.versie.traject_id, set()).add(typering.padversie_id)
    current = Typering.objects.filter(
        versie__traject__in=list(former),
        versie__status__in=[VersieStatus.LIVE, VersieStatus.CONCEPT],
        padversie__pad=actueel.pad_id,
        niveau__in=actueel.niveaus,
    )
    moving = current.filter(padversie__status=PadStatus.HERZIEN)
    # One typing per level: what is there already, or else the one with the newest of the replaced versions.
    seen = set(current.filter(padversie=actueel).values_list("versie_id", "niveau"))
    double: list[int] = []
    rows = moving.order_by("-padversie__nummer", "pk").values_list("pk", "versie_id", "niveau")
    for pk, versie, niveau in rows:
        if (versie, niveau) in seen:
            double.append(pk)
        seen.add((versie, niveau))
    Typering.objects.filter(pk__in=double).delete()
    moving.update(padversie=actueel)
    return former
