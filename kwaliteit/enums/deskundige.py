"""The words of the pool of deskundigen: how they are engaged, what ties them, and why that is a conflict."""

from django.db.models import TextChoices


class Deskundigestatus(TextChoices):
    """Who is a candidate or has stopped is never asked for a review."""

    KANDIDAAT = "kandidaat", "Kandidaat"
    ACTIEF = "actief", "Actief"
    GESTOPT = "gestopt", "Gestopt"


DESKUNDIGE_OVERGANGEN: dict[Deskundigestatus, frozenset[Deskundigestatus]] = {
    Deskundigestatus.KANDIDAAT: frozenset({Deskundigestatus.ACTIEF, Deskundigestatus.GESTOPT}),
    Deskundigestatus.ACTIEF: frozenset({Deskundigestatus.GESTOPT}),
    # Who comes back gets a new contract.
    Deskundigestatus.GESTOPT: frozenset({Deskundigestatus.ACTIEF}),
}


class Bandsoort(TextChoices):
    """What ties a deskundige to an organisation, as they declare it themselves."""

    WERKGEVER = "werkgever", "Werk of opdracht (ook als zelfstandige)"
    LIDMAATSCHAP = "lidmaatschap", "Lid van bestuur, raad of vereniging"
    AUTEURSCHAP = "auteurschap", "Maker of medemaker van een traject of van materiaal"
    EIGENDOM = "eigendom", "Eigenaar of medeeigenaar"
    FAMILIE = "familie", "Familie of een ander persoonlijk belang"


class Conflictgrond(TextChoices):
    """Why somebody cannot judge a traject without bias (Awb 2:4)."""

    EIGEN_ORGANISATIE = "eigen-organisatie", "Werkt bij de aanbieder"
    PARTNER = "partner", "Werkt bij een partner in dit traject of bij een onderdeel van dezelfde instelling"
    VROEGER_WERK = "vroeger-werk", "Werkte kort geleden bij de aanbieder of een partner"
    LIDMAATSCHAP = "lidmaatschap", "Is of was kort geleden lid van een bestuur of raad van de aanbieder"
    AUTEURSCHAP = "auteurschap", "Maakte mee aan dit traject of aan materiaal van de aanbieder"
    EIGENDOM = "eigendom", "Is of was kort geleden eigenaar van de aanbieder"
    FAMILIE = "familie", "Heeft een persoonlijk belang bij de aanbieder"
    CONCURRENT = "concurrent", "Hoort bij een aanbieder die zelf erkenning vraagt voor hetzelfde ontwikkelpad"
    EERDER_TERUG = "eerder-teruggenomen", "Was eerder bij deze aanvraag betrokken"


class Beoordelingstatus(TextChoices):
    """How far the review of one deskundige is."""

    GEVRAAGD = "gevraagd", "Gevraagd"
    AANGENOMEN = "aangenomen", "Aangenomen"
    GEWEIGERD = "geweigerd", "Geweigerd"
    BEZIG = "bezig", "Bezig"
    INGELEVERD = "ingeleverd", "Ingeleverd"
    TERUGGENOMEN = "teruggenomen", "Teruggenomen"


_B = Beoordelingstatus
BEOORDELING_OVERGANGEN: dict[Beoordelingstatus, frozenset[Beoordelingstatus]] = {
    _B.GEVRAAGD: frozenset({_B.AANGENOMEN, _B.GEWEIGERD, _B.TERUGGENOMEN}),
    _B.AANGENOMEN: frozenset({_B.BEZIG, _B.TERUGGENOMEN}),
    _B.BEZIG: frozenset({_B.INGELEVERD, _B.TERUGGENOMEN}),
    _B.INGELEVERD: frozenset({_B.TERUGGENOMEN}),
    _B.GEWEIGERD: frozenset(),
    _B.TERUGGENOMEN: frozenset(),
}
# Takes one of the two places of a case.
BEOORDELING_ACTIEF = frozenset({_B.GEVRAAGD, _B.AANGENOMEN, _B.BEZIG, _B.INGELEVERD})
# Declared to be independent, and so may read the file.
BEOORDELING_AANGENOMEN = frozenset({_B.AANGENOMEN, _B.BEZIG, _B.INGELEVERD})
# Still has something to do for it.
BEOORDELING_GAANDE = frozenset({_B.GEVRAAGD, _B.AANGENOMEN, _B.BEZIG})
