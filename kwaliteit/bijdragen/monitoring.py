"""What evaluations, signals and interim reviews give to the kernel's registries."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse

from kwaliteit.domain.aanvraag.blik import ZAAK
from kwaliteit.domain.monitoring.dossier import EVALUATIES, SIGNALEN
from kwaliteit.domain.monitoring.evaluatie import can_evaluate, is_cut
from kwaliteit.domain.monitoring.jaargegevens import late_jaargegevens
from kwaliteit.domain.monitoring.lezen import traject_paneel
from kwaliteit.domain.monitoring.termijnen import SOORTEN
from kwaliteit.domain.monitoring.uitnodigen import SOORT as UITNODIGING
from kwaliteit.domain.queries.monitoring import dossier_paneel
from kwaliteit.enums import Signaalstatus, Tussentijdsestatus
from kwaliteit.models import Evaluatie, Signaal, TussentijdseBeoordeling
from kwaliteit.rules.monitoring import (
    BEHANDEL_SIGNAAL,
    MELD_SIGNAAL,
    REAGEER_TOEZICHT,
    ZIE_EVALUATIES,
    ZIE_MONITORING,
)
from napl.enums import Mijngroep
from napl.models import Gebruiker
from napl.registers import (
    Paneel,
    Werk,
    Werkbron,
    Werkplek,
    bureaudelen,
    dossierdelen,
    mijndelen,
    panelen,
    priveberichten,
    termijnsoorten,
    werkbronnen,
    werkplekken,
)
from register.models import Deelname, Traject

# Who followed what, and who reported what, is nobody's business but theirs and who handles it.
PRIVE = (UITNODIGING, "signaal-ontvangen", "signaal-afgehandeld")


def register() -> None:
    """Fill the registries."""
    for code in PRIVE:
        priveberichten.add(code, item=True)
    panelen.add(
        "kwaliteit.evaluatie", Paneel("deelname", "kwaliteit/_paneel_evaluatie.html", deelname_paneel)
    )
    panelen.add("kwaliteit.cijfers", Paneel("traject", "kwaliteit/_paneel_cijfers.html", traject_paneel))
    panelen.add("kwaliteit.melden", Paneel("traject", "kwaliteit/_paneel_melden.html", melden_paneel))
    panelen.add("kwaliteit.monitoring", Paneel(ZAAK, "kwaliteit/_paneel_monitoring.html", dossier_paneel))
    dossierdelen.add("evaluaties", EVALUATIES)
    dossierdelen.add("signalen", SIGNALEN)
    werkplekken.add("evaluaties", Werkplek("Evaluaties", "kwaliteit:evaluatie-list", ZIE_EVALUATIES))
    werkplekken.add("toezicht", Werkplek("Monitoring", "kwaliteit:toezicht-eigen", REAGEER_TOEZICHT))
    bureaudelen.add("monitoring", Werkplek("Monitoring", "kwaliteit:monitoring", ZIE_MONITORING))
    bureaudelen.add("signalen", Werkplek("Signalen", "kwaliteit:signaal-list", BEHANDEL_SIGNAAL))
    mijndelen.add(
        "meldingen",
        Werkplek(
            "Meldingen",
            "kwaliteit:mijn-signalen",
            MELD_SIGNAAL,
            toelichting="Wat u over een traject meldde, en wat ermee is gedaan.",
            volgorde=66,
            groep=Mijngroep.ONTDEKKEN,
        ),
    )
    for soort in SOORTEN:
        termijnsoorten.add(soort.code, soort)
    werkbronnen.add("signalen", Werkbron("Signalen en klachten", BEHANDEL_SIGNAAL, signaalwerk))
    werkbronnen.add("monitoring", Werkbron("Monitoring", BEHANDEL_SIGNAAL, toezichtwerk))


def melden_paneel(traject: Traject, peildatum: date) -> Mapping[str, Any]:  # noqa: ARG001 - what a panel is given
    return {"traject": traject}


def signaalwerk(gebruiker: Gebruiker, peildatum: date) -> list[Werk]:  # noqa: ARG001 - the same for all
    """Return what was reported and taken up by nobody."""
    aantal = Signaal.objects.filter(status=Signaalstatus.ONTVANGEN).count()
    url = reverse("kwaliteit:signaal-list")
    return [Werk("Nieuwe meldingen", url, "wachten tot iemand ze oppakt", aantal)] if aantal else []


def toezichtwerk(gebruiker: Gebruiker, peildatum: date) -> list[Werk]:  # noqa: ARG001 - the same for all
    """Return interim reviews that were opened and not asked about yet, and yearly data that is late."""
    url = reverse("kwaliteit:monitoring")
    geopend = TussentijdseBeoordeling.objects.filter(status=Tussentijdsestatus.GEOPEND).count()
    laat = late_jaargegevens(peildatum).count()
    werk = [
        Werk("Tussentijdse beoordelingen", url, "wachten op uw eerste stap", geopend),
        Werk("Jaargegevens", url, "zijn te laat", laat),
    ]
    return [item for item in werk if item.aantal]


def deelname_paneel(deelname: Deelname, peildatum: date) -> Mapping[str, Any] | None:  # noqa: ARG001 - what a panel is given
    """Return where the evaluation of a deelname stands, once there is something to evaluate."""
    if not can_evaluate(deelname):
        return None
    evaluatie = Evaluatie.objects.filter(deelname=deelname).first()
    ingevuld = evaluatie is not None and evaluatie.ingevuld_op is not None
    return {
        "deelname": deelname,
        "evaluatie": evaluatie,
        "ingevuld": ingevuld,
        "vast": ingevuld and evaluatie is not None and is_cut(evaluatie),
    }
