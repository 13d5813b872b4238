"""Who may do what with ontwikkelpaden and in the ateliers where they are made."""

from django.db.models import Q
from rules.predicates import Predicate

from napl import klok
from napl.enums import Rol
from napl.models import Gebruiker
from napl.rechten import IEDEREEN, INGELOGD, Actor, Recht, register_recht, rollen_van
from ontwikkelpaden.enums import AtelierRol
from ontwikkelpaden.models import (
    Atelier,
    Atelierdeelnemer,
    Consultatiereactie,
    Doel,
    Ontwikkelpad,
    Padversie,
    Zelfevaluatie,
)

_PADBEHEER = frozenset({Rol.COORDINATOR, Rol.BEHEER})
_ALLE = frozenset(AtelierRol)


def is_padbeheerder(actor: Actor) -> bool:
    return bool(rollen_van(actor) & _PADBEHEER)


def deelnames_van(actor: Gebruiker) -> dict[int, AtelierRol]:
    """Return per atelier the role that somebody has in it today, read once per account object."""
    peildatum = klok.vandaag()
    read: dict[object, dict[int, AtelierRol]] = actor.__dict__.setdefault("_deelnames", {})
    if peildatum not in read:
        runs = Q(atelier__beeindigd_op__isnull=True) | Q(atelier__beeindigd_op__gt=peildatum)
        rows = Atelierdeelnemer.objects.filter(runs, gebruiker=actor).geldig_op(peildatum)
        read[peildatum] = {atelier: AtelierRol(rol) for atelier, rol in rows.values_list("atelier_id", "rol")}
    return read[peildatum]


def _works_in(actor: Actor, atelier_id: int | None, rollen: frozenset[AtelierRol]) -> bool:
    """Say whether somebody has one of these roles in an atelier today; without one: in any at all."""
    if not isinstance(actor, Gebruiker):
        return False
    deelnames = deelnames_van(actor)
    return any(
        rol in rollen and (atelier_id is None or atelier == atelier_id) for atelier, rol in deelnames.items()
    )


def _in_atelier(actor: Actor, atelier: Atelier | None) -> bool:
    return is_padbeheerder(actor) or _works_in(actor, atelier.pk if atelier else None, _ALLE)


def _leads_atelier(actor: Actor, atelier: Atelier | None) -> bool:
    verbinder = frozenset({AtelierRol.VERBINDER})
    return is_padbeheerder(actor) or _works_in(actor, atelier.pk if atelier else None, verbinder)


def _edits(actor: Actor, onderwerp: Atelier | Ontwikkelpad | Padversie | None) -> bool:
    """Say whether somebody may write what is made in an atelier; a path without one is the bureau's."""
    if onderwerp is None:
        return _in_atelier(actor, None)
    if is_padbeheerder(actor):
        return True
    if isinstance(onderwerp, Padversie):
        onderwerp = onderwerp.pad
    atelier_id = onderwerp.pk if isinstance(onderwerp, Atelier) else onderwerp.atelier_id
    return atelier_id is not None and _works_in(actor, atelier_id, _ALLE)


def _is_own(actor: Actor, deelnemer: Atelierdeelnemer | None) -> bool:
    return deelnemer is None or deelnemer.gebruiker_id == actor.pk


in_atelier = Predicate(_in_atelier, name="in_atelier")
leads_atelier = Predicate(_leads_atelier, name="leads_atelier")
edits = Predicate(_edits, name="edits")
is_own = Predicate(_is_own, name="is_own_deelname")


def _is_eigenaar(actor: Gebruiker, iets: "Zelfevaluatie | Doel | None") -> bool:
    """Say whether it is of this person; without a thing the question is only about the role."""
    return iets is None or iets.gebruiker_id == actor.pk


is_eigenaar = Predicate(_is_eigenaar, name="is_eigenaar")


def _wrote(actor: Actor, reactie: Consultatiereactie | None) -> bool:
    """Without a reaction (may somebody change reactions at all?) everybody has their own."""
    return reactie is None or reactie.door_id == actor.pk


is_eigen_reactie = Predicate(_wrote, name="is_eigen_reactie")


def register_rechten() -> None:
    register_recht(
        [
            Recht("ontwikkelpaden.zie_paden", IEDEREEN, "ontwikkelpaden bekijken"),
            Recht("ontwikkelpaden.bewerk_pad", INGELOGD, "een ontwikkelpad en zijn concepten maken", edits),
            Recht(
                "ontwikkelpaden.publiceer_padversie",
                _PADBEHEER,
                "een versie van een ontwikkelpad publiceren, vaststellen of intrekken",
            ),
            Recht("ontwikkelpaden.reageer", INGELOGD, "reageren op een ontwikkelpad dat in consultatie is"),
            Recht(
                "ontwikkelpaden.wijzig_reactie",
                INGELOGD,
                "een reactie in een consultatie aanpassen",
                is_eigen_reactie,
            ),
            Recht(
                "ontwikkelpaden.beantwoord_reactie",
                INGELOGD,
                "reacties in een consultatie lezen en beantwoorden",
                edits,
            ),
            Recht("ontwikkelpaden.zie_ateliers", IEDEREEN, "zien wat de ateliers doen"),
            Recht("ontwikkelpaden.beheer_ateliers", _PADBEHEER, "een atelier starten of wijzigen"),
            Recht(
                "ontwikkelpaden.beheer_atelierdeelnemers",
                INGELOGD,
                "de deelnemers van een atelier beheren",
                leads_atelier,
            ),
            Recht(
                "ontwikkelpaden.werk_in_atelier",
                INGELOGD,
                "meewerken in een atelier: bijeenkomsten, documenten en gesprekken",
                in_atelier,
            ),
            Recht(
                "ontwikkelpaden.toon_eigen_naam",
                INGELOGD,
                "kiezen of de eigen naam openbaar bij een atelier staat",
                is_own,
            ),
            Recht(
                "ontwikkelpaden.volg_pad", INGELOGD, "ontwikkelpaden volgen en de eigen ontwikkeling bekijken"
            ),
            Recht(
                "ontwikkelpaden.bewerk_zelfevaluatie",
                INGELOGD,
                "een eigen zelfevaluatie bekijken en invullen",
                is_eigenaar,
            ),
            Recht("ontwikkelpaden.bewerk_doel", INGELOGD, "een eigen doel bekijken en wijzigen", is_eigenaar),
        ]
    )
