"""Who may do what with an erkenningsaanvraag."""

from rules.predicates import Predicate

from kwaliteit.models import Erkenningsaanvraag
from napl import klok
from napl.enums import Rol
from napl.rechten import BUREAU, Actor, Recht
from register.models import Aanbieder
from register.models.aanbod import may_edit, may_sign

ZIE_AANVRAAG = "kwaliteit.zie_aanvraag"
SCHRIJF_AANVRAAG = "kwaliteit.schrijf_aanvraag"
TEKEN_AANVRAAG = "kwaliteit.teken_aanvraag"
ZIE_AANVRAGEN = "kwaliteit.zie_aanvragen"
BEHANDEL_AANVRAAG = "kwaliteit.behandel_aanvraag"
VERDEEL_AANVRAGEN = "kwaliteit.verdeel_aanvragen"

AANBIEDER = frozenset({Rol.AANBIEDER})


def _aanbieder(thing: "Erkenningsaanvraag | Aanbieder") -> Aanbieder:
    return thing if isinstance(thing, Aanbieder) else thing.aanbieder


def _ziet(actor: Actor, aanvraag: Erkenningsaanvraag | None) -> bool:
    if aanvraag is None:
        return True
    found = Erkenningsaanvraag.objects.zichtbaar_voor(actor, klok.vandaag())
    return found.filter(pk=aanvraag.pk).exists()


def _schrijft(actor: Actor, thing: "Erkenningsaanvraag | Aanbieder | None") -> bool:
    """Say whether somebody writes for the aanbieder: a redacteur, or who may sign for it."""
    if thing is None:
        return True
    vandaag, aanbieder = klok.vandaag(), _aanbieder(thing)
    return may_edit(actor, aanbieder, vandaag) or may_sign(actor, aanbieder, vandaag)  # type: ignore[arg-type]


def _tekent(actor: Actor, thing: "Erkenningsaanvraag | Aanbieder | None") -> bool:
    return thing is None or may_sign(actor, _aanbieder(thing), klok.vandaag())  # type: ignore[arg-type]


ziet_aanvraag = Predicate(_ziet, name="ziet_aanvraag")
schrijft_aanvraag = Predicate(_schrijft, name="schrijft_aanvraag")
tekent_aanvraag = Predicate(_tekent, name="tekent_aanvraag")

RECHTEN: list[Recht] = [
    Recht(ZIE_AANVRAAG, BUREAU | AANBIEDER, "een erkenningsaanvraag bekijken", ziet_aanvraag),
    Recht(
        SCHRIJF_AANVRAAG, AANBIEDER, "een erkenningsaanvraag beginnen en er aan schrijven", schrijft_aanvraag
    ),
    Recht(TEKEN_AANVRAAG, AANBIEDER, "een erkenningsaanvraag indienen en intrekken", tekent_aanvraag),
    Recht(ZIE_AANVRAGEN, BUREAU, "alle ingediende erkenningsaanvragen bekijken"),
    Recht(
        BEHANDEL_AANVRAAG,
        frozenset({Rol.BEHANDELAAR, Rol.COORDINATOR}),
        "een erkenningsaanvraag behandelen: toetsen of zij volledig is en aanvulling vragen",
    ),
    Recht(VERDEEL_AANVRAGEN, frozenset({Rol.COORDINATOR}), "erkenningsaanvragen aan een behandelaar geven"),
]
