"""Make many drafts at once from a file."""

from http import HTTPStatus
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from napl import klok
from napl.toegang import neemt_upload, vereist_recht
from register.domain.aanbod import aanbieders_van
from register.domain.trajecteditor.bestand import MAX_RIJEN, Bestandsverslag, upload_trajecten
from register.enums import Uitkomst
from register.forms.eigentraject import Bestandformulier
from register.views.eigen_delen import RECHT, kruimels
from register.views.mijn import account, attempt


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(RECHT)
@neemt_upload(instelling="IMPORT_MAX_BYTES")
def eigen_bestand(request: HttpRequest) -> HttpResponse:
    """Show the form; a POST reads the file and tells of every row what happened."""
    aanbieders = list(aanbieders_van(account(request), klok.vandaag()).order_by("naam"))
    is_post = request.method == "POST"
    form = Bestandformulier(
        request.POST if is_post else None, request.FILES if is_post else None, aanbieders=aanbieders
    )
    verslag = _read(request, form) if aanbieders and is_post and form.is_valid() else None
    context = {
        "form": form,
        "aanbieders": aanbieders,
        "verslag": verslag,
        "is_proef": verslag is not None and form.cleaned_data["is_proef"],
        "cijfers": [(uitkomst.label, verslag.aantal(uitkomst)) for uitkomst in _SOORTEN] if verslag else [],
        "maximum": MAX_RIJEN,
        "kruimels": kruimels(None, ("Trajecten uit een bestand", "")),
    }
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return render(request, "register/eigen_bestand.html", context, status=status)


_SOORTEN = (Uitkomst.GEMAAKT, Uitkomst.ONGEWIJZIGD, Uitkomst.GEWEIGERD)


def _read(request: HttpRequest, form: Bestandformulier) -> Bestandsverslag | None:
    bestand: UploadedFile[bytes] = form.cleaned_data["bestand"]
    # The readers of the import want a file on disk; this one is gone when it was read.
    with NamedTemporaryFile() as file:
        for chunk in bestand.chunks():
            file.write(chunk)
        file.flush()
        return attempt(
            form,
            lambda: upload_trajecten(
                Path(file.name),
                bestand.name or "",
                aanbieder=form.gekozen(),
                is_proef=form.cleaned_data["is_proef"],
                by=account(request),
                at=klok.nu(),
                peildatum=klok.vandaag(),
            ),
        )
