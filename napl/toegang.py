"""How a view says which right it needs; the test that walks every URL reads the same mark."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from napl.rechten import heeft_recht

ViewT = TypeVar("ViewT", bound=Callable[..., HttpResponseBase])


def vereist_recht(naam: str) -> Callable[[ViewT], ViewT]:
    """Let only who has the right see the page: a visitor is sent to the login, anybody else gets a 403."""

    def decorate(view: ViewT) -> ViewT:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if heeft_recht(request.user, naam):
                return view(request, *args, **kwargs)
            if not request.user.is_authenticated:
                return _login_first(request)
            raise PermissionDenied

        guarded.recht = naam  # type: ignore[attr-defined]
        return cast("ViewT", guarded)

    return decorate


def _login_first(request: HttpRequest) -> HttpResponseBase:
    """Send to the login; htmx would put that page inside the other one, so it reloads the whole page."""
    if "HX-Request" in request.headers:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return redirect_to_login(request.get_full_path())


def neemt_upload(*, instelling: str) -> Callable[[ViewT], ViewT]:
    """Name the setting that says how large a file this address takes; without it ``BESTAND_MAX_BYTES``."""

    def decorate(view: ViewT) -> ViewT:
        view.upload_instelling = instelling  # type: ignore[attr-defined]
        return view

    return decorate
