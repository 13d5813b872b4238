"""The upload of a file with trajecten."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from register.domain.invoer.fouten import Bestandsfout
from register.domain.invoer.opdracht import check_size
from register.domain.invoer.tabel import check_kind


class Importformulier(forms.Form):
    """Refuses at once what needs no reading: too large, empty, no CSV or XLSX. The run does the rest."""

    bestand = forms.FileField(
        label="Bestand met trajecten",
        allow_empty_file=True,
        error_messages={"required": "Kies eerst een bestand.", "invalid": "Kies eerst een bestand."},
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )
    is_proef = forms.BooleanField(
        label="Alleen proberen: laat zien wat er zou gebeuren en sla niets op", required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        megabytes = settings.IMPORT_MAX_BYTES // 1024**2
        self.fields["bestand"].help_text = f"CSV (UTF-8) of XLSX, niet groter dan {megabytes} MB."

    def clean_bestand(self) -> "UploadedFile[bytes]":
        bestand: UploadedFile[bytes] = self.cleaned_data["bestand"]
        try:
            check_size(bestand.size or 0, settings.IMPORT_MAX_BYTES)
            bestand.seek(0)
            check_kind(bestand.read(8), bestand.name or "")
        except Bestandsfout as fout:
            raise ValidationError(fout.melding) from fout
        return bestand
