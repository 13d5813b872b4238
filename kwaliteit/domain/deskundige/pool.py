"""Who is in the pool: the bureau selects, hires and lets go."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kwaliteit.enums import BEOORDELING_GAANDE, DESKUNDIGE_OVERGANGEN, Deskundigestatus
from kwaliteit.models import Beoordeling, Deskundige
from kwaliteit.rules.deskundige import BEHEER_DESKUNDIGEN
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, require_transition, save_fields
from napl.enums import Rol
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.rechten import require_recht, rollen_van
from ontwikkelpaden.domain.invoer import require_tekst


@dataclass(frozen=True)
class Contract:
    van: date
    tot: date | None = None
    nummer: str = ""


@transaction.atomic
def register_deskundige(
    gebruiker: Gebruiker, *, selectie: str, by: Gebruiker, at: datetime, is_demo: bool = False
) -> Deskundige:
    """Put somebody in the pool as a candidate; their account has the role of deskundige already."""
    require_recht(by, BEHEER_DESKUNDIGEN)
    gebruiker = lock(gebruiker)
    if Rol.DESKUNDIGE not in rollen_van(gebruiker, at.date()):
        raise Domeinfout("Dit account heeft niet de rol van deskundige.", veld="gebruiker")
    if Deskundige.objects.filter(gebruiker=gebruiker).exists():
        raise Domeinfout("Deze persoon staat al in de pool.", veld="gebruiker")
    selectie = require_tekst(selectie, "Vul in waarom u deze persoon kiest.", veld="selectie", hooguit=2000)
    deskundige = Deskundige.objects.create(
        gebruiker=gebruiker, selectie=selectie, aangemeld_op=at, is_demo=is_demo
    )
    record_gebeurtenis(deskundige, "deskundige.kandidaat", by=by, at=at)
    return deskundige


@transaction.atomic
def hire_deskundige(deskundige: Deskundige, contract: Contract, *, by: Gebruiker, at: datetime) -> Deskundige:
    """Give a contract: from its first day on this person can be asked."""
    require_recht(by, BEHEER_DESKUNDIGEN)
    deskundige = lock(deskundige)
    require_transition(deskundige.status, to=Deskundigestatus.ACTIEF, allowed=DESKUNDIGE_OVERGANGEN)
    _write_contract(deskundige, contract, status=Deskundigestatus.ACTIEF, gestopt_op=None)
    record_gebeurtenis(deskundige, "deskundige.actief", by=by, at=at)
    return deskundige


@transaction.atomic
def change_contract(deskundige: Deskundige, contract: Contract, *, by: Gebruiker, at: datetime) -> Deskundige:
    """Change the contract of who is active, such as a later last day."""
    require_recht(by, BEHEER_DESKUNDIGEN)
    deskundige = lock(deskundige)
    if deskundige.status != Deskundigestatus.ACTIEF:
        raise Domeinfout("Alleen wie actief is, heeft een contract.", veld="status")
    _write_contract(deskundige, contract)
    record_gebeurtenis(deskundige, "deskundige.contract", by=by, at=at)
    return deskundige


def _write_contract(deskundige: Deskundige, contract: Contract, **velden: object) -> None:
    if contract.tot is not None and contract.tot <= contract.van:
        raise Domeinfout("De einddatum ligt niet na de begindatum.", veld="tot")
    save_fields(
        deskundige,
        contract_van=contract.van,
        contract_tot=contract.tot,
        contractnummer=contract.nummer.strip()[:60],
        **velden,
    )


@transaction.atomic
def stop_deskundige(deskundige: Deskundige, *, reden: str, by: Gebruiker, at: datetime) -> Deskundige:
    """Let somebody leave the pool; what they are busy with is taken back or finished first."""
    require_recht(by, BEHEER_DESKUNDIGEN)
    deskundige = lock(deskundige)
    require_transition(deskundige.status, to=Deskundigestatus.GESTOPT, allowed=DESKUNDIGE_OVERGANGEN)
    reden = require_tekst(reden, "Vul in waarom dit stopt.", veld="reden", hooguit=2000)
    if Beoordeling.objects.filter(deskundige=deskundige, status__in=sorted(BEOORDELING_GAANDE)).exists():
        raise Domeinfout(
            "Deze deskundige heeft nog beoordelingen open. Neem die eerst terug of wacht tot ze klaar zijn.",
            veld="status",
        )
    selectie = f"{deskundige.selectie}\n\nGestopt: {reden}".strip()
    save_fields(deskundige, status=Deskundigestatus.GESTOPT, gestopt_op=at, selectie=selectie)
    record_gebeurtenis(deskundige, "deskundige.gestopt", by=by, at=at)
    return deskundige
