"""The envelope of every list in the API."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import QueryDict
from rest_framework import serializers
from rest_framework.request import Request

from napl.paginering import Pagina


class Linkserializer(serializers.Serializer[Any]):
    href = serializers.CharField()


class Linksserializer(serializers.Serializer[Any]):
    self = Linkserializer()
    eerste = Linkserializer()
    laatste = Linkserializer()
    vorige = Linkserializer(required=False)
    volgende = Linkserializer(required=False)


def represent(
    serializer: type[serializers.BaseSerializer[Any]], rows: Iterable[Any], request: Request | None = None
) -> list[Any]:
    """Return the rows as the API shows them."""
    return list(serializer(rows, many=True, context={"request": request}).data)


def envelope(request: Request, pagina: "Pagina[Any]", rows: Sequence[Any], **extra: object) -> dict[str, Any]:
    """Return ``{aantal, pagina, paginaGrootte, resultaten, …, _links}`` of the contract."""
    return {
        "aantal": pagina.aantal,
        "pagina": pagina.nummer,
        "paginaGrootte": pagina.grootte,
        "resultaten": rows,
        **extra,
        "_links": _links(request, pagina),
    }


def join_rows(request: Request, pagina: "Pagina[Any]", rows: Sequence[bytes], **extra: object) -> bytes:
    """Return the same envelope as it is sent, of rows that are JSON already."""
    around = envelope(request, pagina, [], **extra)
    before, after = {}, {}
    seen = False
    for naam, value in around.items():
        if naam == "resultaten":
            seen = True
        elif seen:
            after[naam] = value
        else:
            before[naam] = value
    return b'%b,"resultaten":[%b],%b' % (_json(before)[:-1], b",".join(rows), _json(after)[1:])


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _links(request: Request, pagina: "Pagina[Any]") -> dict[str, dict[str, str]]:
    def link(nummer: int) -> dict[str, str]:
        params: QueryDict = request.query_params.copy()
        params["pagina"] = str(nummer)
        return {"href": request.build_absolute_uri(f"{request.path}?{params.urlencode()}")}

    links = {"self": link(pagina.nummer), "eerste": link(1), "laatste": link(pagina.totaal)}
    if pagina.nummer > 1:
        links["vorige"] = link(pagina.nummer - 1)
    if pagina.nummer < pagina.totaal:
        links["volgende"] = link(pagina.nummer + 1)
    return links
