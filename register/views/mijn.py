"""What the pages of a teacher share: whose they are, and how a refusal comes back in a form."""

from collections.abc import Callable
from typing import TypeVar

from django import forms
from django.http import HttpRequest, QueryDict

from napl.fouten import Domeinfout
from napl.models import Gebruiker

T = TypeVar("T")


def account(request: HttpRequest) -> Gebruiker:
    assert isinstance(request.user, Gebruiker)  # noqa: S101 - the right implies an account
    return request.user


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what was posted, also when that is nothing; None makes a form that was not sent yet."""
    return request.POST if request.method == "POST" else None


def attempt(form: forms.Form, verb: Callable[[], T]) -> T | None:
    """Call a verb for a form; a refusal becomes an error of its field, so that nothing typed is lost."""
    try:
        return verb()
    except Domeinfout as fout:
        form.add_error(fout.veld if fout.veld in form.fields else None, fout.melding)
        return None
