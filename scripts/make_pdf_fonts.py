# ruff: noqa: INP001 -- a script, not a package
"""Make the two static fonts of our documents from the variable web font, which typst cannot read.

Usage, with fonttools and brotli at hand: ``python scripts/make_pdf_fonts.py``. The licence (OFL) allows it;
its text stands in ``static/vendor/licenties``.
"""

import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FONTS = Path(__file__).resolve().parent.parent / "static" / "vendor" / "fonts"
# Name, weight, and the two flags by which programs know a bold font.
SNEDEN = (("Regular", 400, 0x40, 0), ("Bold", 700, 0x20, 1))


def main() -> None:
    for snede, gewicht, selectie, stijl in SNEDEN:
        font = _merge(gewicht)
        for name_id, text in ((1, "Figtree"), (2, snede), (4, f"Figtree {snede}"), (6, f"Figtree-{snede}")):
            font["name"].setName(text, name_id, 3, 1, 0x409)
        for name_id in (16, 17, 25):
            font["name"].removeNames(nameID=name_id)
        font["OS/2"].usWeightClass, font["OS/2"].fsSelection = gewicht, selectie
        font["head"].macStyle = stijl
        font.save(FONTS / f"figtree-{snede.lower()}.ttf")


def _merge(gewicht: int) -> TTFont:
    """Return one font of a weight from the two files in which the web font comes."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for deel in ("latin", "latin-ext"):
            font = TTFont(FONTS / f"figtree-{deel}-wght-normal.woff2")
            font.flavor = None
            path = Path(folder) / f"{deel}.ttf"
            instancer.instantiateVariableFont(font, {"wght": gewicht}).save(path)
            paths.append(str(path))
        return Merger().merge(paths)


if __name__ == "__main__":
    main()
