"""Verklaring: state that somebody completed a traject for a level of a path, so that others can check it.

What it says is frozen when it is given: later changes of the traject, the path or the name of the account
change nothing. It can lapse, and erasing empties it (GDPR, article 17).
"""

import hashlib
import json
import secrets
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from napl.domain.eigentekst import check_tekst
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import require_recht
from napl.tekst import tidy
from ontwikkelpaden.enums import Niveau
from register.enums import Bevestigingsbron, Deelnamestatus, Vervalgrond
from register.models import Deelname, Typering, Verklaring
from register.models.deelname import MAX_DEELNEMERSNAAM
from register.models.verklaring import CODE_LENGTE

BEHEER = "register.beheer_verklaringen"
# No letters or digits that look alike on paper; 20 of them are 98 bits, which nobody guesses.
TEKENS = "23456789abcdefghjkmnpqrstvwxyz"
GROEPEN, PER_GROEP = 5, 4


@transaction.atomic
def issue_verklaring(
    deelname: Deelname, typering: Typering, *, naam: str, by: Gebruiker, at: datetime
) -> Verklaring:
    """State that somebody completed a traject that is typed to this level of this path.

    With a confirmation the statement bears the name that the aanbieder confirmed, whatever ``naam`` says. A
    statement for the same level that said something else lapses.
    """
    require_recht(by, BEHEER, deelname)
    deelname = lock(deelname)
    if deelname.status != Deelnamestatus.AFGEROND:
        raise OngeldigeOvergang("U krijgt een verklaring zodra u het traject hebt afgerond.", veld="status")
    if typering.versie_id != deelname.trajectversie_id:
        raise Domeinfout("Dit traject hoort niet bij dat niveau van dat ontwikkelpad.", veld="typering")
    bevestigd = deelname.bevestigingsbron == Bevestigingsbron.AANBIEDER
    inhoud = _inhoud(
        deelname, typering, naam=deelname.deelnemersnaam if bevestigd else _check_naam(naam), at=at
    )
    _replace_former(deelname, typering, inhoud, at=at)
    verklaring = Verklaring.objects.create(
        code=make_code(),
        gebruiker=by,
        deelname=deelname,
        padversie_id=typering.padversie_id,
        niveau=typering.niveau,
        inhoud=inhoud,
        afdruk=make_afdruk(inhoud),
        afgegeven_op=at,
    )
    record_gebeurtenis(verklaring, "verklaring.afgegeven", by=None, at=at)
    return verklaring


@transaction.atomic
def withdraw_verklaring(verklaring: Verklaring, *, by: Gebruiker, at: datetime) -> Verklaring:
    """Let a statement lapse because its owner wants so; who has the code learns only that it lapsed."""
    require_recht(by, BEHEER, verklaring)
    verklaring = lock(verklaring)
    if verklaring.vervallen_op is not None:
        raise OngeldigeOvergang("Deze verklaring geldt al niet meer.", veld="status")
    _lapse(verklaring, grond=Vervalgrond.INGETROKKEN, at=at)
    return verklaring


@transaction.atomic
def lapse_verklaringen(deelname: Deelname, *, grond: Vervalgrond, at: datetime) -> int:
    """Let the statements about a deelname lapse that rest on the confirmation of the aanbieder."""
    rows = Verklaring.objects.select_for_update().geldig().filter(deelname=deelname)
    resting = [row for row in rows if row.inhoud["bevestiging"]["bron"] == Bevestigingsbron.AANBIEDER]
    for row in resting:
        _lapse(row, grond=grond, at=at)
    return len(resting)


def _lapse(verklaring: Verklaring, *, grond: Vervalgrond, at: datetime) -> None:
    save_fields(verklaring, vervallen_op=at, vervalgrond=grond)
    record_gebeurtenis(verklaring, "verklaring.vervallen", by=None, at=at, gegevens={"grond": grond.value})


def _replace_former(
    deelname: Deelname, typering: Typering, inhoud: Mapping[str, Any], *, at: datetime
) -> None:
    former = (
        Verklaring.objects.select_for_update()
        .geldig()
        .filter(deelname=deelname, padversie=typering.padversie_id, niveau=typering.niveau)
        .first()
    )
    if former is None:
        return
    if _without_moment(former.inhoud) == _without_moment(inhoud):
        raise Domeinfout("U hebt deze verklaring al. Er is sindsdien niets veranderd.", veld="typering")
    _lapse(former, grond=Vervalgrond.VERVANGEN, at=at)


def _without_moment(inhoud: Mapping[str, Any]) -> dict[str, Any]:
    return {naam: value for naam, value in inhoud.items() if naam != "afgegeven_op"}


def _check_naam(naam: str) -> str:
    tidied = tidy(naam.replace("\x00", ""))
    if not tidied:
        raise Domeinfout("Vul de naam in die op de verklaring komt.", veld="naam")
    return check_tekst(tidied, max_lengte=MAX_DEELNEMERSNAAM, naam="naam", veld="naam")


def make_code(groepen: int = GROEPEN) -> str:
    """Return a code such as ``k7pm-9xq2-…`` that nobody can guess and everybody can type over."""
    groups = ("".join(secrets.choice(TEKENS) for _ in range(PER_GROEP)) for _ in range(groepen))
    return "-".join(groups)


def make_afdruk(inhoud: Mapping[str, Any]) -> str:
    """Return the sha-256 of the content in canonical JSON: sorted keys, no white space, UTF-8."""
    text = json.dumps(inhoud, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _inhoud(deelname: Deelname, typering: Typering, *, naam: str, at: datetime) -> dict[str, Any]:
    versie, padversie = deelname.trajectversie, typering.padversie
    aanbieder = deelname.bevestigd_aanbieder
    return {
        "naam": naam,
        "traject": {
            "naam": versie.naam,
            "slug": deelname.traject.slug,
            "versie": versie.nummer,
            "aanbieders": list(
                deelname.traject.aanbieders.order_by("trajectaanbieders__volgorde").values_list(
                    "naam", flat=True
                )
            ),
            "uren": versie.studielast_uren,
        },
        "ontwikkelpad": {
            "naam": padversie.pad.naam,
            "slug": padversie.pad.slug,
            "versie": padversie.nummer,
            "status": padversie.gepubliceerd_als,
        },
        "niveau": typering.niveau,
        "niveau_naam": Niveau(typering.niveau).label,
        "gestart": _text(deelname.gestart_datum),
        "afgerond": _text(deelname.afgerond_datum),
        "bevestiging": {
            "bron": deelname.bevestigingsbron,
            "aanbieder": aanbieder.naam if aanbieder else "",
            "op": _text(timezone.localdate(deelname.bevestigd_op) if deelname.bevestigd_op else None),
        },
        "afgegeven_op": timezone.localdate(at).isoformat(),
    }


def _text(datum: date | None) -> str | None:
    return None if datum is None else datum.isoformat()


def find_verklaring(code: str) -> Verklaring | None:
    """Return the statement of a code, typed in capitals or not; None for one that never was."""
    tidied = code.strip().lower()
    if len(tidied) > CODE_LENGTE or "\x00" in tidied:
        return None
    return Verklaring.objects.filter(code=tidied).first()
