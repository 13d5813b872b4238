"""Suggestions for the search field, as little as the script needs."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from napl import klok
from napl.toegang import vereist_recht
from register.domain.aanvullen import address_of, find_aanvullingen
from register.parameters import Aanvulparameters, read_parameters

# Long enough to go back over letters without asking again, short enough to follow the register.
BEWAREN_SECONDEN = 60


@require_safe
@vereist_recht("register.zie_trajecten")
def aanvullen(request: HttpRequest) -> HttpResponse:
    values, fouten = read_parameters(Aanvulparameters, request.GET)
    if fouten:
        reasons = "\n".join(f"{fout.label}: {fout.reden}" for fout in fouten)
        return HttpResponse(reasons, status=400, content_type="text/plain; charset=utf-8")
    found = find_aanvullingen(values.get("q", ""), peildatum=klok.vandaag())
    response = JsonResponse(
        {
            "aanvullingen": [
                {
                    "groep": item.soort.label,
                    "naam": item.naam,
                    "toelichting": item.toelichting,
                    "url": address_of(item),
                }
                for item in found
            ]
        },
        json_dumps_params={"ensure_ascii": False, "separators": (",", ":")},
    )
    # The same for everybody, also for who is logged in.
    patch_cache_control(response, public=True, max_age=BEWAREN_SECONDEN)
    return response
