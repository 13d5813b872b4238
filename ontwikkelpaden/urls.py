"""Addresses of ontwikkelpaden and of the ateliers where they are made."""

from django.urls import URLPattern, path

from ontwikkelpaden.api.versie import Versiebestand
from ontwikkelpaden.views import (
    atelierbeheer,
    ateliers,
    bewerker,
    bewijsstuk,
    celgesprek,
    consultatie,
    consultatieantwoorden,
    documenten,
    doelen,
    herzien,
    mijn_paden,
    opbouw,
    pad,
    vergelijken,
    versiebeheer,
    wijzigingen,
    zelfevaluatie,
)

app_name = "ontwikkelpaden"

VERSIE = "ontwikkelpaden/<slug:slug>/v<int:nummer>/"
ATELIER = "ateliers/<slug:slug>/"
EDITOR = f"{ATELIER}paden/<slug:pad>/v<int:nummer>/"
CEL = f"{EDITOR}cellen/<int:subdimensie>/<slug:niveau>/"

urlpatterns: list[URLPattern] = [
    path("ontwikkelpaden/", pad.pad_list, name="pad-list"),
    path("ontwikkelpaden/<slug:slug>/", pad.pad_detail, name="pad-detail"),
    path(VERSIE, pad.padversie_detail, name="padversie-detail"),
    path(f"{VERSIE}vergelijken/<int:ander>/", vergelijken.versie_vergelijken, name="versie-vergelijken"),
    path(f"{VERSIE}consultatie/", consultatie.consultatie_detail, name="consultatie"),
    path(f"{VERSIE}consultatie/reageren/", consultatie.consultatie_reageer, name="consultatie-reageer"),
    path(
        f"{VERSIE}consultatie/antwoorden/",
        consultatieantwoorden.consultatie_antwoorden,
        name="consultatie-antwoorden",
    ),
    path(f"{VERSIE}ontwikkelpad.pdf", documenten.versie_pdf, name="versie-pdf"),
    path(f"{VERSIE}ontwikkelpad.docx", documenten.versie_docx, name="versie-docx"),
    path(f"{VERSIE}ontwikkelpad.json", Versiebestand.as_view(), name="versie-json"),
    path("bureau/ontwikkelpaden/", versiebeheer.versie_list, name="versie-list"),
    path(
        "bureau/ontwikkelpaden/<slug:slug>/v<int:nummer>/<slug:zet>/",
        versiebeheer.versie_zet,
        name="versie-zet",
    ),
    path("ateliers/", ateliers.atelier_list, name="atelier-list"),
    path(ATELIER, ateliers.atelier_detail, name="atelier-detail"),
    path(f"{ATELIER}wijzigen/", atelierbeheer.atelier_wijzig, name="atelier-wijzig"),
    path(f"{ATELIER}mijn-naam/", ateliers.eigen_naam, name="atelier-mijn-naam"),
    path(f"{ATELIER}deelnemers/", atelierbeheer.deelnemers, name="atelier-deelnemers"),
    path(
        f"{ATELIER}deelnemers/<int:pk>/beeindigen/",
        atelierbeheer.deelnemer_eind,
        name="atelier-deelnemer-eind",
    ),
    path(f"{ATELIER}bijeenkomsten/nieuw/", atelierbeheer.bijeenkomst, name="bijeenkomst-nieuw"),
    path(f"{ATELIER}bijeenkomsten/<int:pk>/", atelierbeheer.bijeenkomst, name="bijeenkomst-wijzig"),
    path(f"{ATELIER}documenten/nieuw/", atelierbeheer.werkdocument, name="werkdocument-nieuw"),
    path(f"{ATELIER}documenten/<int:pk>/", atelierbeheer.werkdocument, name="werkdocument-wijzig"),
    path(f"{ATELIER}paden/nieuw/", atelierbeheer.pad_nieuw, name="pad-nieuw"),
    path(EDITOR, bewerker.bewerker, name="bewerker"),
    path(CEL, bewerker.cel, name="cel"),
    path(f"{CEL}gesprek/", celgesprek.celgesprek, name="celgesprek"),
    path(f"{EDITOR}teksten/<slug:veld>/", bewerker.veld, name="padtekst"),
    path(f"{EDITOR}teksten/<slug:veld>/<int:onderdeel>/", bewerker.veld, name="onderdeeltekst"),
    path(f"{EDITOR}opbouw/", opbouw.opbouw, name="opbouw"),
    path(f"{EDITOR}herzien/", herzien.herzien, name="herzien"),
    path(f"{EDITOR}wijzigingen/", wijzigingen.wijzigingen, name="wijzigingen"),
    path(f"{EDITOR}wijzigingen/<int:pk>/terugzetten/", wijzigingen.terugzetten, name="terugzetten"),
    path("mijn/paden/", mijn_paden.mijn_paden, name="mijn-paden"),
    path("mijn/paden/<slug:slug>/", mijn_paden.mijn_pad, name="mijn-pad"),
    path("mijn/paden/<slug:slug>/volgen/", mijn_paden.volg_pad, name="mijn-pad-volgen"),
    path(
        "mijn/paden/<slug:slug>/zelfevaluatie/",
        zelfevaluatie.zelfevaluatie_begin,
        name="zelfevaluatie-begin",
    ),
    path(
        "mijn/paden/<slug:slug>/zelfevaluatie/<int:pk>/",
        zelfevaluatie.zelfevaluatie,
        name="zelfevaluatie",
    ),
    path(
        "mijn/paden/<slug:slug>/zelfevaluatie/<int:pk>/weggooien/",
        zelfevaluatie.zelfevaluatie_weg,
        name="zelfevaluatie-weg",
    ),
    path(
        "mijn/paden/<slug:slug>/zelfevaluatie/<int:pk>/bewijsstuk/<int:subdimensie>/",
        bewijsstuk.antwoord_bewijsstuk,
        name="antwoord-bewijsstuk",
    ),
    path("mijn/paden/<slug:slug>/doelen/nieuw/", doelen.doel_nieuw, name="doel-nieuw"),
    path("mijn/doelen/", doelen.doel_list, name="doel-list"),
    path("mijn/doelen/<int:pk>/", doelen.doel_wijzig, name="doel-wijzig"),
]
