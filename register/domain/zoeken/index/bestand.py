"""One file of named arrays: a header, then the arrays at multiples of 64 bytes, to be mapped as it is."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Arrays = Mapping[str, npt.NDArray[Any]]
MERK = b"NAPLZK02"
LIJN = 64
KOP = 16


class BestandFout(Exception):  # noqa: N818 - named like the other errors of the project
    """The file is no index, or not a whole one."""


def write_arrays(arrays: Arrays) -> Iterator[bytes]:
    """Yield the file, piece by piece."""
    places: dict[str, dict[str, object]] = {}
    offset = 0
    for name, array in arrays.items():
        places[name] = {"dtype": array.dtype.str, "shape": array.shape, "vanaf": offset}
        offset += -(-array.nbytes // LIJN) * LIJN
    header = json.dumps({"arrays": places, "lengte": offset}).encode()
    start = -(-(KOP + len(header)) // LIJN) * LIJN
    yield MERK + len(header).to_bytes(8, "little") + header + bytes(start - KOP - len(header))
    for array in arrays.values():
        raw = np.ascontiguousarray(array).tobytes()
        yield raw + bytes(-len(raw) % LIJN)


def open_arrays(path: Path) -> dict[str, npt.NDArray[Any]]:
    """Map a file; raises BestandFout for one that is not whole."""
    try:
        raw = np.memmap(path, np.uint8, mode="r")
        header_length = int.from_bytes(raw[8:KOP].tobytes(), "little")
        if raw[:8].tobytes() != MERK or header_length > len(raw):
            raise BestandFout(f"{path.name} is no search index.")
        header = json.loads(raw[KOP : KOP + header_length].tobytes())
        start = -(-(KOP + header_length) // LIJN) * LIJN
        if len(raw) != start + header["lengte"]:
            raise BestandFout(f"{path.name} is not whole.")
        return {name: _view(raw, start, place) for name, place in header["arrays"].items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise BestandFout(f"{path.name}: {error}") from error


def _view(raw: npt.NDArray[np.uint8], start: int, place: Mapping[str, object]) -> npt.NDArray[Any]:
    dtype = np.dtype(str(place["dtype"]))
    shape = tuple(int(size) for size in place["shape"])  # type: ignore[attr-defined]
    length = dtype.itemsize * int(np.prod(shape, dtype=np.int64))
    begin = start + int(place["vanaf"])  # type: ignore[call-overload]
    view: npt.NDArray[Any] = np.asarray(raw[begin : begin + length]).view(dtype).reshape(shape)
    return view
