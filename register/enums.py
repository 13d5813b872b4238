"""The words of the register: the ordeningskader and the states of trajecten and uitvoeringen."""

from django.db.models import TextChoices


class Onderwijstype(TextChoices):
    BO = "bo", "Basisonderwijs"
    SBO = "sbo", "Speciaal basisonderwijs"
    SO = "so", "(Voortgezet) speciaal onderwijs"
    VMBO = "vmbo", "Vmbo"
    HAVO_VWO = "havo-vwo", "Havo en vwo"
    PRO = "pro", "Praktijkonderwijs"
    MBO = "mbo-niveau", "Mbo niveau 1 tot en met 4"


class Thema(TextChoices):
    """The themes that recur in all research on what teachers want to learn (domein.md, 4)."""

    VAKINHOUD = "vakinhoud", "Vakinhoud"
    VAKDIDACTIEK = "vakdidactiek", "Vakdidactiek"
    PEDAGOGISCH_HANDELEN = "pedagogisch-handelen", "Pedagogisch handelen"
    TOETSING = "toetsing-en-datagebruik", "Toetsing en datagebruik"
    VERSCHILLEN = "omgaan-met-verschillen", "Omgaan met verschillen"
    KLASSENMANAGEMENT = "klassenmanagement", "Klassenmanagement"
    DIGITALE_DIDACTIEK = "digitale-didactiek", "Digitale didactiek"
    BEGELEIDING = "begeleiding", "Begeleiding"


class Frequentie(TextChoices):
    """How often a search alert may send mail."""

    DAGELIJKS = "dagelijks", "Elke dag"
    WEKELIJKS = "wekelijks", "Elke week, op maandag"


class Vorm(TextChoices):
    FORMEEL = "formeel", "Formeel"
    NON_FORMEEL = "non-formeel", "Non-formeel"
    INFORMEEL = "informeel", "Informeel"


class TrajectSoort(TextChoices):
    MASTER = "master", "Master"
    POST_HBO = "post-hbo", "Post-hbo"
    PDG = "pdg-traject", "PDG-traject"
    LEERGANG = "leergang", "Leergang"
    TRAINING = "training", "Training"
    CURSUS = "cursus", "Cursus"
    LEERNETWERK = "leernetwerk", "Leernetwerk"
    CONFERENTIE = "conferentie", "Conferentie"
    E_LEARNING = "e-learning", "E-learning"
    STUDIEDAG = "studiedag", "Studiedag"
    REGISTRATIE = "registratietraject", "Registratietraject"
    PROMOTIE = "promotietraject", "Promotietraject"
    JOBSHADOWING = "jobshadowing", "Jobshadowing"


class Werkvorm(TextChoices):
    TRAINING = "training", "Training"
    COACHING = "collegiale-coaching", "Collegiale coaching"
    LESOBSERVATIE = "lesobservatie", "Les- en leerlingobservatie"
    FEEDBACK = "systematische-feedback", "Systematische feedback"
    ONDERZOEK = "praktijkgericht-onderzoek", "Praktijkgericht onderzoek"
    PLG = "professionele-leergemeenschap", "Professionele leergemeenschap"
    INTERVISIE = "intervisie", "Intervisie"
    LESSON_STUDY = "lesson-study", "Lesson study"
    VIDEOCOACHING = "videocoaching", "Videocoaching"
    ONTWERPTEAM = "ontwerpteam", "Ontwerpteam"
    LEERNETWERK = "leernetwerk", "Leernetwerk"
    STUDIEDAG = "studiedag", "Studiedag"
    E_LEARNING = "e-learning", "E-learning of webinar"
    TRANSFORMATIEF = "transformatief-model", "Transformatief model"


class Ervaringsjaren(TextChoices):
    """Research cuts at three and at five years."""

    STARTER = "0-3", "0 tot 3 jaar"
    GEVORDERD = "3-5", "3 tot 5 jaar"
    ERVAREN = "5-plus", "5 jaar of meer"


class Locatie(TextChoices):
    """How one takes part (OOAPI: modeOfDelivery)."""

    FYSIEK = "fysiek", "Op een plek"
    ONLINE = "online", "Online"
    HYBRIDE = "hybride", "Deels online"


class Taal(TextChoices):
    NL = "nl", "Nederlands"
    EN = "en", "Engels"
    FY = "fy", "Fries"
    DE = "de", "Duits"
    FR = "fr", "Frans"


class StudielastEenheid(TextChoices):
    """OOAPI studyLoadUnit; one EC is 28 hours (WHW, article 7.4)."""

    UUR = "uur", "uur"
    EC = "ec", "EC"


UREN_PER_EC = 28


class Accreditatie(TextChoices):
    """Who judged the training itself already; an empty value means that nobody knows."""

    GEEN = "geen", "Geen"
    NVAO = "nvao", "NVAO"
    CPION = "cpion", "CPION"
    CRKBO = "crkbo", "CRKBO"


class Btw(TextChoices):
    VRIJGESTELD = "vrijgesteld", "Vrijgesteld van btw"
    INCLUSIEF = "inclusief", "Inclusief btw"
    ONBEKEND = "onbekend", "Btw onbekend"


class BedragPer(TextChoices):
    """For what a financieringsregeling gives its amount."""

    JAAR = "jaar", "per jaar"
    PERSOON = "persoon", "per persoon"


class AanbiederSoort(TextChoices):
    HOGESCHOOL = "hogeschool", "Hogeschool"
    UNIVERSITEIT = "universiteit", "Universiteit"
    PRIVAAT = "privaat", "Particuliere aanbieder"
    HUISACADEMIE = "huisacademie", "Huisacademie"
    ADVIESDIENST = "adviesdienst", "Onderwijsadviesdienst"
    BEROEPSVERENIGING = "beroepsvereniging", "Beroepsvereniging"
    ONBEKEND = "onbekend", "Soort onbekend"


class TrajectStatus(TextChoices):
    ACTIEF = "actief", "Actief"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


TRAJECT_OVERGANGEN: dict[TrajectStatus, frozenset[TrajectStatus]] = {
    TrajectStatus.ACTIEF: frozenset({TrajectStatus.INGETROKKEN}),
    TrajectStatus.INGETROKKEN: frozenset(),
}


class VersieStatus(TextChoices):
    CONCEPT = "concept", "Concept"
    LIVE = "live", "Live"
    VERVANGEN = "vervangen", "Vervangen"


VERSIE_OVERGANGEN: dict[VersieStatus, frozenset[VersieStatus]] = {
    VersieStatus.CONCEPT: frozenset({VersieStatus.LIVE}),
    VersieStatus.LIVE: frozenset({VersieStatus.VERVANGEN}),
    VersieStatus.VERVANGEN: frozenset(),
}


class Trajectsectie(TextChoices):
    """The parts in which an aanbieder describes a traject, in the order of the task list."""

    BASIS = "basis", "Basis"
    VOOR_WIE = "voor-wie", "Voor wie"
    INHOUD = "inhoud", "Inhoud en leeruitkomsten"
    PADEN = "ontwikkelpaden", "Ontwikkelpaden en niveau"
    AANPAK = "werkvormen", "Werkvormen en werkzame aanpak"
    TIJD = "tijd", "Tijd en studielast"
    KOSTEN = "kosten", "Kosten en toelating"
    UITVOERINGEN = "uitvoeringen", "Uitvoeringen"


class OpnameSoort(TextChoices):
    """Why a traject may be listed: judged and recognised, or only mapped."""

    ERKEND = "erkend", "Erkend"
    IN_KAART = "in-kaart", "In kaart gebracht, nog niet beoordeeld"


class Instroom(TextChoices):
    """When one can start. Unknown is not the same as open."""

    VASTE_START = "vaste-start", "Op een vaste datum"
    DOORLOPEND = "doorlopend", "Elk moment"
    ONBEKEND = "onbekend", "Startdatum onbekend"


class UitvoeringStatus(TextChoices):
    OPEN = "open", "Open"
    VOL = "vol", "Vol"
    GESLOTEN = "gesloten", "Voorbij"
    GEANNULEERD = "geannuleerd", "Geannuleerd"


UITVOERING_OVERGANGEN: dict[UitvoeringStatus, frozenset[UitvoeringStatus]] = {
    UitvoeringStatus.OPEN: frozenset(
        {UitvoeringStatus.VOL, UitvoeringStatus.GESLOTEN, UitvoeringStatus.GEANNULEERD}
    ),
    UitvoeringStatus.VOL: frozenset(
        {UitvoeringStatus.OPEN, UitvoeringStatus.GESLOTEN, UitvoeringStatus.GEANNULEERD}
    ),
    UitvoeringStatus.GESLOTEN: frozenset(),
    UitvoeringStatus.GEANNULEERD: frozenset(),
}
UITVOERING_GAANDE = frozenset({UitvoeringStatus.OPEN, UitvoeringStatus.VOL})


class Doorrolwijze(TextChoices):
    """How uitvoeringen move to the next year."""

    WEEKDAG = "weekdag", "Op dezelfde dag van de week (52 weken later)"
    DATUM = "datum", "Op dezelfde datum"


class Uitkomst(TextChoices):
    """What the import did with one row."""

    GEMAAKT = "gemaakt", "Nieuw"
    GEWIJZIGD = "gewijzigd", "Gewijzigd"
    ONGEWIJZIGD = "ongewijzigd", "Ongewijzigd"
    GEWEIGERD = "geweigerd", "Geweigerd"


class Synoniemrichting(TextChoices):
    TWEE_KANTEN = "twee-kanten", "Twee kanten op"
    EEN_KANT = "een-kant", "Eén kant op"


class Synoniemherkomst(TextChoices):
    """Who had the last word on a rule; the file never overrules the redactie."""

    BESTAND = "bestand", "Bestand"
    REDACTIE = "redactie", "Redactie"


class Aanvulsoort(TextChoices):
    """What the search field can suggest, in the order in which it does; labels are headings."""

    ONTWIKKELPAD = "ontwikkelpad", "Ontwikkelpaden"
    THEMA = "thema", "Thema's"
    VAK = "vak", "Vakken"
    AANBIEDER = "aanbieder", "Aanbieders"
    TRAJECT = "traject", "Trajecten"
    ZOEKTERM = "zoekterm", "Eerder gezocht"


class Tijdruimte(TextChoices):
    """How many hours in all somebody has; an answer in the Drie vragen, never an order of results."""

    DAG = "8", "Hooguit 8 uur (een dag)"
    WEEK = "40", "Hooguit 40 uur (een werkweek)"
    LANGER = "100", "Hooguit 100 uur"
    RUIM = "meer", "Meer dan 100 uur mag ook"


class Beginmoment(TextChoices):
    MAAND = "maand", "Binnen een maand"
    DIT_SCHOOLJAAR = "dit-schooljaar", "Nog dit schooljaar"
    VOLGEND_SCHOOLJAAR = "volgend-schooljaar", "Volgend schooljaar"


class Deelnameplek(TextChoices):
    ONLINE = "online", "Online"
    PLEK = "plek", "Op een plek"


class Stapsoort(TextChoices):
    """What a step of somebody's route is: offer of the register, or learning in and around the work."""

    TRAJECT = "traject", "Traject"
    INFORMEEL = "informeel", "Leren in het werk"


class InformeleVorm(TextChoices):
    """How somebody learns without a traject; informal learning counts too (domein.md, 3)."""

    CONSULTATIE = "collegiale-consultatie", "Collegiale consultatie"
    INTERVISIE = "intervisie", "Intervisie"
    OBSERVEREN = "observeren", "Bij een ander in de les kijken"
    UITPROBEREN = "uitproberen", "Uitproberen in de klas"
    SAMEN_ONTWERPEN = "samen-ontwerpen", "Samen lessen ontwerpen"
    LEZEN = "lezen", "Lezen, luisteren of kijken"
    BEGELEIDEN = "begeleiden", "Een collega of student begeleiden"
    ANDERS = "anders", "Iets anders"


class Deelnamestatus(TextChoices):
    GEPLAND = "gepland", "Gepland"
    GESTART = "gestart", "Bezig"
    AFGEROND = "afgerond", "Afgerond"
    GESTOPT = "gestopt", "Gestopt"


DEELNAME_OVERGANGEN: dict[Deelnamestatus, frozenset[Deelnamestatus]] = {
    Deelnamestatus.GEPLAND: frozenset({Deelnamestatus.GESTART, Deelnamestatus.GESTOPT}),
    Deelnamestatus.GESTART: frozenset({Deelnamestatus.AFGEROND, Deelnamestatus.GESTOPT}),
    Deelnamestatus.AFGEROND: frozenset(),
    Deelnamestatus.GESTOPT: frozenset(),
}
DEELNAME_OPEN = frozenset({Deelnamestatus.GEPLAND, Deelnamestatus.GESTART})


class Bevestigingstand(TextChoices):
    """Where the question stands whether the aanbieder confirms that somebody completed a traject."""

    GEEN = "geen", "Niet gevraagd"
    GEVRAAGD = "gevraagd", "Gevraagd aan de aanbieder"
    BEVESTIGD = "bevestigd", "Bevestigd door de aanbieder"
    GEWEIGERD = "geweigerd", "Niet bevestigd door de aanbieder"
    INGETROKKEN = "ingetrokken", "Bevestiging ingetrokken door de aanbieder"


BEVESTIGING_OVERGANGEN: dict[Bevestigingstand, frozenset[Bevestigingstand]] = {
    Bevestigingstand.GEEN: frozenset({Bevestigingstand.GEVRAAGD}),
    Bevestigingstand.GEVRAAGD: frozenset(
        {Bevestigingstand.BEVESTIGD, Bevestigingstand.GEWEIGERD, Bevestigingstand.GEEN}
    ),
    Bevestigingstand.GEWEIGERD: frozenset({Bevestigingstand.GEVRAAGD}),
    Bevestigingstand.BEVESTIGD: frozenset({Bevestigingstand.INGETROKKEN}),
    Bevestigingstand.INGETROKKEN: frozenset({Bevestigingstand.GEVRAAGD}),
}


class Bevestigingsbron(TextChoices):
    """From whom one knows that a traject was completed."""

    DEELNEMER = "deelnemer", "De leraar zelf"
    BEWIJSSTUK = "bewijsstuk", "De leraar zelf, met een bewijsstuk"
    AANBIEDER = "aanbieder", "De aanbieder"


class Vervalgrond(TextChoices):
    """Why a verklaring no longer holds."""

    BEVESTIGING_VERVALLEN = "bevestiging-vervallen", "De aanbieder trok de bevestiging in"
    VERVANGEN = "vervangen", "Er is een nieuwe verklaring voor in de plaats gekomen"
    INGETROKKEN = "ingetrokken", "De leraar trok de verklaring in"
    GEWIST = "gewist", "De leraar wiste de gegevens"


class TeamrouteStatus(TextChoices):
    OPEN = "open", "Open"
    AFGESLOTEN = "afgesloten", "Afgesloten"


TEAMROUTE_OVERGANGEN: dict[TeamrouteStatus, frozenset[TeamrouteStatus]] = {
    TeamrouteStatus.OPEN: frozenset({TeamrouteStatus.AFGESLOTEN}),
    TeamrouteStatus.AFGESLOTEN: frozenset({TeamrouteStatus.OPEN}),
}


class Uitnodigingsantwoord(TextChoices):
    """What somebody said to an invitation; empty is no answer yet. Who leaves says no after all."""

    JA = "ja", "Doet mee"
    NEE = "nee", "Doet niet mee"


class Spoorsoort(TextChoices):
    """What is kept, for the member alone, about what they share with a team."""

    GEDEELD = "gedeeld", "U deelde dit"
    GESTOPT = "gestopt", "U stopte met delen"
    BEKEKEN = "bekeken", "Bekeken"


class Aanbodrol(TextChoices):
    """What a member of an aanbieder may do there; somebody can have more than one."""

    BEHEERDER = "beheerder", "Beheerder"
    REDACTEUR = "redacteur", "Redacteur"
    TEKENBEVOEGD = "tekenbevoegd", "Tekenbevoegd"


class Aanmeldingstatus(TextChoices):
    """How far the registration of an aanbieder by itself is."""

    INGEDIEND = "ingediend", "Ingediend"
    AANVULLING = "aanvulling", "Aanvulling gevraagd"
    GOEDGEKEURD = "goedgekeurd", "Goedgekeurd"
    AFGEWEZEN = "afgewezen", "Afgewezen"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


AANMELDING_OVERGANGEN: dict[Aanmeldingstatus, frozenset[Aanmeldingstatus]] = {
    Aanmeldingstatus.INGEDIEND: frozenset(
        {
            Aanmeldingstatus.AANVULLING,
            Aanmeldingstatus.GOEDGEKEURD,
            Aanmeldingstatus.AFGEWEZEN,
            Aanmeldingstatus.INGETROKKEN,
        }
    ),
    Aanmeldingstatus.AANVULLING: frozenset(
        {Aanmeldingstatus.INGEDIEND, Aanmeldingstatus.AFGEWEZEN, Aanmeldingstatus.INGETROKKEN}
    ),
    Aanmeldingstatus.GOEDGEKEURD: frozenset(),
    Aanmeldingstatus.AFGEWEZEN: frozenset(),
    Aanmeldingstatus.INGETROKKEN: frozenset(),
}
AANMELDING_OPEN = frozenset({Aanmeldingstatus.INGEDIEND, Aanmeldingstatus.AANVULLING})


class Cijfersoort(TextChoices):
    """What is counted of a traject per day, for its aanbieder."""

    BEKEKEN = "bekeken", "Bekeken"
    BEWAARD = "bewaard", "Bewaard"
    DOORGEGAAN = "doorgegaan", "Doorgegaan naar de aanbieder"
    GEVONDEN = "gevonden", "Gevonden in een zoekvraag"
