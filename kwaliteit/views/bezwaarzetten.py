"""Which moves of a bezwaar there are in which status, each with its form; the first is the next step."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import QueryDict

from kwaliteit.domain.bezwaar import behandelen
from kwaliteit.enums import Bezwaarstatus, Bezwaaruitkomst
from kwaliteit.forms import bezwaar as formulieren
from kwaliteit.models import Bezwaar
from napl.fouten import Domeinfout, GeenRecht
from napl.models import Gebruiker
from ontwikkelpaden.forms.consultatie import Domeinformulier

_S = Bezwaarstatus
# For whom or what a bezwaar waits.
WAAROP: Mapping[Bezwaarstatus, str] = {
    _S.INGEDIEND: "Volgende stap: neem dit bezwaar in behandeling.",
    _S.ONTVANKELIJKHEID: "Volgende stap: controleer of het bezwaar compleet en op tijd is.",
    _S.HERSTEL: "Wacht op de aanbieder: die vult het bezwaar aan.",
    _S.HOORZITTING: "Volgende stap: hoor de aanbieder.",
    _S.ADVIES: "Volgende stap: schrijf het advies.",
    _S.TER_BESLISSING: "Wacht op de beslisser.",
    _S.BESLIST: "Er is beslist.",
    _S.INGETROKKEN: "De aanbieder trok het bezwaar in.",
}


@dataclass(frozen=True)
class Zetsoort:
    knop: str
    gedaan: str
    formulier: type[Domeinformulier]
    doe: Callable[..., object]
    # Says that a mail goes out.
    mailt: bool = False


SOORTEN: Mapping[str, Zetsoort] = {
    "neem-op": Zetsoort(
        "Neem in behandeling", "U behandelt dit bezwaar.", formulieren.Leegformulier, behandelen.take_bezwaar
    ),
    "laat-toe": Zetsoort(
        "Laat toe en ga naar de hoorzitting",
        "Het bezwaar is toegelaten.",
        formulieren.Toelaatformulier,
        behandelen.admit_bezwaar,
    ),
    "vraag-aanvulling": Zetsoort(
        "Vraag om aanvulling",
        "De aanbieder krijgt een e-mail en twee weken om aan te vullen.",
        formulieren.Verzuimformulier,
        behandelen.ask_herstel,
        mailt=True,
    ),
    "niet-ontvankelijk": Zetsoort(
        "Stel voor om niet te behandelen",
        "Het bezwaar ligt bij de beslisser.",
        formulieren.Redenformulier,
        behandelen.propose_inadmissible,
    ),
    "plan": Zetsoort(
        "Plan de hoorzitting",
        "De aanbieder krijgt een uitnodiging.",
        formulieren.Zittingformulier,
        behandelen.plan_hoorzitting,
        mailt=True,
    ),
    "verslag": Zetsoort(
        "Leg het verslag vast",
        "Het verslag staat in het dossier.",
        formulieren.Verslagformulier,
        behandelen.record_hoorzitting,
    ),
    "geen-zitting": Zetsoort(
        "Ga verder zonder hoorzitting",
        "Er komt geen hoorzitting.",
        formulieren.Redenformulier,
        behandelen.waive_hoorzitting,
    ),
    "adviseer": Zetsoort(
        "Geef het advies",
        "Het bezwaar ligt bij de beslisser.",
        formulieren.Adviesformulier,
        behandelen.advise_bezwaar,
    ),
    "verdaag": Zetsoort(
        "Verdaag de beslissing met zes weken",
        "De termijn is verdaagd.",
        formulieren.Redenformulier,
        behandelen.postpone_bezwaar,
    ),
}
_IN: Mapping[Bezwaarstatus, tuple[str, ...]] = {
    _S.INGEDIEND: ("neem-op",),
    _S.ONTVANKELIJKHEID: ("laat-toe", "vraag-aanvulling", "niet-ontvankelijk", "verdaag"),
    _S.HERSTEL: ("niet-ontvankelijk",),
    _S.HOORZITTING: ("plan", "geen-zitting", "verdaag"),
    _S.ADVIES: ("adviseer", "verdaag"),
}


@dataclass
class Zet:
    code: str
    soort: Zetsoort
    form: Domeinformulier

    def do(self, bezwaar: Bezwaar, *, by: Gebruiker, at: datetime) -> bool:
        """Make the move and say whether it was made; a refusal stands in the form."""
        if not self.form.is_valid():
            return False
        values: dict[str, Any] = dict(self.form.cleaned_data)
        if self.code == "adviseer":
            values["uitkomst"] = Bezwaaruitkomst(values["uitkomst"])
        try:
            self.soort.doe(bezwaar, **values, by=by, at=at)
        except GeenRecht as fout:
            if fout.veld != "status":
                raise
            self.form.add_domeinfout(fout)  # has the right, and had a part in the first case
        except Domeinfout as fout:
            self.form.add_domeinfout(fout)
        else:
            return True
        return False


def zetten_van(bezwaar: Bezwaar, posted: QueryDict | None) -> list[Zet]:
    """Return the moves that are possible now; of what was posted the form is bound."""
    codes = _IN.get(_S(bezwaar.status), ())
    if bezwaar.status == _S.HOORZITTING and bezwaar.zitting_op is not None:
        codes = ("verslag", *codes)
    actie = posted.get("actie", "") if posted is not None else ""
    made = []
    for code in codes:
        soort = SOORTEN[code]
        form = soort.formulier(posted if code == actie else None, auto_id=f"{code}-%s")
        if code == "laat-toe" and not bezwaar.te_laat:
            del form.fields["reden"]
        made.append(Zet(code, soort, form))
    return made
