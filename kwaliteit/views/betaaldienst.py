"""Where the payment provider sends its messages, and the page of the one for demos and tests."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from kwaliteit.domain.betaling.adapter import is_proef
from kwaliteit.domain.betaling.handtekening import KOP
from kwaliteit.domain.betaling.proef import make_bericht, play
from kwaliteit.domain.betaling.webhook import receive_bericht
from kwaliteit.enums import Betaalberichtoordeel, Betaalstatus
from kwaliteit.models import Proefbetaling
from kwaliteit.rules.betaling import MELD_BETALING
from napl import klok
from napl.toegang import vereist_recht

MAX_BODY = 16 * 1024
# Anything but 2xx makes the provider send it again, which helps only where it can turn out otherwise.
ANTWOORDEN = {
    Betaalberichtoordeel.VERWERKT: HTTPStatus.OK,
    Betaalberichtoordeel.ONGEWIJZIGD: HTTPStatus.OK,
    Betaalberichtoordeel.ONBEKEND: HTTPStatus.NOT_FOUND,
    Betaalberichtoordeel.UITGESTELD: HTTPStatus.SERVICE_UNAVAILABLE,
}
UITKOMSTEN = {
    "betaald": Betaalstatus.BETAALD,
    "mislukt": Betaalstatus.MISLUKT,
    "afgebroken": Betaalstatus.MISLUKT,
    "verlopen": Betaalstatus.VERLOPEN,
}


@csrf_exempt  # a server sends it, without cookies; the signature over the body is the right to do so
@require_POST
@never_cache
@vereist_recht(MELD_BETALING)
def webhook(request: HttpRequest) -> HttpResponse:
    """Take in a message; the answer tells nothing but whether to send it again."""
    if int(request.headers.get("Content-Length") or 0) > MAX_BODY or len(request.body) > MAX_BODY:
        return HttpResponse(status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    oordeel = receive_bericht(request.body, request.headers.get(KOP, ""), at=klok.nu())
    return HttpResponse(status=ANTWOORDEN.get(oordeel, HTTPStatus.BAD_REQUEST))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(MELD_BETALING)
def proef(request: HttpRequest, extern_id: str) -> HttpResponse:
    """Play the payment provider: choose how the payment ends, and whether its message arrives."""
    if not is_proef():
        raise Http404
    betaling = get_object_or_404(Proefbetaling, extern_id=extern_id)
    uitkomst = UITKOMSTEN.get(request.POST.get("uitkomst", ""))
    if request.method == "POST" and uitkomst is not None:
        at = klok.nu()
        betaling = play(betaling, uitkomst, at=at)
        if "kwijt" not in request.POST:
            body, kop = make_bericht(betaling, at=at)
            receive_bericht(body, kop, at=at)
        return redirect(betaling.terugadres)
    return render(request, "kwaliteit/betaling_proef.html", {"proef": betaling})
