"""The terms of monitoring. How long they are is our choice: no law sets them."""

from django.db import models
from django.urls import reverse
from django.utils import timezone

from napl.domain.termijn.lezen import running_termijn
from napl.domain.termijn.rekenen import Duur
from napl.domain.termijn.verloop import begin_termijn, end_termijn
from napl.enums import Termijneenheid
from napl.models import Gebeurtenis
from napl.registers import Termijnsoort


def _signaal(pk: int) -> str:
    return reverse("kwaliteit:signaal-zaak", args=[pk])


def _tussentijds(pk: int) -> str:
    return reverse("kwaliteit:tussentijds-zaak", args=[pk])


def _monitoring(pk: int) -> str:  # noqa: ARG001 - one page shows all that is late
    return reverse("kwaliteit:monitoring")


_GROND = "Werkwijze monitoring: een redelijke termijn"
AFHANDELEN = Termijnsoort(
    "signaal.afhandelen",
    "Een signaal afhandelen",
    Duur(6, Termijneenheid.WEKEN),
    _GROND,
    rolt=True,
    url=_signaal,
)
SIGNAALREACTIE = Termijnsoort(
    "signaal.reactie",
    "Reactie van de aanbieder",
    Duur(2, Termijneenheid.WEKEN),
    _GROND,
    rolt=True,
    url=_signaal,
)
TUSSENTIJDSREACTIE = Termijnsoort(
    "tussentijds.reactie",
    "Reactie van de aanbieder",
    Duur(2, Termijneenheid.WEKEN),
    _GROND,
    rolt=True,
    url=_tussentijds,
)
JAARGEGEVENS = Termijnsoort(
    "jaargegevens.indienen",
    "Jaargegevens indienen",
    Duur(8, Termijneenheid.WEKEN),
    _GROND,
    rolt=True,
    url=_monitoring,
)
SOORTEN = (AFHANDELEN, SIGNAALREACTIE, TUSSENTIJDSREACTIE, JAARGEGEVENS)


def begin(onderwerp: models.Model, soort: Termijnsoort, gebeurtenis: Gebeurtenis) -> None:
    op = timezone.localdate(gebeurtenis.op)
    begin_termijn(onderwerp, soort, begonnen_op=op, at=gebeurtenis.op, by=gebeurtenis.door)


def end(onderwerp: models.Model, soort: Termijnsoort, gebeurtenis: Gebeurtenis) -> None:
    """End a term if it runs."""
    if (running := running_termijn(onderwerp, soort)) is not None:
        end_termijn(running, op=timezone.localdate(gebeurtenis.op), at=gebeurtenis.op, by=gebeurtenis.door)
