"""The forms around a review; what may be said, and when, is up to the domain."""

from django import forms

from kwaliteit.enums import Criteriumoordeel
from ontwikkelpaden.domain.invoer import MAX_TEKST
from ontwikkelpaden.forms.consultatie import Domeinformulier, Domeintekst


def _vak(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "maxlength": MAX_TEKST})


class Antwoordformulier(Domeinformulier):
    """Yes, with the declaration; or no, with a reason."""

    onafhankelijk = forms.BooleanField(
        label="Ik verklaar dat ik onafhankelijk over dit traject kan oordelen",
        required=False,
        help_text="U werkt niet bij de aanbieder of een partner, en de laatste drie jaar ook niet. U "
        "maakte het traject niet mee. U hebt er geen persoonlijk belang bij.",
    )


class Weigerformulier(Domeinformulier):
    reden = Domeintekst(
        label="Waarom weigert u?",
        help_text="Bijvoorbeeld: ik werkte met de aanbieder samen, of ik heb geen tijd. Alleen het "
        "programmabureau leest dit.",
        widget=_vak(3),
    )


class Conflictformulier(Domeinformulier):
    reden = Domeintekst(
        label="Wat is het belangenconflict?",
        help_text="Alleen het programmabureau leest dit.",
        widget=_vak(3),
    )


class Oordeelformulier(Domeinformulier):
    """One criterium; all of it can wait until the review is handed in."""

    oordeel = forms.ChoiceField(
        label="Uw oordeel",
        choices=Criteriumoordeel.choices,
        required=False,
        error_messages={"invalid_choice": "Kies een van deze."},
        widget=forms.RadioSelect,
    )
    motivering = forms.CharField(
        label="Waarom vindt u dat?",
        help_text="De aanbieder moet hieruit begrijpen waarop uw oordeel berust.",
        required=False,
        strip=False,
        widget=_vak(5),
    )
    bewijs = forms.CharField(
        label="Op welk bewijs berust het?",
        help_text="Noem het stuk en de plaats, bijvoorbeeld: bijlage 2, bladzijde 4.",
        required=False,
        strip=False,
        widget=_vak(2),
    )


class Consensusformulier(Domeinformulier):
    oordeel = forms.ChoiceField(
        label="Samen vindt u",
        choices=Criteriumoordeel.choices,
        error_messages={"required": "Kies een oordeel.", "invalid_choice": "Kies een van deze."},
        widget=forms.RadioSelect,
    )
    motivering = Domeintekst(label="Waarom?", strip=False, widget=_vak(4))


class Feedbackformulier(Domeinformulier):
    tekst = forms.CharField(
        label="Wat kan de aanbieder verder helpen?",
        help_text="Dit telt niet mee in het oordeel. De aanbieder leest het bij het besluit.",
        required=False,
        strip=False,
        widget=_vak(6),
    )
