"""The pages of what somebody keeps, as the navigation between them."""

from django.http import HttpRequest
from django.urls import reverse

from napl.rechten import heeft_recht

DELEN = (
    ("Bewaarlijst", "register:bewaarlijst", "register.schrijf_notitie"),
    ("Zoekwaarschuwingen", "register:zoekwaarschuwingen", "register.beheer_zoekwaarschuwingen"),
    ("Teamlijsten", "register:teamlijsten", "register.zie_teamlijsten"),
)


def bewaardelen(request: HttpRequest) -> list[dict[str, object]]:
    """Return the pages that this visitor may enter; somebody without an account has the list alone."""
    return [
        {"naam": naam, "url": reverse(urlnaam), "actief": request.path.startswith(reverse(urlnaam))}
        for naam, urlnaam, recht in DELEN
        if heeft_recht(request.user, recht)
    ]
