"""Who may do what with recognitions that were granted."""

from rules.predicates import Predicate

from kwaliteit.models import Erkenning
from napl import klok
from napl.enums import Rol
from napl.rechten import BUREAU, IEDEREEN, Actor, Recht
from register.models import Aanbieder
from register.models.aanbod import may_edit, may_sign

VERLEEN = "kwaliteit.verleen_erkenning"
SCHORS = "kwaliteit.schors_erkenning"
KONDIG_AAN = "kwaliteit.kondig_intrekking_aan"
ZIENSWIJZE = "kwaliteit.geef_zienswijze_intrekking"
ZIE_ERKENNING = "kwaliteit.zie_erkenning"
ZIE_ERKENNINGEN = "kwaliteit.zie_erkenningen"
ZIE_EIGEN = "kwaliteit.zie_eigen_erkenning"
VRAAG_HERERKENNING = "kwaliteit.vraag_hererkenning"

AANBIEDER = frozenset({Rol.AANBIEDER})


def _is_eigen(actor: Actor, erkenning: Erkenning | None) -> bool:
    if erkenning is None:
        return True
    return Erkenning.objects.van_aanbieder(actor, klok.vandaag()).filter(pk=erkenning.pk).exists()


def _tekent(actor: Actor, erkenning: Erkenning | None) -> bool:
    """Say whether somebody signs for the aanbieder that asked for it, or for one of the traject."""
    if erkenning is None:
        return True
    vandaag = klok.vandaag()
    return any(may_sign(actor, row, vandaag) for row in _aanbieders(erkenning))  # type: ignore[arg-type]


def _vraagt(actor: Actor, erkenning: Erkenning | None) -> bool:
    if erkenning is None:
        return True
    vandaag = klok.vandaag()
    return _tekent(actor, erkenning) or any(
        may_edit(actor, row, vandaag)  # type: ignore[arg-type]
        for row in _aanbieders(erkenning)
    )


def _aanbieders(erkenning: Erkenning) -> list[Aanbieder]:
    if erkenning.aanvraag is not None:
        return [erkenning.aanvraag.aanbieder]
    return list(erkenning.traject.aanbieders.all())


is_eigen_erkenning = Predicate(_is_eigen, name="is_eigen_erkenning")
tekent_erkenning = Predicate(_tekent, name="tekent_erkenning")
vraagt_hererkenning = Predicate(_vraagt, name="vraagt_hererkenning")

RECHTEN: list[Recht] = [
    Recht(VERLEEN, frozenset({Rol.BESLISSER}), "een erkenning verlenen of intrekken"),
    Recht(SCHORS, frozenset({Rol.BESLISSER}), "een erkenning schorsen, en een schorsing opheffen"),
    Recht(
        KONDIG_AAN,
        frozenset({Rol.BEHANDELAAR, Rol.COORDINATOR}),
        "aankondigen dat een erkenning kan worden ingetrokken, en daarvan afzien",
    ),
    Recht(
        ZIENSWIJZE, AANBIEDER, "een zienswijze geven over het intrekken van een erkenning", tekent_erkenning
    ),
    Recht(ZIE_ERKENNING, IEDEREEN, "nagaan of een erkenning geldt"),
    Recht(ZIE_ERKENNINGEN, BUREAU, "alle erkenningen bekijken"),
    Recht(ZIE_EIGEN, AANBIEDER, "de erkenningen van de eigen trajecten bekijken", is_eigen_erkenning),
    Recht(VRAAG_HERERKENNING, AANBIEDER, "hererkenning vragen", vraagt_hererkenning),
]
