"""What waits for a code, in the session of the browser that asked for it: nobody else can finish it."""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest

from napl.domain.account import Codeverzoek
from napl.fouten import Domeinfout

SLEUTEL = "codeverzoek"


def keep(request: HttpRequest, verzoek: Codeverzoek) -> None:
    request.session[SLEUTEL] = asdict(verzoek)
    # Schools share computers: what waits here ends with the browser.
    request.session.set_expiry(0)


def waiting(request: HttpRequest, doel: str) -> Codeverzoek | None:
    raw: dict[str, Any] | None = request.session.get(SLEUTEL)
    return Codeverzoek(**raw) if raw and raw["doel"] == doel else None


def forget(request: HttpRequest) -> None:
    request.session.pop(SLEUTEL, None)


def explain(form: Any, fout: Domeinfout) -> None:
    """Put a refusal at its field, or above the form."""
    form.add_error(fout.veld if fout.veld in form.fields else None, fout.melding)
