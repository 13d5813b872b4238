"""Two versions of the kader side by side, per criterium: what stayed, changed, came and went."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kwaliteit.domain.kader.invoer import CriteriumInvoer
from kwaliteit.domain.queries.kader import read_criterium
from kwaliteit.models import Criterium, Kaderversie
from ontwikkelpaden.domain.queries.vergelijking import Tekstpaar, Verandering
from ontwikkelpaden.enums import Niveau

_TEKSTEN = (
    ("inleiding", "Inleiding"),
    ("doel", "Doel"),
    ("werkwijze", "Werkwijze"),
    ("grondslag", "Grond"),
    ("wijzigingen", "Wat er anders is"),
)


@dataclass(frozen=True)
class Criteriumpaar:
    """A criterium in both versions, or in one of them; ``teksten`` only where something can be read."""

    oud: Criterium | None
    nieuw: Criterium | None
    teksten: tuple[Tekstpaar, ...]

    @property
    def naam(self) -> str:
        return str(self.nieuw or self.oud)

    @property
    def verandering(self) -> Verandering:
        if self.oud is None:
            return Verandering.NIEUW
        if self.nieuw is None:
            return Verandering.WEG
        gelijk = all(tekst.is_gelijk for tekst in self.teksten)
        return Verandering.GELIJK if gelijk else Verandering.GEWIJZIGD


@dataclass(frozen=True)
class Kadervergelijking:
    criteria: tuple[Criteriumpaar, ...]
    teksten: tuple[Tekstpaar, ...]

    @property
    def is_gelijk(self) -> bool:
        return all(paar.verandering == Verandering.GELIJK for paar in self.criteria) and all(
            tekst.is_gelijk for tekst in self.teksten
        )


def vergelijk_kaders(oud: Kaderversie, nieuw: Kaderversie) -> Kadervergelijking:
    """Compare two versions that ``with_content`` read, in the order of the newer one."""
    return Kadervergelijking(
        criteria=tuple(
            Criteriumpaar(voor, na, tuple(_teksten_van(voor, na))) for voor, na in _pair(oud, nieuw)
        ),
        teksten=(
            Tekstpaar("Set waarmee wordt beoordeeld", oud.get_omvang_display(), nieuw.get_omvang_display()),
            *(Tekstpaar(naam, getattr(oud, veld), getattr(nieuw, veld)) for veld, naam in _TEKSTEN),
        ),
    )


def count_veranderingen(vergelijking: Kadervergelijking) -> dict[Verandering, int]:
    return {
        verandering: sum(paar.verandering == verandering for paar in vergelijking.criteria)
        for verandering in Verandering
    }


def _pair(oud: Kaderversie, nieuw: Kaderversie) -> Iterator[tuple[Criterium | None, Criterium | None]]:
    """Pair criteria by where they came from, through versions in between too, and else by their code."""
    old = {criterium.pk: criterium for criterium in _criteria(oud)}
    by_code = {criterium.code: criterium for criterium in old.values()}
    chain = dict(
        Criterium.objects.filter(versie__nummer__lte=nieuw.nummer).values_list("pk", "voorganger_id")
    )
    rest = dict(old)
    for criterium in _criteria(nieuw):
        found = _origin(criterium.pk, old, chain)
        if found is None and criterium.voorganger_id is None:
            same = by_code.get(criterium.code)
            found = same.pk if same and same.pk in rest else None
        yield (rest.pop(found, None) if found is not None else None), criterium
    for criterium in rest.values():
        yield criterium, None


def _origin(pk: int | None, old: dict[int, Criterium], chain: Mapping[int, int | None]) -> int | None:
    while pk is not None and pk not in old:
        pk = chain.get(pk)
    return pk


def _criteria(versie: Kaderversie) -> Iterator[Criterium]:
    for standaard in versie.standaarden.all():
        yield from standaard.criteria.all()


def _teksten_van(oud: Criterium | None, nieuw: Criterium | None) -> Iterator[Tekstpaar]:
    before, after = _regels(oud), _regels(nieuw)
    for naam in dict.fromkeys([*after, *before]):
        paar = Tekstpaar(naam, before.get(naam, ""), after.get(naam, ""))
        if paar.oud or paar.nieuw:
            yield paar


def _regels(criterium: Criterium | None) -> dict[str, str]:
    if criterium is None:
        return {}
    inhoud: CriteriumInvoer = read_criterium(criterium)
    return {
        "Naam": f"{inhoud.code} {inhoud.naam}",
        "Criterium": inhoud.tekst,
        "Toelichting": inhoud.toelichting,
        "Hoort bij": inhoud.omvang.label,
        "Wat telt als bewijs": "\n".join(inhoud.bewijsvormen),
        **{str(niveau.label): inhoud.leidraden.get(niveau, "") for niveau in Niveau},
        "Bronnen": "\n".join(
            f"{item.bron.makers}: {item.bron.titel}" for item in criterium.onderbouwing.all()
        ),
        "Sluit aan op": "\n".join(
            f"{onderdeel.stelsel.label} {onderdeel.nummer}, {onderdeel.label}: {dekking.label}"
            for onderdeel, dekking in inhoud.verbanden.items()
        ),
    }
