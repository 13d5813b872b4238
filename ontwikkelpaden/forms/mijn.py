"""The parameters of the lists of somebody's own things in the API."""

from django import forms

from napl.paginering import MAX_GROOTTE
from napl.parameters import Getalfield
from ontwikkelpaden.forms.paden import MAX_PAGINA


class Pagineringparameters(forms.Form):
    pagina = Getalfield(label="Pagina", required=False, min_value=1, max_value=MAX_PAGINA)
    paginaGrootte = Getalfield(  # noqa: N815 - the contract writes it so
        label="Rijen per pagina", required=False, min_value=1, max_value=MAX_GROOTTE
    )


class Padparameters(Pagineringparameters):
    ontwikkelpad = forms.SlugField(label="Van dit ontwikkelpad", required=False, max_length=100)
