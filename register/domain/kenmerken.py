"""The facts of one traject in words, as a page shows them; what is unknown says so."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import TextChoices
from django.utils.formats import number_format

from napl.enums import Sector
from ontwikkelpaden.enums import Bekwaamheidsdomein, Niveau
from ontwikkelpaden.models import Padversie
from register.domain.kaart import places
from register.domain.opmaak import ONBEKEND, day, enumerate_words, price_range, study_load
from register.domain.queries.traject import Trajectdetail
from register.domain.samenvatting import start_in_words
from register.enums import (
    Accreditatie,
    Btw,
    Ervaringsjaren,
    Onderwijstype,
    OpnameSoort,
    Taal,
    Thema,
    TrajectSoort,
    Vorm,
    Werkvorm,
)
from register.models import Opname, Trajectversie, Typering

MAANDEN_PER_JAAR = 12


@dataclass(frozen=True)
class Kenmerk:
    """A fact: its name, its value, and the fine print."""

    naam: str
    waarde: str
    toelichting: str = ""

    @property
    def is_bekend(self) -> bool:
        return self.waarde != ONBEKEND


def labels(choices: type[TextChoices], codes: Iterable[str]) -> str:
    """Return the names of codes as the start of a sentence, in the order of the list they come from."""
    present = set(codes)
    names = [str(choice.label) for choice in choices if choice.value in present]
    return enumerate_words(names[:1] + [name[:1].lower() + name[1:] for name in names[1:]]) or ONBEKEND


def build_kenmerken(detail: Trajectdetail) -> list[Kenmerk]:
    return [*_effort(detail), *_kind(detail.versie), *_who(detail.versie)]


def _effort(detail: Trajectdetail) -> Iterator[Kenmerk]:
    """Say what it takes: hours, time, money, place."""
    versie = detail.versie
    per_week = f"ongeveer {_number(versie.uren_per_week)} uur per week" if versie.uren_per_week else ""
    yield Kenmerk("Studielast", study_load(versie), per_week)
    yield Kenmerk("Duur", _duration(versie.duur_maanden))
    rows = detail.aanbod
    yield Kenmerk("Prijs", price_range(row.prijs for row in rows), _vat(detail.stand.btw))
    stand = detail.stand
    yield Kenmerk(
        "Eerstvolgende start", start_in_words(stand), "" if stand.is_vol else _seats(stand.plaatsen_over)
    )
    yield Kenmerk("Waar", places(rows))


def _kind(versie: Trajectversie) -> Iterator[Kenmerk]:
    yield Kenmerk("Sector", labels(Sector, versie.sectoren), _education(versie.onderwijstypen))
    yield Kenmerk("Soort", TrajectSoort(versie.soort).label if versie.soort else ONBEKEND)
    yield Kenmerk("Vorm", Vorm(versie.vorm).label if versie.vorm else ONBEKEND)
    yield Kenmerk(
        "Accreditatie", Accreditatie(versie.accreditatie).label if versie.accreditatie else ONBEKEND
    )
    yield Kenmerk("Taal", Taal(versie.taal).label if versie.taal else ONBEKEND)


def _who(versie: Trajectversie) -> Iterator[Kenmerk]:
    yield Kenmerk("Ervaring als leraar", labels(Ervaringsjaren, versie.ervaringsjaren))
    yield Kenmerk("Zelf aanmelden", _individual(open_=versie.open_voor_individu))
    yield Kenmerk("Bekwaamheid", labels(Bekwaamheidsdomein, versie.bekwaamheidsdomeinen))
    yield Kenmerk("Afronding", versie.afronding or ONBEKEND)


def _number(value: object) -> str:
    text = number_format(value, use_l10n=True)  # type: ignore[arg-type]
    return text.rstrip("0").rstrip(",") if "," in text else text


def _duration(maanden: int | None) -> str:
    if maanden is None:
        return ONBEKEND
    if maanden >= MAANDEN_PER_JAAR and maanden % MAANDEN_PER_JAAR == 0:
        return f"{maanden // MAANDEN_PER_JAAR} jaar"
    return "1 maand" if maanden == 1 else f"{maanden} maanden"


def _vat(btw: tuple[str, ...]) -> str:
    return Btw(btw[0]).label.lower() if len(btw) == 1 else ("btw verschilt per uitvoering" if btw else "")


def _seats(over: int | None) -> str:
    if over is None:
        return ""
    return {0: "geen plaatsen meer", 1: "nog 1 plaats"}.get(over, f"nog {over} plaatsen")


def _education(onderwijstypen: list[str]) -> str:
    return labels(Onderwijstype, onderwijstypen).lower() if onderwijstypen else ""


def _individual(*, open_: bool | None) -> str:
    if open_ is None:
        return ONBEKEND
    return "Ja, u kunt zich zelf aanmelden" if open_ else "Nee, alleen via uw school"


@dataclass(frozen=True)
class Niveauplek:
    """A level of a path, and the typing of the traject when it serves that level."""

    naam: str
    typering: Typering | None


@dataclass(frozen=True)
class Padplek:
    """Where on one path a traject has its place."""

    padversie: Padversie
    niveaus: tuple[Niveauplek, ...]


def build_padplekken(typeringen: Iterable[Typering]) -> list[Padplek]:
    """Group typings by path, each with all levels of the path in their order."""
    per_pad: dict[int, list[Typering]] = {}
    for typering in typeringen:
        per_pad.setdefault(typering.padversie_id, []).append(typering)
    return [_build_padplek(rows) for rows in per_pad.values()]


def _build_padplek(rows: list[Typering]) -> Padplek:
    padversie = rows[0].padversie
    served = {row.niveau: row for row in rows}
    shown = [niveau for niveau in Niveau if niveau in padversie.niveaus or niveau in served]
    return Padplek(padversie, tuple(Niveauplek(niveau.label, served.get(niveau)) for niveau in shown))


def build_indeling(detail: Trajectdetail) -> list[Kenmerk]:
    """Return how the traject is ordered: themes, ways of working, subjects."""
    versie = detail.versie
    vakken = enumerate_words(vak.naam for vak in versie.vakken.all())
    return [
        Kenmerk("Thema's", labels(Thema, versie.themas)),
        Kenmerk("Werkvormen", labels(Werkvorm, versie.werkvormen)),
        Kenmerk("Vakken", vakken or ONBEKEND),
    ]


def opname_sentence(opname: Opname) -> str:
    """Say what the label means and for which period it holds; the end of a period is exclusive."""
    einde = f" tot en met {day(opname.geldig_tot - timedelta(days=1))}" if opname.geldig_tot else ""
    if opname.soort == OpnameSoort.ERKEND:
        return (
            "Onafhankelijke deskundigen hebben dit traject beoordeeld. "
            f"De erkenning geldt vanaf {day(opname.geldig_van)}{einde}."
        )
    return (
        "Wij weten dat dit traject bestaat. Niemand heeft de kwaliteit nog beoordeeld. "
        f"In kaart sinds {day(opname.geldig_van)}{einde}."
    )
