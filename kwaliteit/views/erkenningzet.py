"""How each move of a recognition is asked and confirmed: what it brings about, and the mail that goes out."""

from collections.abc import Callable
from dataclasses import dataclass

from kwaliteit.domain.erkenning.intrekken import withdraw_erkenning
from kwaliteit.domain.erkenning.mail import (
    Mail,
    afgezien_mail,
    intrekking_mail,
    opheffing_mail,
    schorsing_mail,
    voornemen_mail,
)
from kwaliteit.domain.erkenning.schorsen import lift_schorsing, suspend_erkenning
from kwaliteit.domain.erkenning.voornemen import announce_intrekking, drop_voornemen
from kwaliteit.enums import Schorsingsgrond, Voornemenuitkomst
from kwaliteit.forms.erkenning import (
    Aankondigformulier,
    Afzienformulier,
    Hefopformulier,
    Intrekformulier,
    Schorsformulier,
)
from kwaliteit.models import Erkenning, Intrekkingsvoornemen
from napl import klok
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from ontwikkelpaden.forms.consultatie import Domeinformulier

HIER_REDEN = "(hier komt uw reden)"
Doe = Callable[[Erkenning, Domeinformulier, Gebruiker], object]


@dataclass(frozen=True)
class Zet:
    """How a move is asked and confirmed."""

    knop: str
    gevolgen: tuple[str, ...]
    gedaan: str
    formulier: type[Domeinformulier]
    doe: Doe
    mail: Callable[[Erkenning], Mail]
    is_definitief: bool = False


def open_voornemen(erkenning: Erkenning) -> Intrekkingsvoornemen:
    found = erkenning.voornemens.filter(uitkomst=Voornemenuitkomst.OPEN).first()
    if found is None:
        raise Domeinfout("Er loopt geen voornemen om in te trekken.")
    return found


def _announce(erkenning: Erkenning, form: Domeinformulier, by: Gebruiker) -> object:
    return announce_intrekking(erkenning, **form.cleaned_data, by=by, at=klok.nu())


def _drop(erkenning: Erkenning, form: Domeinformulier, by: Gebruiker) -> object:
    return drop_voornemen(open_voornemen(erkenning), **form.cleaned_data, by=by, at=klok.nu())


def _suspend(erkenning: Erkenning, form: Domeinformulier, by: Gebruiker) -> object:
    values = {**form.cleaned_data, "grond": Schorsingsgrond(form.cleaned_data["grond"])}
    return suspend_erkenning(erkenning, **values, by=by, at=klok.nu())


def _lift(erkenning: Erkenning, form: Domeinformulier, by: Gebruiker) -> object:
    schorsing = erkenning.schorsingen.filter(geldig_tot__isnull=True).first()
    if schorsing is None:
        raise Domeinfout("Deze erkenning is niet geschorst.")
    return lift_schorsing(schorsing, **form.cleaned_data, by=by, at=klok.nu())


def _withdraw(erkenning: Erkenning, form: Domeinformulier, by: Gebruiker) -> object:
    return withdraw_erkenning(erkenning, **form.cleaned_data, by=by, at=klok.nu())


def _example(maak: Callable[..., Mail], dag: str) -> Callable[[Erkenning], Mail]:
    """Return how the mail reads before the day and the reason are filled in."""

    def write(erkenning: Erkenning) -> Mail:
        days = {dag: klok.vandaag()} if dag else {}
        if maak is voornemen_mail:
            days["tot"] = klok.vandaag()
        return maak(erkenning, naam=erkenning.versie.naam, reden=HIER_REDEN, **days)

    return write


AANKONDIGEN: dict[str, Zet] = {
    "kondig-aan": Zet(
        "Intrekking aankondigen",
        (
            "De aanbieder krijgt een e-mail en kan twee weken reageren.",
            "Daarna beslist iemand anders dan u.",
            "De erkenning blijft gelden tot er is beslist.",
        ),
        "De intrekking is aangekondigd. De aanbieder krijgt een e-mail.",
        Aankondigformulier,
        _announce,
        _example(voornemen_mail, "per"),
    ),
    "zie-af": Zet(
        "Afzien van intrekken",
        ("De erkenning blijft gelden.", "De aanbieder krijgt een e-mail."),
        "Van intrekken is afgezien. De aanbieder krijgt een e-mail.",
        Afzienformulier,
        _drop,
        _example(afgezien_mail, ""),
    ),
}
BESLUITEN: dict[str, Zet] = {
    "schors": Zet(
        "Schorsen",
        (
            "Vanaf de dag die u kiest, geldt de erkenning niet.",
            "Het traject staat vanaf die dag niet in het register.",
            "Het keurmerk op de site van de aanbieder zegt dan: geschorst.",
            "De erkenning geldt weer zodra u de schorsing opheft, voor de rest van de periode.",
        ),
        "De erkenning is geschorst. De aanbieder krijgt een e-mail.",
        Schorsformulier,
        _suspend,
        _example(schorsing_mail, "vanaf"),
    ),
    "hef-op": Zet(
        "Schorsing opheffen",
        (
            "De erkenning geldt weer vanaf de dag die u kiest.",
            "Het traject staat vanaf die dag weer in het register, tot het einde van de erkenning.",
        ),
        "De schorsing is opgeheven. De aanbieder krijgt een e-mail.",
        Hefopformulier,
        _lift,
        _example(opheffing_mail, "per"),
    ),
    "trek-in": Zet(
        "Intrekken",
        (
            "Vanaf de dag die u kiest, geldt de erkenning niet meer. Dat kan niet ongedaan worden gemaakt.",
            "Het traject gaat uit het register.",
            "De reden staat op de openbare pagina.",
            "Wie de intrekking aankondigde, kan niet zelf intrekken.",
        ),
        "De erkenning is ingetrokken. De aanbieder krijgt een e-mail.",
        Intrekformulier,
        _withdraw,
        _example(intrekking_mail, "per"),
        is_definitief=True,
    ),
}
