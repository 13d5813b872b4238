"""``/mijn/…``: what somebody keeps of their own development. Nobody else's exists here."""

from typing import Any

from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from drf_spectacular.utils import OpenApiResponse
from rest_framework.views import APIView

from napl.api.parameters import ONGELDIG
from napl.api.problemen import ProbleemSerializer
from napl.models import Gebruiker

GEEN_TOEGANG = OpenApiResponse(ProbleemSerializer, description="U bent niet ingelogd.")
NIET_VAN_U = OpenApiResponse(ProbleemSerializer, description="Dit bestaat niet, of het is niet van u.")
KAN_NIET = OpenApiResponse(ProbleemSerializer, description="Dit kan niet (meer): de stand laat het niet toe.")
TAGS = ["mijn ontwikkeling"]
FOUTEN: dict[int, Any] = {400: ONGELDIG, 403: GEEN_TOEGANG}


@method_decorator(never_cache, name="dispatch")
class Mijnview(APIView):
    """A resource of the account that asks; ``recht`` is a right of every account."""

    recht = "ontwikkelpaden.volg_pad"

    @property
    def eigenaar(self) -> Gebruiker:
        user = self.request.user
        assert isinstance(user, Gebruiker)  # noqa: S101 - the right implies an account
        return user
