"""The fields to give a file: the file, until when, and that no pupil can be recognised in it."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from napl.bestandsvorm import ACCEPT, UITLEG
from napl.domain.bestand import judge_upload, last_verloopdatum, require_verloopdatum
from napl.domain.bewijsstuk import Upload
from napl.fouten import Domeinfout


class Bestandvelden(forms.Form):
    """Mix this into a form that takes one file; show it with ``napl/_bestandvelden.html``.

    Give ``vandaag``. A form where a file is optional sets ``bestand_verplicht`` to False: then the other two
    count only with a file. What they say goes to ``store_bestand`` in a domain verb.
    """

    bestand_verplicht = True

    bestand = forms.FileField(
        label="Bestand",
        allow_empty_file=True,  # the domain says so in its own words
        max_length=None,
        error_messages={"required": "Kies eerst een bestand.", "invalid": "Kies eerst een bestand."},
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )
    verloopt_op = forms.DateField(
        label="Bewaren tot",
        help_text="Op deze dag wissen wij het bestand. Een week eerder krijgt u een e-mail.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Kies tot wanneer wij het bestand bewaren."},
    )
    geen_leerlingen = forms.BooleanField(
        label="Er staan geen gegevens van leerlingen in dit bestand, en geen foto’s van leerlingen.",
        error_messages={
            "required": "Kijk of er gegevens van leerlingen in staan. Haal ze eruit en zet dan het vinkje."
        },
    )

    def __init__(self, *args: Any, vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vandaag = vandaag
        megabytes = settings.BESTAND_MAX_BYTES // 1024**2
        self.fields["bestand"].help_text = f"Een {UITLEG}, niet groter dan {megabytes} MB."
        last = last_verloopdatum(vandaag)
        self.fields["verloopt_op"].widget.attrs |= {"max": last.isoformat()}
        self.fields["verloopt_op"].initial = last_verloopdatum(vandaag).replace(year=vandaag.year + 1)
        for naam in ("bestand", "verloopt_op", "geen_leerlingen"):
            self.fields[naam].required = self.bestand_verplicht

    def clean_bestand(self) -> "UploadedFile[bytes] | None":
        bestand: UploadedFile[bytes] | None = self.cleaned_data["bestand"]
        if bestand:
            try:
                judge_upload(bestand)
            except Domeinfout as fout:
                raise forms.ValidationError(fout.melding) from fout
        return bestand or None

    def clean(self) -> dict[str, Any]:
        """Judge date and tick only beside a file; a file that was refused is one too."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("bestand") and "bestand" not in self.errors:
            return cleaned
        for naam in ("verloopt_op", "geen_leerlingen"):
            if not cleaned.get(naam) and naam not in self.errors:
                self.add_error(naam, self.fields[naam].error_messages["required"])
        verloopt_op = cleaned.get("verloopt_op")
        if verloopt_op:
            try:
                require_verloopdatum(verloopt_op, op=self.vandaag)
            except Domeinfout as fout:
                self.add_error("verloopt_op", fout.melding)
        return cleaned

    def upload(self) -> Upload | None:
        """Return the file of a valid form with its date; None when there is none."""
        data = self.cleaned_data
        return Upload(data["bestand"], data["verloopt_op"]) if data.get("bestand") else None
