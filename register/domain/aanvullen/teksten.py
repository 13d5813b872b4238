"""Many short texts as one run of bytes: a tenth of the memory of as many Python strings."""

from collections.abc import Iterable, Iterator

import numpy as np


class Teksten:
    def __init__(self, texts: Iterable[str], separator: str = "") -> None:
        blob, ends = bytearray(), [0]
        for text in texts:
            blob += f"{text}{separator}".encode()
            ends.append(len(blob))
        self.blob = bytes(blob)
        self.grenzen = np.asarray(ends, dtype=np.int64)
        self._scheiding = len(separator.encode())

    def __len__(self) -> int:
        return len(self.grenzen) - 1

    def __getitem__(self, index: int) -> str:
        first, end = self.grenzen[index], self.grenzen[index + 1] - self._scheiding
        return self.blob[first:end].decode()

    def __iter__(self) -> Iterator[str]:
        return (self[index] for index in range(len(self)))

    def at(self, positions: list[int]) -> list[int]:
        """Return the numbers of the texts in which these positions of the bytes lie."""
        found: list[int] = np.unique(np.searchsorted(self.grenzen, positions, side="right") - 1).tolist()
        return found

    @property
    def bytes(self) -> int:
        return len(self.blob) + self.grenzen.nbytes
