"""The words of the ontwikkelpaden: kinds, levels, states and the ordering aids from the literature."""

from django.db.models import TextChoices


class PadSoort(TextChoices):
    ROL = "rol", "Rol"
    COMPETENTIENIVEAU = "competentieniveau", "Competentieniveau"


class Niveau(TextChoices):
    STARTBEKWAAM = "startbekwaam", "Startbekwaam"
    VAKBEKWAAM = "vakbekwaam", "Vakbekwaam"
    EXPERT = "expert", "Expert"


class PadStatus(TextChoices):
    """``VOORBEELD`` is published to make the register usable; nobody adopted it and pages say so.

    In ``CONSULTATIE`` everybody can read a version and react, but it is not current.
    """

    VOORBEELD = "voorbeeld", "Voorbeeld"
    CONCEPT = "concept", "Concept"
    CONSULTATIE = "consultatie", "In consultatie"
    VASTGESTELD = "vastgesteld", "Vastgesteld"
    HERZIEN = "herzien", "Herzien"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


PAD_OVERGANGEN: dict[PadStatus, frozenset[PadStatus]] = {
    PadStatus.CONCEPT: frozenset({PadStatus.VOORBEELD, PadStatus.CONSULTATIE, PadStatus.INGETROKKEN}),
    PadStatus.CONSULTATIE: frozenset({PadStatus.CONCEPT, PadStatus.VASTGESTELD, PadStatus.INGETROKKEN}),
    PadStatus.VOORBEELD: frozenset({PadStatus.HERZIEN, PadStatus.INGETROKKEN}),
    PadStatus.VASTGESTELD: frozenset({PadStatus.HERZIEN, PadStatus.INGETROKKEN}),
    PadStatus.HERZIEN: frozenset(),
    PadStatus.INGETROKKEN: frozenset(),
}
# Of one path one version at a time is current; the others stay readable, so that a reference to them holds.
PAD_ACTUEEL = frozenset({PadStatus.VOORBEELD, PadStatus.VASTGESTELD})
PAD_BEEINDIGD = frozenset({PadStatus.HERZIEN, PadStatus.INGETROKKEN})
# Nobody adopted these or published them as an example yet.
PAD_VOORLOPIG = frozenset({PadStatus.CONCEPT, PadStatus.CONSULTATIE})


class Taak(TextChoices):
    """The five tasks of Van Dijk e.a. (2020); application, figure 7."""

    LESGEVEN = "lesgeven", "Lesgeven en ondersteunen van het leren"
    ONTWERPEN = "ontwerpen", "Onderwijskundig ontwerpen"
    TOETSEN = "toetsen", "Assessment en feedback"
    LEIDERSCHAP = "leiderschap", "Onderwijskundig leiderschap en management"
    ONDERZOEK = "onderzoek", "Onderwijskundig onderzoeker"


class Domein(TextChoices):
    """The four domains of the beroepsbeeld."""

    LEERLINGBEGELEIDING = "leerlingbegeleiding", "Begeleiding van leerlingen"
    ONDERWIJSONTWIKKELING = "onderwijsontwikkeling", "Onderwijsontwikkeling"
    ORGANISATIE = "organisatie-en-beleid", "Organisatie en beleid"
    COLLEGABEGELEIDING = "collegabegeleiding", "Begeleiden van collega's"


class ZelfevaluatieStatus(TextChoices):
    """A finished one is a moment of the film and never changes again."""

    CONCEPT = "concept", "Bezig"
    AFGEROND = "afgerond", "Afgerond"


class Antwoordbron(TextChoices):
    """On whose view an answer rests: a film has more than one camera."""

    ZELF = "zelf", "Mijn eigen indruk"
    COLLEGA = "collega", "Een collega"
    LEERLINGEN = "leerlingen", "Mijn leerlingen of studenten"
    LEIDINGGEVENDE = "leidinggevende", "Mijn leidinggevende"


class DoelStatus(TextChoices):
    OPEN = "open", "Hier werk ik aan"
    BEREIKT = "bereikt", "Bereikt"
    LOSGELATEN = "losgelaten", "Losgelaten"


# Whoever let a goal go, or thought it was reached, may take it up again: it is theirs.
DOEL_OVERGANGEN: dict[DoelStatus, frozenset[DoelStatus]] = {
    DoelStatus.OPEN: frozenset({DoelStatus.BEREIKT, DoelStatus.LOSGELATEN}),
    DoelStatus.BEREIKT: frozenset({DoelStatus.OPEN}),
    DoelStatus.LOSGELATEN: frozenset({DoelStatus.OPEN}),
}


class Groeidimensie(TextChoices):
    """The three directions in which a teacher can grow (Van Dijk e.a., 2020; application, 3.1.1)."""

    BETER_LESGEVEN = "beter-lesgeven", "Beter lesgeven"
    VARIETEIT = "grotere-varieteit", "Meer verschillende taken"
    INVLOEDSSFEER = "grotere-invloedssfeer", "Een grotere invloedssfeer"


class Invloedssfeer(TextChoices):
    """The three spheres of influence, each with where it grows from and to (application, 3.1.1)."""

    COLLEGAS = "collegas", "Van leerlingen naar collega's"
    PROGRAMMAS = "programmas", "Van lessen naar programma's"
    OMGEVING = "omgeving", "Van de eigen school naar daarbuiten"


class Bekwaamheidsdomein(TextChoices):
    VAKINHOUDELIJK = "vakinhoudelijk", "Vakinhoudelijk"
    DIDACTISCH = "didactisch", "Didactisch"
    PEDAGOGISCH = "pedagogisch", "Pedagogisch"
    PROFESSIONEEL = "professioneel", "Professioneel"


class PadverbandSoort(TextChoices):
    """How one path relates to another; touching is mutual, building on is not."""

    BOUWT_VOORT_OP = "bouwt-voort-op", "Bouwt voort op"
    RAAKT_AAN = "raakt-aan", "Raakt aan"


class AtelierRol(TextChoices):
    """What somebody brings to an atelier; verbinders are lerarenopleiders who facilitate."""

    LERAAR = "leraar", "Leraar"
    VERBINDER = "verbinder", "Verbinder (lerarenopleider)"
    SCHOOLLEIDER = "schoolleider", "Schoolleider"
    BESTUURDER = "bestuurder", "Schoolbestuurder"
    EXPERT = "expert", "Externe expert"


class Padveld(TextChoices):
    """Each text of a concept that people change apart, and each change of the build of its raamwerk."""

    OMSCHRIJVING = "omschrijving", "Omschrijving van het pad"
    TOELICHTING = "toelichting", "Toelichting"
    INITIEEL = "initieel", "Wat de opleiding tot leraar al geeft"
    EINDTERMEN_TOELICHTING = "eindtermen-toelichting", "Toelichting bij de eindtermen"
    GRONDSLAG = "grondslag", "Grond"
    DIMENSIE = "dimensie", "Naam van de dimensie"
    DIMENSIE_PLAATS = "dimensie-plaats", "Plaats van de dimensie"
    SUBDIMENSIE = "subdimensie", "Naam van de subdimensie"
    SUBDIMENSIE_TOELICHTING = "subdimensie-toelichting", "Toelichting bij de subdimensie"
    SUBDIMENSIE_PLAATS = "subdimensie-plaats", "Plaats van de subdimensie"
    CEL = "cel", "Beschrijving"
    EINDTERM = "eindterm", "Tekst van de eindterm"
    EINDTERM_CODE = "eindterm-code", "Code van de eindterm"
    EINDTERM_NIVEAU = "eindterm-niveau", "Niveau van de eindterm"
