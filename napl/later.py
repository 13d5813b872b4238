"""Values that are made when somebody first looks at them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

Waarde = TypeVar("Waarde")


class Later(Mapping[str, Waarde]):
    """A mapping with fixed keys, of which each value is made once, and only when it is asked for."""

    def __init__(self, namen: Sequence[str], maak: Callable[[str], Waarde]) -> None:
        self._namen = namen
        self._maak = maak
        self._gemaakt: dict[str, Waarde] = {}

    def __getitem__(self, naam: str) -> Waarde:
        if naam not in self._gemaakt:
            if naam not in self._namen:
                raise KeyError(naam)
            self._gemaakt[naam] = self._maak(naam)
        return self._gemaakt[naam]

    def __iter__(self) -> Iterator[str]:
        return iter(self._namen)

    def __len__(self) -> int:
        return len(self._namen)
