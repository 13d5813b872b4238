"""Forms of an atelier: who takes part, meetings, documents, a new path, and the atelier itself."""

from typing import Any

from django import forms

from napl.forms.bestand import Bestandvelden
from napl.models import Gebruiker
from ontwikkelpaden.domain.atelierwerk import BijeenkomstInvoer, WerkdocumentInvoer
from ontwikkelpaden.enums import AtelierRol
from ontwikkelpaden.models import Atelierbijeenkomst, Werkdocument

_TIJD = "%Y-%m-%dT%H:%M"
_TIJDEN = [_TIJD, "%Y-%m-%dT%H:%M:%S", "%d-%m-%Y %H:%M", "%Y-%m-%d %H:%M"]


class Momentveld(forms.DateTimeField):
    """A day and a time, in the time of the Netherlands."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=_TIJD)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            input_formats=_TIJDEN,
            error_messages={
                "required": "Vul een dag en een tijd in.",
                "invalid": "Vul een dag en een tijd in, bijvoorbeeld 12-10-2026 15:30.",
            },
            **kwargs,
        )


class Datumveld(forms.DateField):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            input_formats=["%Y-%m-%d", "%d-%m-%Y"],
            error_messages={
                "required": "Vul een datum in.",
                "invalid": "Vul een datum in, bijvoorbeeld 12-10-2026.",
            },
            **kwargs,
        )


def _textarea(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class Deelnemerformulier(forms.Form):
    email = forms.EmailField(
        label="E-mailadres",
        help_text="Van het account van de deelnemer in dit register.",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Vul een e-mailadres in.", "invalid": "Dit is geen e-mailadres."},
    )
    rol = forms.ChoiceField(
        label="Rol",
        choices=AtelierRol.choices,
        error_messages={"required": "Kies een rol.", "invalid_choice": "Kies een van deze rollen."},
    )
    geldig_van = Datumveld(label="Doet mee vanaf")

    def clean_email(self) -> Gebruiker:
        """Return the account; only who manages an atelier gets to know in this way who has one."""
        found = Gebruiker.objects.filter(email__iexact=self.cleaned_data["email"], is_active=True).first()
        if found is None:
            raise forms.ValidationError(
                "Er is geen account met dit e-mailadres. Vraag de deelnemer om een account te maken."
            )
        return found


class Bijeenkomstformulier(forms.Form):
    begin = Momentveld(label="Begin")
    eind = Momentveld(label="Eind")
    plaats = forms.CharField(label="Plaats", required=False, max_length=200)
    link = forms.URLField(
        label="Link voor online",
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text="Alleen deelnemers zien de link.",
        error_messages={"invalid": "Dit is geen webadres. Een webadres begint met https://."},
    )
    agenda = forms.CharField(
        label="Agenda", required=False, widget=_textarea(5), help_text="Iedereen kan de agenda lezen."
    )
    verslag = forms.CharField(
        label="Verslag",
        required=False,
        widget=_textarea(8),
        help_text="Alleen deelnemers lezen het verslag.",
    )

    def invoer(self) -> BijeenkomstInvoer:
        return BijeenkomstInvoer(**self.cleaned_data)

    @staticmethod
    def initial_of(bijeenkomst: Atelierbijeenkomst) -> dict[str, Any]:
        return {
            naam: getattr(bijeenkomst, naam)
            for naam in ("begin", "eind", "plaats", "link", "agenda", "verslag")
        }


class Werkdocumentformulier(Bestandvelden):
    bestand_verplicht = False
    field_order = ["titel", "toelichting", "url", "tekst", "openbaar"]

    titel = forms.CharField(
        label="Titel", max_length=200, error_messages={"required": "Geef het document een titel."}
    )
    toelichting = forms.CharField(label="Waar gaat het over?", required=False, widget=_textarea(3))
    url = forms.URLField(
        label="Link naar het document",
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": "Dit is geen webadres. Een webadres begint met https://."},
    )
    tekst = forms.CharField(label="Of de tekst zelf", required=False, widget=_textarea(10), max_length=50_000)
    openbaar = forms.BooleanField(
        label="Iedereen mag dit zien",
        required=False,
        help_text=(
            "Zonder vinkje zien alleen de deelnemers van dit atelier het document. "
            "Een bestand kan alleen openen wie is ingelogd."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bestand"].label = "Of een bestand"
        self.fields["verloopt_op"].label = "Het bestand bewaren tot"
        self.fields["verloopt_op"].help_text = "Op deze dag wissen wij het bestand."

    def invoer(self) -> WerkdocumentInvoer:
        namen = ("titel", "toelichting", "url", "tekst", "openbaar")
        return WerkdocumentInvoer(**{naam: self.cleaned_data[naam] for naam in namen})

    @staticmethod
    def initial_of(document: Werkdocument) -> dict[str, Any]:
        return {
            naam: getattr(document, naam) for naam in ("titel", "toelichting", "url", "tekst", "openbaar")
        }


class Padformulier(forms.Form):
    naam = forms.CharField(
        label="Naam van het pad",
        max_length=200,
        help_text="Bijvoorbeeld ‘Curriculumdeskundigheid’. Het adres van het pad wordt hiervan gemaakt.",
        error_messages={"required": "Geef het pad een naam."},
    )
    omschrijving = forms.CharField(
        label="Waar is dit pad voor?",
        widget=_textarea(5),
        help_text="Een paar zinnen. U kunt dit later nog veranderen.",
        error_messages={"required": "Vertel waar het pad voor is."},
    )


class Atelierformulier(forms.Form):
    naam = forms.CharField(
        label="Naam", max_length=200, error_messages={"required": "Geef het atelier een naam."}
    )
    omschrijving = forms.CharField(
        label="Wat doet dit atelier?",
        widget=_textarea(4),
        error_messages={"required": "Vertel wat het atelier doet."},
    )
    gestart_op = Datumveld(label="Gestart op")
    beeindigd_op = Datumveld(
        label="Gestopt op", required=False, help_text="De eerste dag waarop het atelier er niet meer is."
    )
