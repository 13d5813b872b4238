"""The bewaarlijst of somebody without an account: ids of trajecten in the session of the browser."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from napl import klok
from napl.models import Gebruiker
from register.domain.bewaren.lijst import take_along
from register.models import Bewaardtraject

SLEUTEL = "bewaarlijst"
MAX_ZONDER_ACCOUNT = 50


def session_pks(request: HttpRequest) -> list[int]:
    """Return what a visitor kept, the latest first; a request without a session kept nothing."""
    session = getattr(request, "session", None)
    return list(session.get(SLEUTEL, ())) if session is not None else []


def add_to_session(request: HttpRequest, pks: Iterable[int]) -> int:
    """Keep trajecten for a visitor as far as there is room; return how many are left out.

    Schools share computers: the list ends with the browser.
    """
    known = session_pks(request)
    new = [pk for pk in pks if pk not in known]
    room = max(MAX_ZONDER_ACCOUNT - len(known), 0)
    request.session[SLEUTEL] = new[:room] + known
    request.session.set_expiry(0)
    return len(new) - len(new[:room])


def drop_from_session(request: HttpRequest, pk: int) -> None:
    request.session[SLEUTEL] = [known for known in session_pks(request) if known != pk]


def count_bewaard(request: HttpRequest) -> int:
    """Count for the menu: without a query for a visitor, with one for somebody with an account."""
    if isinstance(request.user, Gebruiker):
        return Bewaardtraject.objects.filter(gebruiker=request.user).count()
    return len(session_pks(request))


def is_bewaard(request: HttpRequest, pk: int) -> bool:
    if isinstance(request.user, Gebruiker):
        return Bewaardtraject.objects.filter(gebruiker=request.user, traject=pk).exists()
    return pk in session_pks(request)


def move_along(request: HttpRequest, user: Gebruiker, **_rest: Any) -> None:
    """Move the list of the visitor who logs in to the account; the session outlives a login."""
    pks = session_pks(request)
    if not pks:
        return
    uitkomst = take_along(reversed(pks), by=user, at=klok.nu())
    del request.session[SLEUTEL]
    if uitkomst.nieuw:
        text = "Wat u voor het inloggen bewaarde, staat nu in uw account. {}"
        link = format_html('<a href="{}">Bekijk uw bewaarlijst</a>', reverse("register:bewaarlijst"))
        messages.success(request, format_html(text, link), fail_silently=True)


def register_signals() -> None:
    user_logged_in.connect(move_along, dispatch_uid="register.bewaarlijst")
