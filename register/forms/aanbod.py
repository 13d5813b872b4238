"""Register an aanbieder, decide on that, and invite people to it."""

from collections.abc import Sequence
from typing import Any

from django import forms

from register.domain.aanbod.aanmelding import Aanmeldgegevens
from register.enums import AanbiederSoort, Aanbodrol
from register.models import Aanbieder, Aanmelding
from register.models.aanmelding import MAX_REDEN, MAX_TOELICHTING

NIEUW = "nieuw"
KIES = "Kies wat klopt."


class Aanmeldformulier(forms.Form):
    """Who applies; ``keuze`` is asked once there are names in the register that could be the same."""

    naam = forms.CharField(
        label="Naam van uw organisatie",
        max_length=200,
        help_text="Zoals leraren u kennen. Werkt u alleen? Vul dan uw bedrijfsnaam of uw eigen naam in.",
        error_messages={"required": "Vul de naam van uw organisatie in."},
    )
    soort = forms.ChoiceField(
        label="Soort organisatie",
        choices=[
            ("", "Kies een soort"),
            *(keuze for keuze in AanbiederSoort.choices if keuze[0] != AanbiederSoort.ONBEKEND),
        ],
        error_messages={"required": "Kies een soort.", "invalid_choice": "Kies een soort."},
    )
    zelfstandig = forms.BooleanField(
        label="Ik werk alleen, bijvoorbeeld als zzp’er",
        required=False,
        help_text="U kunt dan alles zelf doen. Een adres van Gmail of Ziggo mag ook.",
    )
    kvk = forms.CharField(
        label="KvK-nummer",
        required=False,
        max_length=8,
        help_text="8 cijfers, bijvoorbeeld 27312152. Hebt u er geen? Leg dan hieronder uit waarom.",
        error_messages={"max_length": "Een KvK-nummer heeft 8 cijfers, bijvoorbeeld 27312152."},
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    website = forms.URLField(
        label="Website",
        required=False,
        max_length=200,
        assume_scheme="https",
        help_text="Wij vergelijken de website met uw e-mailadres. Zo zien wij sneller dat u het bent.",
        error_messages={"invalid": "Vul een webadres in, bijvoorbeeld https://www.voorbeeld.nl."},
    )
    plaats = forms.CharField(label="Plaats", required=False, max_length=100)
    toelichting = forms.CharField(
        label="Toelichting",
        required=False,
        max_length=MAX_TOELICHTING,
        help_text="Wat helpt om te zien dat u namens deze organisatie spreekt? Bijvoorbeeld uw functie.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    keuze = forms.ChoiceField(
        label="Is dit uw organisatie?",
        required=False,
        widget=forms.RadioSelect,
        help_text="Deze namen staan al in het register. Is een ervan van u? Kies die dan.",
        error_messages={"invalid_choice": KIES},
    )

    def __init__(self, data: Any = None, *, gelijkenden: Sequence[Aanbieder] = (), **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.gelijkenden = {str(aanbieder.pk): aanbieder for aanbieder in gelijkenden}
        keuze = self.fields["keuze"]
        if not gelijkenden:
            del self.fields["keuze"]
        elif isinstance(keuze, forms.ChoiceField):
            keuze.required = True
            keuze.error_messages["required"] = KIES
            keuze.choices = [
                *(
                    (pk, f"Ja, dit zijn wij: {', '.join(filter(None, (each.naam, each.plaats)))}")
                    for pk, each in self.gelijkenden.items()
                ),
                (NIEUW, "Nee, wij zijn een andere organisatie"),
            ]

    def gegevens(self) -> Aanmeldgegevens:
        data = self.cleaned_data
        return Aanmeldgegevens(
            naam=data["naam"],
            soort=AanbiederSoort(data["soort"]),
            zelfstandig=data["zelfstandig"],
            kvk=data["kvk"].replace(" ", ""),
            website=data["website"],
            plaats=data["plaats"],
            toelichting=data["toelichting"],
            aanbieder=self.gelijkenden.get(data.get("keuze", "")),
        )


def initial_of(aanmelding: Aanmelding) -> dict[str, Any]:
    """Return what was entered before, to complete it."""
    names = ("naam", "soort", "zelfstandig", "kvk", "website", "plaats", "toelichting")
    values: dict[str, Any] = {naam: getattr(aanmelding, naam) for naam in names}
    return {**values, "keuze": str(aanmelding.aanbieder_id or NIEUW)}


class Redenformulier(forms.Form):
    reden = forms.CharField(
        label="Reden",
        max_length=MAX_REDEN,
        help_text="De aanmelder leest dit in de e-mail.",
        error_messages={"required": "Vul een reden in. De aanmelder leest die in de e-mail."},
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class Rollenformulier(forms.Form):
    rollen = forms.MultipleChoiceField(
        label="Wat mag deze persoon?",
        choices=[
            (Aanbodrol.BEHEERDER.value, "Beheerder: mensen uitnodigen en rollen geven"),
            (Aanbodrol.REDACTEUR.value, "Redacteur: trajecten beschrijven"),
            (Aanbodrol.TEKENBEVOEGD.value, "Tekenbevoegd: indienen namens de organisatie"),
        ],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies minstens één rol.", "invalid_choice": "Kies uit deze rollen."},
    )

    def gekozen(self) -> list[Aanbodrol]:
        return [Aanbodrol(rol) for rol in self.cleaned_data["rollen"]]


class Uitnodigingsformulier(Rollenformulier):
    email = forms.EmailField(
        label="E-mailadres",
        help_text="Wij sturen een e-mail met een link. De link werkt 14 dagen, en één keer.",
        error_messages={
            "required": "Vul een e-mailadres in.",
            "invalid": "Vul een e-mailadres in, bijvoorbeeld naam@organisatie.nl.",
        },
    )
    field_order = ("email", "rollen")
