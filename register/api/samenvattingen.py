"""The trajecten of a search as JSON, each made once for as long as it does not change."""

from collections.abc import Callable, Sequence
from datetime import date

from djangorestframework_camel_case.render import CamelCaseJSONRenderer
from rest_framework.request import Request

from napl.api.lijst import represent
from register.api.serializers import TrajectSamenvattingSerializer
from register.domain.zoeken import Bak, Zoekvraag, kept_reader
from register.models import Traject

SAMENVATTINGEN = Bak()


def summary_reader(
    vraag: Zoekvraag, peildatum: date, request: Request
) -> Callable[[Sequence[int]], dict[int, bytes]]:
    """Return a reader of JSON; its links are absolute, so it is kept per host."""

    def make(trajecten: Sequence[Traject]) -> list[bytes]:
        rows = represent(TrajectSamenvattingSerializer, trajecten, request)
        # No types in this package; the renderer of the project makes the names camelCase.
        return [CamelCaseJSONRenderer().render(row) for row in rows]  # type: ignore[no-untyped-call]

    return kept_reader(vraag, peildatum, SAMENVATTINGEN, make, request.build_absolute_uri("/"))
