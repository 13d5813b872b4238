"""Organisations, accounts and who has which role where."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock
from napl.enums import ROLLEN_PER_SOORT, OrganisatieSoort, Rol
from napl.fouten import Domeinfout
from napl.models import Gebruiker, Lidmaatschap, Organisatie
from napl.rechten import require_recht
from napl.tekst import tidy, unique_slug

BEHEER = "napl.beheer_organisaties"


@transaction.atomic
def create_organisatie(
    *,
    naam: str,
    soort: OrganisatieSoort,
    at: datetime,
    by: Gebruiker | None = None,
    kvk: str = "",
    brin: str = "",
    plaats: str = "",
) -> Organisatie:
    """Create an organisation; raises Domeinfout with the field for an impossible KvK or BRIN number.

    ``by`` is None for the system itself.
    """
    if by is not None:
        require_recht(by, BEHEER)
    taken = set(
        Organisatie.objects.filter(slug__startswith=unique_slug(naam, set())).values_list("slug", flat=True)
    )
    organisatie = Organisatie(
        naam=tidy(naam), slug=unique_slug(naam, taken), soort=soort, kvk=kvk, brin=brin, plaats=plaats
    )
    try:
        organisatie.full_clean()
    except ValidationError as error:
        veld, meldingen = next(iter(error.message_dict.items()))
        raise Domeinfout(meldingen[0], veld=veld) from error
    organisatie.save()
    record_gebeurtenis(organisatie, "organisatie.aangemaakt", by=by, at=at, gegevens={"soort": soort.value})
    return organisatie


@transaction.atomic
def add_lidmaatschap(
    gebruiker: Gebruiker,
    organisatie: Organisatie,
    rol: Rol,
    *,
    geldig_van: date,
    at: datetime,
    by: Gebruiker | None = None,
) -> Lidmaatschap:
    """Give somebody a role in an organisation from a date on; who has it on that date keeps what is there.

    Raises Domeinfout for a role that does not fit the kind of organisation, and for one that begins later
    already.
    """
    if by is not None:
        require_recht(by, BEHEER)
    if rol not in ROLLEN_PER_SOORT[OrganisatieSoort(organisatie.soort)]:
        raise Domeinfout(
            f"De rol ‘{rol.label}’ past niet bij de soort organisatie ‘{organisatie.get_soort_display()}’.",
            veld="rol",
        )
    lock(gebruiker)
    same = Lidmaatschap.objects.filter(gebruiker=gebruiker, organisatie=organisatie, rol=rol)
    known = same.geldig_op(geldig_van).first()
    if known is not None:
        return known
    if same.filter(geldig_van__gt=geldig_van).exists():
        raise Domeinfout("Deze persoon krijgt deze rol al op een latere datum.", veld="geldig_van")
    lidmaatschap = same.create(gebruiker=gebruiker, organisatie=organisatie, rol=rol, geldig_van=geldig_van)
    gebruiker.__dict__.pop("_rollen", None)  # napl.rechten read the roles before
    record_gebeurtenis(
        lidmaatschap,
        "lidmaatschap.begonnen",
        by=by,
        at=at,
        gegevens={"gebruiker": gebruiker.pk, "organisatie": organisatie.pk, "rol": rol.value},
    )
    return lidmaatschap
