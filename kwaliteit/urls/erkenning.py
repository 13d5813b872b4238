"""Pages of recognitions that were granted."""

from django.urls import URLPattern, path

from kwaliteit.views import erkenning, erkenningbureau, erkenningeigen, erkenningzetten

_BUREAU = "bureau/erkenningen/"
_EIGEN = "aanbod/erkend/"
PADEN: list[URLPattern] = [
    path("erkenning/", erkenning.erkenning_zoek, name="erkenning-zoek"),
    path("erkenning/<str:code>/", erkenning.erkenning_detail, name="erkenning"),
    path("erkenning/<str:code>/merk.svg", erkenning.erkenning_merk, name="erkenning-merk"),
    path(_BUREAU, erkenningbureau.erkenning_list, name="erkenning-list"),
    path(f"{_BUREAU}<int:pk>/", erkenningbureau.erkenning_beheer, name="erkenning-beheer"),
    path(f"{_BUREAU}voornemens/<int:pk>/", erkenningbureau.voornemen, name="voornemen"),
    path(f"{_BUREAU}<int:pk>/zet/<slug:zet>/", erkenningzetten.erkenning_zet, name="erkenning-zet"),
    path(
        f"{_BUREAU}<int:pk>/besluit/<slug:zet>/", erkenningzetten.erkenning_besluit, name="erkenning-besluit"
    ),
    path(_EIGEN, erkenningeigen.erkenning_eigen_list, name="erkenning-eigen-list"),
    path(f"{_EIGEN}<str:code>/", erkenningeigen.erkenning_eigen, name="erkenning-eigen"),
    path(f"{_EIGEN}<str:code>/hererkenning/", erkenningeigen.hererkenning_begin, name="hererkenning-begin"),
    path(
        f"{_EIGEN}<str:code>/certificaat.pdf",
        erkenningeigen.erkenning_certificaat,
        name="erkenning-certificaat",
    ),
]
