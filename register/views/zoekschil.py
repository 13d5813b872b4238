"""The page around the results: the same for every visitor who is not logged in, so it is rendered once."""

from html import escape

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest

from napl.mal import Html, Mal
from register.domain.zoeken import Zoekvraag

GATEN = ("titel", "robots", "q", "resultaat")
NIET_IN_DE_INDEX = '<meta name="robots" content="noindex, follow">'


def render_page(request: HttpRequest, vraag: Zoekvraag, resultaat: Html) -> bytes:
    is_search = bool(vraag.active()) or vraag.pagina > 1
    return _shell(request).fill(
        {
            "titel": escape(f"{vraag.q} · ") if vraag.q else "",
            "robots": NIET_IN_DE_INDEX if is_search else "",
            "q": escape(vraag.q),
            "resultaat": resultaat,
        }
    )


def _shell(request: HttpRequest) -> Mal:
    # A session or a message is somebody's own; without one every visitor sees the same page.
    own = (settings.SESSION_COOKIE_NAME, CookieStorage.cookie_name)
    if settings.DEBUG or any(naam in request.COOKIES for naam in own):
        return _render(request)
    if not _visitor:
        _visitor.append(_render(request))
    return _visitor[0]


_visitor: list[Mal] = []


def _render(request: HttpRequest) -> Mal:
    return Mal.render("register/traject_list.html", GATEN, request=request)
