"""Pages of evaluations, signals and interim reviews."""

from django.urls import URLPattern, path

from kwaliteit.views import evaluaties, signalen, toezicht, toezichteigen

_BUREAU = "bureau/monitoring/"
PADEN: list[URLPattern] = [
    path("mijn/deelnames/<int:pk>/evaluatie/", evaluaties.evaluatie, name="evaluatie"),
    path("aanbod/evaluaties/", evaluaties.evaluatie_list, name="evaluatie-list"),
    path("trajecten/<slug:slug>/melden/", signalen.signaal_nieuw, name="signaal-nieuw"),
    path("mijn/meldingen/", signalen.mijn_signalen, name="mijn-signalen"),
    path("bureau/signalen/", signalen.signaal_list, name="signaal-list"),
    path("bureau/signalen/<int:pk>/", signalen.signaal_zaak, name="signaal-zaak"),
    path("aanbod/signalen/<int:pk>/", signalen.signaal_reactie, name="signaal-reactie"),
    path("aanbod/monitoring/", toezichteigen.toezicht_eigen, name="toezicht-eigen"),
    path("aanbod/tussentijds/<int:pk>/", toezichteigen.tussentijds_reactie, name="tussentijds-reactie"),
    path("aanbod/jaargegevens/<int:pk>/", toezichteigen.jaargegevens, name="jaargegevens"),
    path(_BUREAU, toezicht.monitoring, name="monitoring"),
    path(f"{_BUREAU}tussentijds/<int:pk>/", toezicht.tussentijds_zaak, name="tussentijds-zaak"),
    path(f"{_BUREAU}steekproef/", toezicht.steekproef, name="steekproef"),
    path(f"{_BUREAU}regels/", toezicht.regels, name="signaleringsregels"),
]
