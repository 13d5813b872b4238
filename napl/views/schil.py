"""The page around something, as a mould: the same for every visitor without a session, so rendered once."""

from collections.abc import Mapping, Sequence

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest

from napl.mal import Mal


class Schil:
    """A template with holes; a session or a message is somebody's own, so then it is rendered anew."""

    def __init__(
        self, template: str, gaten: Sequence[str], context: Mapping[str, object] | None = None
    ) -> None:
        self._template = template
        self._gaten = gaten
        self._context = context
        self._visitor: Mal | None = None

    def get(self, request: HttpRequest) -> Mal:
        own = (settings.SESSION_COOKIE_NAME, CookieStorage.cookie_name)
        if settings.DEBUG or any(naam in request.COOKIES for naam in own):
            return self._render(request)
        if self._visitor is None:
            self._visitor = self._render(request)
        return self._visitor

    def _render(self, request: HttpRequest) -> Mal:
        return Mal.render(self._template, self._gaten, self._context, request)
