"""The words of the kernel: roles, kinds of organisation, states of long work and mail, sectors."""

from django.db.models import TextChoices


class Sector(TextChoices):
    PO = "po", "Primair onderwijs"
    VO = "vo", "Voortgezet onderwijs"
    MBO = "mbo", "Middelbaar beroepsonderwijs"


class Mijngroep(TextChoices):
    """What the pages of somebody's own are for, in the order of their navigation."""

    ONTDEKKEN = "ontdekken", "Ontdekken"
    PLANNEN = "plannen", "Plannen en doen"
    BEWAREN = "bewaren", "Bewaren en delen"


class Rol(TextChoices):
    """Who somebody is for the register; all but the first two come from a Lidmaatschap."""

    BEZOEKER = "bezoeker", "Bezoeker"
    GEBRUIKER = "gebruiker", "Ingelogde gebruiker"
    LERAAR = "leraar", "Leraar"
    SCHOOLLEIDER = "schoolleider", "Schoolleider"
    BESTUURDER = "bestuurder", "Bestuurder"
    AANBIEDER = "aanbieder", "Aanbieder"
    DESKUNDIGE = "deskundige", "Deskundige"
    COORDINATOR = "coordinator", "Coördinator"
    BEHANDELAAR = "behandelaar", "Behandelaar"
    BESLISSER = "beslisser", "Beslisser"
    FINANCIEEL = "financieel", "Financieel medewerker"
    REDACTIE = "redactie", "Redactie"
    PENVOERDER = "penvoerder", "Penvoerder"
    TEAMLID = "teamlid", "Teamlid"
    ATELIERLID = "atelierlid", "Atelierlid"
    STUURGROEP = "stuurgroep", "Stuurgroep"
    BEHEER = "beheer", "Beheer"


class OrganisatieSoort(TextChoices):
    SCHOOL = "school", "School"
    SCHOOLBESTUUR = "schoolbestuur", "Schoolbestuur"
    AANBIEDER = "aanbieder", "Aanbieder"
    PROGRAMMABUREAU = "programmabureau", "Programmabureau"
    LERARENORGANISATIE = "lerarenorganisatie", "Lerarenorganisatie"
    REGIONETWERK = "regionetwerk", "Regionaal netwerk (RATO)"
    STUURGROEP = "stuurgroep", "Stuurgroep"


# Which roles a membership of each kind of organisation can give.
ROLLEN_PER_SOORT: dict[OrganisatieSoort, frozenset[Rol]] = {
    OrganisatieSoort.SCHOOL: frozenset({Rol.LERAAR, Rol.SCHOOLLEIDER}),
    OrganisatieSoort.SCHOOLBESTUUR: frozenset({Rol.BESTUURDER, Rol.SCHOOLLEIDER, Rol.LERAAR}),
    OrganisatieSoort.AANBIEDER: frozenset({Rol.AANBIEDER}),
    OrganisatieSoort.PROGRAMMABUREAU: frozenset(
        {
            Rol.COORDINATOR,
            Rol.BEHANDELAAR,
            Rol.BESLISSER,
            Rol.FINANCIEEL,
            Rol.BEHEER,
            Rol.DESKUNDIGE,
            Rol.ATELIERLID,
        }
    ),
    OrganisatieSoort.LERARENORGANISATIE: frozenset({Rol.REDACTIE}),
    OrganisatieSoort.REGIONETWERK: frozenset({Rol.PENVOERDER, Rol.TEAMLID}),
    OrganisatieSoort.STUURGROEP: frozenset({Rol.STUURGROEP}),
}


class Zekerheid(TextChoices):
    """How sure the collector was of the facts."""

    HOOG = "hoog", "Hoog"
    MIDDEL = "middel", "Gemiddeld"
    LAAG = "laag", "Laag"


class RegioSoort(TextChoices):
    """An Educatief Consortium is a partner within regions, never a region itself."""

    RATO = "rato", "RATO"
    ONDERWIJSREGIO = "onderwijsregio", "Onderwijsregio"
    LANDELIJK = "landelijk", "Landelijke onderwijsregio"


class VerwerkingStatus(TextChoices):
    WACHTEND = "wachtend", "Staat klaar"
    BEZIG = "bezig", "Bezig"
    AFGEROND = "afgerond", "Afgerond"
    MISLUKT = "mislukt", "Mislukt"
    ONDERBROKEN = "onderbroken", "Onderbroken"


VERWERKING_OVERGANGEN: dict[VerwerkingStatus, frozenset[VerwerkingStatus]] = {
    VerwerkingStatus.WACHTEND: frozenset({VerwerkingStatus.BEZIG, VerwerkingStatus.MISLUKT}),
    VerwerkingStatus.BEZIG: frozenset(
        {VerwerkingStatus.AFGEROND, VerwerkingStatus.MISLUKT, VerwerkingStatus.ONDERBROKEN}
    ),
    VerwerkingStatus.ONDERBROKEN: frozenset({VerwerkingStatus.BEZIG, VerwerkingStatus.MISLUKT}),
    VerwerkingStatus.AFGEROND: frozenset(),
    VerwerkingStatus.MISLUKT: frozenset(),
}
VERWERKING_OPEN = frozenset({VerwerkingStatus.WACHTEND, VerwerkingStatus.BEZIG, VerwerkingStatus.ONDERBROKEN})


class BerichtStatus(TextChoices):
    KLAARGEZET = "klaargezet", "Staat klaar"
    BEZIG = "bezig", "Wordt verstuurd"
    VERZONDEN = "verzonden", "Verzonden"
    MISLUKT = "mislukt", "Niet gelukt"
    # The mail server may have it or not: only somebody of the staff may decide to send it again.
    ONZEKER = "onzeker", "Onzeker of het aankwam"
    # What who gets it chose: with others in one mail, or not at all.
    WACHT = "wacht", "Wacht op de verzamelmail"
    GEBUNDELD = "gebundeld", "Gaat mee in een verzamelmail"
    UITGEZET = "uitgezet", "Niet verstuurd: de ontvanger wil dit niet"


BERICHT_OVERGANGEN: dict[BerichtStatus, frozenset[BerichtStatus]] = {
    BerichtStatus.KLAARGEZET: frozenset({BerichtStatus.BEZIG}),
    # Back to klaargezet when the mail server refused, and nothing arrived for certain.
    BerichtStatus.BEZIG: frozenset(
        {
            BerichtStatus.VERZONDEN,
            BerichtStatus.KLAARGEZET,
            BerichtStatus.MISLUKT,
            BerichtStatus.ONZEKER,
        }
    ),
    BerichtStatus.ONZEKER: frozenset({BerichtStatus.KLAARGEZET, BerichtStatus.VERZONDEN}),
    BerichtStatus.MISLUKT: frozenset({BerichtStatus.KLAARGEZET}),
    BerichtStatus.VERZONDEN: frozenset(),
    BerichtStatus.WACHT: frozenset(
        {BerichtStatus.GEBUNDELD, BerichtStatus.KLAARGEZET, BerichtStatus.UITGEZET}
    ),
    BerichtStatus.GEBUNDELD: frozenset(),
    BerichtStatus.UITGEZET: frozenset(),
}


class Berichtritme(TextChoices):
    """When somebody wants mail of a kind."""

    DIRECT = "direct", "Meteen"
    DAGELIJKS = "dagelijks", "Eén keer per dag, samen met andere e-mail"
    WEKELIJKS = "wekelijks", "Eén keer per week op maandag, samen met andere e-mail"
    UIT = "uit", "Niet"


class Delingstand(TextChoices):
    """How a deling is on a date; it follows from its period."""

    NOG_NIET = "nog-niet", "Begint nog"
    OPEN = "open", "Te bekijken"
    VERLOPEN = "verlopen", "Verlopen"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


class Termijneenheid(TextChoices):
    DAGEN = "dagen", "dagen"
    WEKEN = "weken", "weken"
    MAANDEN = "maanden", "maanden"
    JAREN = "jaren", "jaar"


class Termijnzet(TextChoices):
    """What can happen to a term while it lasts."""

    OPSCHORTING = "opschorting", "Stilgezet"
    HERVATTING = "hervatting", "Loopt weer"
    VERLENGING = "verlenging", "Verlengd"
