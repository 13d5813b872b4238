"""What the pages of a teacher's own development share."""

from django.http import Http404, HttpRequest

from napl.models import Gebruiker
from ontwikkelpaden.domain.queries.paden import find_padversie
from ontwikkelpaden.models import Padversie

KRUIMELS = [{"naam": "Start", "url": "/"}, {"naam": "Mijn ontwikkelpaden", "url": "/mijn/paden/"}]


def account(request: HttpRequest) -> Gebruiker:
    assert isinstance(request.user, Gebruiker)  # noqa: S101 - the right implies an account
    return request.user


def versie_or_404(slug: str) -> Padversie:
    versie = find_padversie(slug)
    if versie is None:
        raise Http404
    return versie
