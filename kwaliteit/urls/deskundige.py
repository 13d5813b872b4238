"""Pages of deskundigen, their ties and their assignment."""

from django.urls import URLPattern, path

from kwaliteit.views import deskundigen, deskundigeprofiel, toewijzing

PADEN: list[URLPattern] = [
    path("beoordelen/profiel/", deskundigeprofiel.deskundige_profiel, name="deskundige-profiel"),
    path("beoordelen/profiel/banden/<int:pk>/", deskundigeprofiel.band_wijzig, name="band-wijzig"),
    path(
        "beoordelen/profiel/afwezig/<int:pk>/weg/",
        deskundigeprofiel.afwezigheid_weg,
        name="afwezigheid-weg",
    ),
    path("bureau/deskundigen/", deskundigen.deskundige_list, name="deskundige-list"),
    path("bureau/deskundigen/<int:pk>/", deskundigen.deskundige_detail, name="deskundige-detail"),
    path("bureau/aanvragen/<int:pk>/toewijzen/", toewijzing.toewijzing, name="toewijzing"),
    path("bureau/beoordelingen/<int:pk>/terug/", toewijzing.beoordeling_terug, name="beoordeling-terug"),
]
