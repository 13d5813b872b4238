"""What the pages of an erkenningsaanvraag share: finding one, labels, crumbs."""

from django.http import Http404, HttpRequest
from django.urls import reverse

from kwaliteit.domain.queries.aanvraag import with_names
from kwaliteit.enums import Aanvraagstatus
from kwaliteit.models import Erkenningsaanvraag
from napl import klok
from ontwikkelpaden.views.weergave import Label
from register.models.aanbod import aanbieders_van
from register.views.mijn import account

EIGEN, ZAAK, LIJST, ZAKEN = (
    "kwaliteit:aanvraag-eigen",
    "kwaliteit:aanvraag-zaak",
    "kwaliteit:aanvragen-eigen",
    "kwaliteit:aanvragen",
)
METHODEN = ["GET", "HEAD", "POST"]
_S = Aanvraagstatus
_LABELS = {
    _S.CONCEPT: "neutraal",
    _S.TOEGEKEND: "goed",
    _S.ONDER_VOORWAARDEN: "goed",
    _S.AFGEWEZEN: "mislukt",
    _S.VERVALLEN: "ingetrokken",
    _S.BUITEN_BEHANDELING: "ingetrokken",
    _S.INGETROKKEN: "ingetrokken",
}


def show_label(aanvraag: Erkenningsaanvraag) -> Label:
    status = _S(aanvraag.status)
    return Label(_LABELS.get(status, "bezig"), status.label)


def get_eigen(request: HttpRequest, pk: int) -> Erkenningsaanvraag:
    """Return an aanvraag of an aanbieder that somebody works for; any other is not there (404)."""
    own = aanbieders_van(account(request), klok.vandaag()).values("pk")
    found = with_names(Erkenningsaanvraag.objects.filter(pk=pk, aanbieder__in=own)).first()
    if found is None:
        raise Http404
    return found


def get_zaak(pk: int) -> Erkenningsaanvraag:
    """Return a case at the bureau; what was never submitted is not there (404)."""
    found = with_names(Erkenningsaanvraag.objects.bij_bureau().filter(pk=pk)).first()
    if found is None:
        raise Http404
    return found


def naam_van(aanvraag: Erkenningsaanvraag) -> str:
    """Return the name of the traject: as submitted, or as it is live now."""
    if aanvraag.inhoud:
        return str(aanvraag.inhoud["naam"])
    return aanvraag.traject.live.naam if aanvraag.traject.live else aanvraag.traject.slug


def eigen_crumbs(aanvraag: Erkenningsaanvraag | None = None, *meer: str) -> list[dict[str, str]]:
    punten = [("Uw aanbod", reverse("register:aanbod")), ("Erkenningen", reverse(LIJST))]
    if aanvraag is not None:
        punten.append((aanvraag.kenmerk, reverse(EIGEN, args=[aanvraag.pk])))
    return [{"naam": naam, "url": url} for naam, url in [*punten, *((naam, "") for naam in meer)]]


def zaak_crumbs(aanvraag: Erkenningsaanvraag | None = None, *meer: str) -> list[dict[str, str]]:
    punten = [("Bureau", reverse("bureau")), ("Aanvragen", reverse(ZAKEN))]
    if aanvraag is not None:
        punten.append((aanvraag.kenmerk, reverse(ZAAK, args=[aanvraag.pk])))
    return [{"naam": naam, "url": url} for naam, url in [*punten, *((naam, "") for naam in meer)]]
