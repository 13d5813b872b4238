"""One table of roles × actions: who may do what. Rules, views, API and tests all read it.

Each app's ``rules.py`` contributes rows in ``AppConfig.ready()``. A row can have a predicate
(django-rules) on the object, for rights that depend on whose thing it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import rules
from django.contrib.auth.models import AnonymousUser
from rules.predicates import Predicate

from napl import klok
from napl.enums import Rol
from napl.fouten import GeenRecht
from napl.models import Gebruiker, Lidmaatschap
from napl.registers import Register

Actor = Gebruiker | AnonymousUser

IEDEREEN = frozenset(Rol)
INGELOGD = frozenset(Rol) - {Rol.BEZOEKER}
BUREAU = frozenset({Rol.COORDINATOR, Rol.BEHANDELAAR, Rol.BESLISSER, Rol.FINANCIEEL, Rol.BEHEER})


@dataclass(frozen=True)
class Recht:
    """A row of the table: the action, the roles that may do it, and what it means in Dutch."""

    naam: str
    rollen: frozenset[Rol]
    omschrijving: str
    predicaat: Predicate | None = None


tabel: Register[Recht] = Register()


def rollen_van(actor: Actor, peildatum: date | None = None) -> frozenset[Rol]:
    """Return the roles of somebody on a date (today by default), read once per account object."""
    if not isinstance(actor, Gebruiker) or not actor.is_active:
        return frozenset({Rol.BEZOEKER})
    peildatum = peildatum or klok.vandaag()
    read: dict[date, frozenset[Rol]] = actor.__dict__.setdefault("_rollen", {})
    if peildatum not in read:
        names = (
            Lidmaatschap.objects.filter(gebruiker=actor).geldig_op(peildatum).values_list("rol", flat=True)
        )
        read[peildatum] = frozenset({Rol.BEZOEKER, Rol.GEBRUIKER, *(Rol(name) for name in names)})
    return read[peildatum]


def register_recht(rows: Iterable[Recht]) -> None:
    """Add rows to the table and to django-rules, so that ``user.has_perm`` and templates agree with it."""
    for row in rows:
        tabel.add(row.naam, row)
        predicate = _has_rol(row)
        if row.predicaat is not None:
            predicate &= row.predicaat
        rules.add_perm(row.naam, predicate)


def _has_rol(row: Recht) -> Predicate:
    def test(actor: Actor) -> bool:
        return bool(rollen_van(actor) & row.rollen)

    return Predicate(test, name=f"rol voor {row.naam}")


def heeft_recht(actor: Actor, naam: str, onderwerp: object | None = None) -> bool:
    if naam not in tabel:
        raise KeyError(f"No row {naam!r} in the table of rights.")
    return bool(rules.has_perm(naam, actor, onderwerp))


def require_recht(actor: Actor, naam: str, onderwerp: object | None = None) -> None:
    """Raise GeenRecht unless somebody may do this; every domain verb that needs a right calls it."""
    if not heeft_recht(actor, naam, onderwerp):
        raise GeenRecht(f"U mag dit niet: {tabel[naam].omschrijving}.")


def describe_tabel() -> str:
    """Return the table as Markdown, for docs/rechten.md."""
    lines = [
        "# Wie mag wat",
        "",
        "Gemaakt met `python manage.py toon_rechten > docs/rechten.md`. Een test vergelijkt het met de code.",
        "",
        "| recht | wat het is | wie het mag |",
        "|---|---|---|",
    ]
    for naam, row in sorted(tabel.items()):
        voorwaarde = ", als het om iets van henzelf gaat" if row.predicaat is not None else ""
        lines.append(f"| `{naam}` | {row.omschrijving} | {_describe_rollen(row.rollen)}{voorwaarde} |")
    return "\n".join(lines) + "\n"


def _describe_rollen(rollen: frozenset[Rol]) -> str:
    if Rol.BEZOEKER in rollen:
        return "iedereen"
    if Rol.GEBRUIKER in rollen:
        return "iedereen die is ingelogd"
    return ", ".join(rol.label.lower() for rol in Rol if rol in rollen)
