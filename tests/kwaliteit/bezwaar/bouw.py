"""Bezwaren for tests, in every status, brought there by the verbs."""

from collections.abc import Callable
from datetime import timedelta

from kwaliteit.domain.bezwaar.behandelen import (
    admit_bezwaar,
    advise_bezwaar,
    ask_herstel,
    take_bezwaar,
    waive_hoorzitting,
)
from kwaliteit.domain.bezwaar.beslissen import decide_bezwaar
from kwaliteit.domain.bezwaar.indienen import submit_bezwaar, withdraw_bezwaar
from kwaliteit.enums import Bezwaarstatus, Bezwaaruitkomst, Uitkomst
from kwaliteit.models import Besluit, Bezwaar
from napl.enums import Rol
from tests.factories import NU, make_gebruiker
from tests.kwaliteit.aanvraag.bouw import maak_lid
from tests.kwaliteit.besluit.bouw import maak_besluit

DAG = timedelta(days=1)
LATER = NU + 7 * DAG
GRONDEN = "De toetsing is wel degelijk beschreven."
_S = Bezwaarstatus


def maak_bezwaar(besluit: Besluit | None = None) -> Bezwaar:
    besluit = besluit or maak_besluit(Uitkomst.AFWIJZEN)
    return submit_bezwaar(besluit, gronden=GRONDEN, by=maak_lid(besluit.aanvraag.aanbieder), at=LATER)


def zet_bezwaar_op(bezwaar: Bezwaar, status: Bezwaarstatus) -> Bezwaar:
    """Bring a new bezwaar to a status."""
    by = make_gebruiker(Rol.BEHANDELAAR)
    if status == _S.INGETROKKEN:
        return withdraw_bezwaar(bezwaar, by=maak_lid(bezwaar.besluit.aanvraag.aanbieder), at=LATER)
    if status == _S.HERSTEL:
        bezwaar = take_bezwaar(bezwaar, by=by, at=LATER)
        return ask_herstel(bezwaar, verzuim="De gronden missen.", by=by, at=LATER)
    stappen: list[Callable[[Bezwaar], Bezwaar]] = [
        lambda b: take_bezwaar(b, by=by, at=LATER),
        lambda b: admit_bezwaar(b, commissie=False, by=by, at=LATER),
        lambda b: waive_hoorzitting(b, reden="De aanbieder wil dat niet.", by=by, at=LATER),
        lambda b: advise_bezwaar(
            b, uitkomst=Bezwaaruitkomst.ONGEGROND, advies="Het besluit klopt.", by=by, at=LATER
        ),
        lambda b: decide_bezwaar(
            b,
            uitkomst=Bezwaaruitkomst.ONGEGROND,
            motivering="Het klopt.",
            by=make_gebruiker(Rol.BESLISSER),
            at=LATER,
        ),
    ]
    for stap in stappen:
        if bezwaar.status == status:
            break
        bezwaar = stap(bezwaar)
    return bezwaar
