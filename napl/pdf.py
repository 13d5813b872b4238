"""Make a PDF of data with a template of ``templates/documenten``: tagged, so a screen reader can read it.

Typst sets the type; a template gets its data as JSON and nothing of it is ever read as code. The folder of
templates is all that a template can open.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final, cast

import typst
from django.conf import settings

SJABLONEN = settings.BASE_DIR / "templates" / "documenten"
LETTERS = settings.BASE_DIR / "static" / "vendor" / "fonts"
# PDF for universal access; typst refuses a document that lacks what the standard asks, such as a title.
STANDAARD: Final = "ua-1"


def make_pdf(sjabloon: str, gegevens: Mapping[str, Any], *, op: datetime) -> bytes:
    """Return the document of a template, such as ``ontwikkelpaden_pad.typ``.

    ``op`` is the moment that the document bears: the same data at the same moment give the same bytes.
    Raises ``typst.TypstError`` for a template that does not fit its data, which is a programming error.
    """
    compiler = typst.Compiler(
        SJABLONEN / sjabloon,
        root=SJABLONEN,
        font_paths=[LETTERS],
        ignore_system_fonts=True,
        sys_inputs={"gegevens": json.dumps(gegevens, default=_text, ensure_ascii=False)},
    )
    made = compiler.compile(format="pdf", pdf_standards=[STANDAARD], timestamp=int(op.timestamp()))
    return cast("bytes", made)


def _text(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
