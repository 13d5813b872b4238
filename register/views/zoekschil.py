"""The page around the results."""

from html import escape

from django.http import HttpRequest

from napl.mal import Html
from napl.views.schil import Schil
from register.domain.zoeken import Zoekvraag

NIET_IN_DE_INDEX = '<meta name="robots" content="noindex, follow">'
_SCHIL = Schil("register/traject_list.html", ("titel", "robots", "q", "resultaat"))


def render_page(request: HttpRequest, vraag: Zoekvraag, resultaat: Html) -> bytes:
    is_search = bool(vraag.active()) or vraag.pagina > 1
    return _SCHIL.get(request).fill(
        {
            "titel": escape(f"{vraag.q} · ") if vraag.q else "",
            "robots": NIET_IN_DE_INDEX if is_search else "",
            "q": escape(vraag.q),
            "resultaat": resultaat,
        }
    )
