"""What the tests of keeping make again and again."""

from datetime import date
from typing import Any

from napl.models import Gebruiker
from register.domain.bewaren.waarschuwing import create_zoekwaarschuwing
from register.domain.zoeken import Zoekvraag
from register.enums import Frequentie
from register.models import Zoekwaarschuwing
from tests.factories import NU, VANDAAG


def make_waarschuwing(
    by: Gebruiker,
    vraag: Zoekvraag | None = None,
    *,
    peildatum: date = VANDAAG,
    frequentie: Frequentie = Frequentie.DAGELIJKS,
    **velden: Any,
) -> Zoekwaarschuwing:
    return create_zoekwaarschuwing(
        vraag or Zoekvraag(sector=("po",)),
        peildatum=peildatum,
        frequentie=frequentie,
        by=by,
        at=NU,
        **{"naam": "Mijn zoekvraag", **velden},
    )
