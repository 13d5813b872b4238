"""Addresses of register."""

from django.urls import URLPattern, path

from register.views import (
    aanbieder,
    aanvullen,
    bewaarlijst,
    drie_vragen,
    invoer,
    start,
    synoniem,
    teamlijsten,
    traject,
    vergelijken,
    waarschuwingen,
    witte_vlekken,
    zoeken,
    zoekgedrag,
)

app_name = "register"

urlpatterns: list[URLPattern] = [
    path("", start.start, name="start"),
    path("trajecten/", zoeken.traject_list, name="traject-list"),
    path("trajecten/vergelijken/", vergelijken.traject_vergelijken, name="vergelijken"),
    path("trajecten/aanvullen/", aanvullen.aanvullen, name="aanvullen"),
    path("trajecten/<slug:slug>/", traject.traject_detail, name="traject-detail"),
    path("trajecten/<slug:slug>/uitvoeringen.ics", traject.traject_ical, name="traject-ical"),
    path("drie-vragen/", drie_vragen.drie_vragen, name="drie-vragen"),
    path("drie-vragen/uitslag/", drie_vragen.drie_vragen_uitslag, name="drie-vragen-uitslag"),
    path("drie-vragen/gesprek/", drie_vragen.drie_vragen_gesprek, name="drie-vragen-gesprek"),
    path("aanbieders/", aanbieder.aanbieder_list, name="aanbieder-list"),
    path("aanbieders/<slug:slug>/", aanbieder.aanbieder_detail, name="aanbieder-detail"),
    path("bewaarlijst/", bewaarlijst.bewaarlijst, name="bewaarlijst"),
    path("bewaarlijst/bewaar/", bewaarlijst.bewaar, name="bewaar"),
    path("bewaarlijst/weg/", bewaarlijst.bewaar_weg, name="bewaar-weg"),
    path("bewaarlijst/notitie/", bewaarlijst.bewaar_notitie, name="bewaar-notitie"),
    path("mijn/zoekwaarschuwingen/", waarschuwingen.zoekwaarschuwing_list, name="zoekwaarschuwingen"),
    path("mijn/teamlijsten/", teamlijsten.teamlijst_list, name="teamlijsten"),
    path("mijn/teamlijsten/delen/", teamlijsten.teamlijst_deel, name="teamlijst-deel"),
    path("mijn/teamlijsten/<int:pk>/", teamlijsten.teamlijst_detail, name="teamlijst-detail"),
    path(
        "mijn/zoekwaarschuwingen/nieuw/",
        waarschuwingen.zoekwaarschuwing_nieuw,
        name="zoekwaarschuwing-nieuw",
    ),
    path(
        "mijn/zoekwaarschuwingen/wijzigen/",
        waarschuwingen.zoekwaarschuwing_wijzig,
        name="zoekwaarschuwing-wijzig",
    ),
    path(
        "zoekwaarschuwingen/stop/<str:token>/",
        waarschuwingen.zoekwaarschuwing_stop,
        name="zoekwaarschuwing-stop",
    ),
    path("witte-vlekken/", witte_vlekken.witte_vlekken, name="witte-vlekken"),
    path("witte-vlekken/per-regio/", witte_vlekken.witte_vlekken_regios, name="witte-vlekken-regios"),
    path("witte-vlekken/witte-vlekken.csv", witte_vlekken.witte_vlekken_csv, name="witte-vlekken-csv"),
    path("witte-vlekken/tellen/", witte_vlekken.tel_witte_vlekken, name="witte-vlekken-tellen"),
    path("bureau/import/", invoer.import_list, name="import-list"),
    path("bureau/import/<int:pk>/", invoer.import_detail, name="import-detail"),
    path("bureau/import/<int:pk>/verslag.csv", invoer.import_verslag, name="import-verslag"),
    path("bureau/zoekgedrag/", zoekgedrag.zoekgedrag, name="zoekgedrag"),
    path("bureau/zoekgedrag/zoekgedrag.csv", zoekgedrag.zoekgedrag_bestand, name="zoekgedrag-csv"),
    path("bureau/synoniemen/", synoniem.synoniem_list, name="synoniem-list"),
    path("bureau/synoniemen/synoniemen.csv", synoniem.synoniem_csv, name="synoniem-csv"),
    path("bureau/synoniemen/nieuw/", synoniem.synoniem_nieuw, name="synoniem-nieuw"),
    path("bureau/synoniemen/<int:pk>/", synoniem.synoniem_wijzig, name="synoniem-wijzig"),
    path("bureau/synoniemen/<int:pk>/verwijderen/", synoniem.synoniem_verwijder, name="synoniem-verwijder"),
]
