"""What trajecten are compared on: each row as a function from a traject to the things in its cell."""

from collections.abc import Callable, Iterable
from decimal import Decimal

from django.db.models import TextChoices
from django.urls import reverse

from ontwikkelpaden.enums import Niveau
from register.domain.kenmerken import Kenmerk, build_kenmerken, opname_sentence
from register.domain.opmaak import euro
from register.domain.queries.traject import Trajectdetail
from register.domain.vergelijken.tabel import Item
from register.enums import Btw, OpnameSoort, Thema, Werkvorm

Items = tuple[Item, ...]
Bouwer = Callable[[Trajectdetail], Items]


def _kenmerk(naam: str) -> Bouwer:
    """Take a fact over from the page of the traject, in the same words."""

    def build(detail: Trajectdetail) -> Items:
        kenmerk = _find(detail, naam)
        return (Item(kenmerk.waarde, kenmerk.toelichting),) if kenmerk.is_bekend else ()

    return build


def _find(detail: Trajectdetail, naam: str) -> Kenmerk:
    return next(kenmerk for kenmerk in build_kenmerken(detail) if kenmerk.naam == naam)


def _codes(choices: type[TextChoices], veld: str) -> Bouwer:
    """List codes by name, in the order of the list they come from."""

    def build(detail: Trajectdetail) -> Items:
        present = getattr(detail.versie, veld)
        return tuple(Item(str(choice.label)) for choice in choices if choice.value in present)

    return build


def _aanbieders(detail: Trajectdetail) -> Items:
    return tuple(
        Item(aanbieder.naam, url=reverse("register:aanbieder-detail", args=[aanbieder.slug]))
        for aanbieder in detail.aanbieders
    )


def _opname(detail: Trajectdetail) -> Items:
    opname = detail.opname
    return (Item(OpnameSoort(opname.soort).label, opname_sentence(opname)),) if opname else ()


def _paden(detail: Trajectdetail) -> Items:
    return tuple(
        Item(
            f"{typering.padversie.pad.naam}: {Niveau(typering.niveau).label.lower()}",
            url=reverse("ontwikkelpaden:pad-detail", args=[typering.padversie.pad.slug]),
        )
        for typering in detail.typeringen
    )


def _per_week(detail: Trajectdetail) -> Items:
    per_week = _find(detail, "Studielast").toelichting
    return (Item(per_week),) if per_week else ()


def _studielast(detail: Trajectdetail) -> Items:
    kenmerk = _find(detail, "Studielast")
    return (Item(kenmerk.waarde),) if kenmerk.is_bekend else ()


def _prijzen(detail: Trajectdetail) -> Items:
    """Return the range of prices, apart for what is with and what is without btw."""
    per_btw: dict[str, list[Decimal]] = {}
    for row in detail.aanbod:
        if row.prijs is not None:
            per_btw.setdefault("" if row.prijs == 0 else row.btw, []).append(row.prijs)
    items = [Item(_price(prijzen, btw)) for btw, prijzen in per_btw.items()]
    unknown = sum(row.prijs is None for row in detail.aanbod)
    if items and unknown:
        last = items.pop()
        which = "1 uitvoering" if unknown == 1 else f"{unknown} uitvoeringen"
        items.append(Item(last.tekst, f"Van {which} is de prijs niet bekend."))
    return tuple(items)


def _price(prijzen: Iterable[Decimal], btw: str) -> str:
    low, *others = sorted(set(prijzen))
    text = f"{euro(low)} tot {euro(others[-1])}" if others else euro(low)
    return f"{text}, {Btw(btw).label.lower()}" if btw else text


def _aanpakken(detail: Trajectdetail) -> Items:
    return tuple(
        Item(row.aanpak.naam, f"Waaraan zien wij dat? {row.grond}" if row.grond else "")
        for row in detail.aanpakken
    )


def _leeruitkomsten(detail: Trajectdetail) -> Items:
    return tuple(Item(tekst) for tekst in detail.versie.leeruitkomsten)


def _tekst(veld: str) -> Bouwer:
    def build(detail: Trajectdetail) -> Items:
        tekst = getattr(detail.versie, veld)
        return (Item(tekst),) if tekst else ()

    return build


BASIS: tuple[tuple[str, Bouwer], ...] = (
    ("Aanbieder", _aanbieders),
    ("In het register", _opname),
    ("Sector", _kenmerk("Sector")),
    ("Ontwikkelpad en niveau", _paden),
    ("Soort", _kenmerk("Soort")),
    ("Vorm", _kenmerk("Vorm")),
)
WERKVORMEN: tuple[tuple[str, Bouwer], ...] = (
    ("Werkvormen", _codes(Werkvorm, "werkvormen")),
    ("Thema's", _codes(Thema, "themas")),
    ("Zelf aanmelden", _kenmerk("Zelf aanmelden")),
)
INVESTERING: tuple[tuple[str, Bouwer], ...] = (
    ("Tijd per week", _per_week),
    ("Totale studielast", _studielast),
    ("Duur", _kenmerk("Duur")),
    ("Prijs", _prijzen),
    ("Eerstvolgende start", _kenmerk("Eerstvolgende start")),
    ("Waar", _kenmerk("Waar")),
)
EFFECT: tuple[tuple[str, Bouwer], ...] = (
    ("Werkzame aanpakken", _aanpakken),
    ("Accreditatie", _kenmerk("Accreditatie")),
)
INHOUD: tuple[tuple[str, Bouwer], ...] = (
    ("Wat kunt u daarna?", _leeruitkomsten),
    ("Wat moet u kunnen of hebben?", _tekst("toelatingseisen")),
    ("Hoe rondt u het af?", _tekst("afronding")),
)
