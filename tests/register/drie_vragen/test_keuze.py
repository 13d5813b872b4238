"""The order of the choice: fit, then openness, then difference; never brevity or price."""

import random
from collections.abc import Iterable

from register.domain.drie_vragen import Antwoorden
from register.domain.drie_vragen.kandidaat import Kandidaat
from register.domain.drie_vragen.keuze import WOORDENBAND, arrange
from tests.register.drie_vragen.bouw import beoordeeld, kandidaat, moment

UREN = Antwoorden(uren="40")


def order(
    items: Iterable[Kandidaat], antwoorden: Antwoorden | None = None, *, op_woorden: bool = False
) -> list[str]:
    arranged = arrange((beoordeeld(item, antwoorden) for item in items), op_woorden=op_woorden)
    return [item.kandidaat.slug for item in arranged]


def different(slug: str, plek: int, **velden: object) -> Kandidaat:
    return kandidaat(slug, plek=plek, aanbieder=slug, **velden)


def test_the_same_input_gives_the_same_three_in_any_order() -> None:
    items = [
        kandidaat(f"t{number}", plek=number, uren=number * 7, aanbieder=f"a{number % 4}", stap=number % 2)
        for number in range(24)
    ]
    expected = order(items, UREN)
    for seed in range(20):
        shuffled = items[:]
        random.Random(seed).shuffle(shuffled)
        assert order(shuffled, UREN) == expected


def test_what_the_strict_search_found_goes_before_what_a_wider_one_found() -> None:
    assert order([kandidaat("ruim", stap=1), kandidaat("streng", plek=9)]) == ["streng", "ruim"]


def test_unknown_goes_before_what_surely_does_not_fit() -> None:
    items = [kandidaat("te-lang", uren=80), kandidaat("onbekend", uren=None, plek=9)]
    assert order(items, UREN) == ["onbekend", "te-lang"]


def test_brevity_never_decides() -> None:
    """Among those that fit within the hours, and among those that do not, the search order stands."""
    for hours in ((40, 8), (100, 400), (1680, 160)):
        first, second = (different(str(uren), plek, uren=uren) for plek, uren in enumerate(hours))
        assert order([second, first]) == [str(uren) for uren in hours]
    fits = [different("lang", 0, uren=40), different("kort", 1, uren=1)]
    assert order(fits, UREN) == ["lang", "kort"]
    over = [different("lang", 0, uren=1680), different("kort", 1, uren=41)]
    assert order(over, UREN) == ["lang", "kort"]


def test_what_one_can_enter_goes_first_then_the_unknown_then_the_full() -> None:
    items = [
        different("vol", 0, moment=moment(is_vol=True, is_open=False)),
        different("onbekend", 1, moment=None),
        different("open", 2),
    ]
    assert order(items) == ["open", "onbekend", "vol"]


def test_openness_does_not_beat_fit() -> None:
    items = [kandidaat("open", uren=80), kandidaat("vol", moment=moment(is_vol=True, is_open=False))]
    assert order(items, UREN) == ["vol", "open"]


def test_equals_are_chosen_to_differ() -> None:
    items = [
        kandidaat("een", plek=0),
        kandidaat("zelfde", plek=1),
        kandidaat("ook-zelfde", plek=2),
        kandidaat("anders", plek=3, aanbieder="b", werkvormen=("intervisie",), uren=200),
        kandidaat("online", plek=4, aanbieder="c", werkvormen=("e-learning",), uren=4),
    ]
    assert order(items)[:3] == ["een", "anders", "online"]
    assert set(order(items)) == {"een", "zelfde", "ook-zelfde", "anders", "online"}


def test_difference_does_not_beat_fit() -> None:
    items = [kandidaat(f"past{number}", plek=number) for number in range(3)]
    other = kandidaat("anders", stap=1, aanbieder="b", werkvormen=("intervisie",), uren=None)
    assert order([*items, other])[-1] == "anders"


def test_recognised_first_among_equals() -> None:
    items = [different("in-kaart", 0), different("erkend", 1, is_erkend=True)]
    assert order(items)[0] == "erkend"


def test_words_that_fit_much_better_beat_openness() -> None:
    full = moment(is_vol=True, is_open=False)
    best, far = different("best", 0, moment=full), different("ver", WOORDENBAND)
    near = different("dichtbij", WOORDENBAND - 1)
    assert order([best, far, near], op_woorden=True) == ["dichtbij", "best", "ver"]
    assert order([best, far, near]) == ["dichtbij", "ver", "best"]
