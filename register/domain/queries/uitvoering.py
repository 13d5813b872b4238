"""The uitvoeringen of listed trajecten, for who reads them as a list of their own."""

from datetime import date

from django.db.models import Prefetch, QuerySet

from napl.models import Regio
from register.domain.zoeken import Zoekvraag
from register.domain.zoeken.voorwaarden import matching_uitvoeringen
from register.models import Traject, Uitvoering


def list_uitvoeringen(vraag: Zoekvraag, peildatum: date, *, trajecten: list[str]) -> QuerySet[Uitvoering]:
    """Return what search can find a traject by, under the same conditions; unknown starts come last."""
    listed = Traject.objects.vermeld_op(peildatum)
    if trajecten:
        listed = listed.filter(slug__in=trajecten)
    rows = matching_uitvoeringen(vraag, peildatum).filter(traject__in=listed.values("pk")).distinct()
    regios = Prefetch("regios", Regio.objects.geldig_op(peildatum).order_by("naam"))
    return rows.select_related("traject__live").prefetch_related(regios).order_by("start_datum", "pk")
