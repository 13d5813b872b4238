"""Pages of the kwaliteitskader."""

from django.urls import URLPattern, path

from kwaliteit.views import (
    kader,
    kaderbewerken,
    kaderbronnen,
    kaderbureau,
    kaderconsultatie,
    kaderzetten,
)

_V = "kwaliteitskader/v<int:nummer>/"
_BUREAU = "bureau/kwaliteitskader/"
_CONCEPT = f"{_BUREAU}v<int:nummer>/"
PADEN: list[URLPattern] = [
    path("kwaliteitskader/", kader.kader, name="kader"),
    path(_V, kader.kaderversie_detail, name="kaderversie-detail"),
    path(f"{_V}kwaliteitskader.pdf", kader.kaderversie_pdf, name="kaderversie-pdf"),
    path(f"{_V}vergelijken/<int:ander>/", kader.kader_vergelijken, name="kader-vergelijken"),
    path(f"{_V}consultatie/", kaderconsultatie.kaderconsultatie, name="kaderconsultatie"),
    path(
        f"{_V}consultatie/reageer/",
        kaderconsultatie.kaderconsultatie_reageer,
        name="kaderconsultatie-reageer",
    ),
    path(f"{_V}criteria/<str:code>/bevinding/", kaderconsultatie.bevinding_nieuw, name="bevinding-nieuw"),
    path(_BUREAU, kaderbureau.kaderbureau, name="kaderbureau"),
    path(f"{_BUREAU}openstellingen/", kaderbureau.openstelling_list, name="openstelling-list"),
    path(f"{_BUREAU}openstellingen/<int:pk>/", kaderbureau.openstelling_einde, name="openstelling-einde"),
    path(
        f"{_BUREAU}openstellingen/<int:pk>/terug/", kaderbureau.openstelling_terug, name="openstelling-terug"
    ),
    path(_CONCEPT, kaderbewerken.kader_bewerk, name="kader-bewerk"),
    path(f"{_CONCEPT}teksten/", kaderbewerken.kader_teksten, name="kader-teksten"),
    path(f"{_CONCEPT}standaarden/nieuw/", kaderbewerken.standaard_bewerk, name="standaard-nieuw"),
    path(f"{_CONCEPT}standaarden/<int:pk>/", kaderbewerken.standaard_bewerk, name="standaard-bewerk"),
    path(f"{_CONCEPT}criteria/nieuw/", kaderbewerken.criterium_bewerk, name="criterium-nieuw"),
    path(f"{_CONCEPT}criteria/<int:pk>/", kaderbewerken.criterium_bewerk, name="criterium-bewerk"),
    path(f"{_CONCEPT}bronnen/nieuw/", kaderbronnen.kaderbron_bewerk, name="kaderbron-nieuw"),
    path(f"{_CONCEPT}bronnen/<int:pk>/", kaderbronnen.kaderbron_bewerk, name="kaderbron-bewerk"),
    path(f"{_CONCEPT}bevindingen/<int:pk>/", kaderbewerken.bevinding_antwoord, name="bevinding-antwoord"),
    path(
        f"{_CONCEPT}antwoorden/",
        kaderconsultatie.kaderconsultatie_antwoorden,
        name="kaderconsultatie-antwoorden",
    ),
    path(f"{_CONCEPT}zet/<slug:zet>/", kaderzetten.kader_zet, name="kader-zet"),
    path(f"{_CONCEPT}besluit/<slug:zet>/", kaderzetten.kader_besluit, name="kader-besluit"),
]
