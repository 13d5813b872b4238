"""Every component in every state, for who works on the pages (DEBUG only)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from napl.toegang import vereist_recht


@require_safe
@vereist_recht("napl.zie_openbaar")
def stijlgids(request: HttpRequest) -> HttpResponse:
    return render(request, "stijlgids.html")
