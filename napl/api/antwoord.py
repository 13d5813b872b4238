"""What the views of the API share: one page of a list as an answer, and the body of a request."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from napl.api.lijst import envelope, represent
from napl.api.parameters import page_of
from napl.paginering import paginate


def answer_list(
    request: Request,
    rows: "QuerySet[Any] | Sequence[Any]",
    serializer: type[serializers.BaseSerializer[Any]],
    values: Mapping[str, Any],
    *,
    show: Callable[[Any], Any] | None = None,
    **extra: object,
) -> Response:
    """Answer with the page that ``values`` asks for; ``show`` makes of a row what the serializer reads."""
    pagina = paginate(rows, **page_of(values))
    shown = [show(row) for row in pagina.resultaten] if show else pagina.resultaten
    return Response(envelope(request, pagina, represent(serializer, shown, request), **extra))


def valid(body: serializers.BaseSerializer[Any]) -> dict[str, Any]:
    """Return what a body says; raise a 400 that names every field that is missing or wrong."""
    body.is_valid(raise_exception=True)
    data: dict[str, Any] = body.validated_data
    return data
