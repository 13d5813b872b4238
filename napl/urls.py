"""All addresses: pages of the kernel here, pages of the apps in their own ``urls.py``."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path, re_path

from napl.api.problemen import not_found
from napl.toegang import vereist_recht
from napl.views import (
    berichten,
    bestand,
    bureau,
    feestdagen,
    gedeeld,
    gezondheid,
    groepsactie,
    logboek,
    mijn,
    mijn_berichten,
    mijn_bestanden,
    mijn_delen,
    mijn_gegevens,
    stijlgids,
    werkbak,
)

handler400 = "napl.views.fouten.bad_request"
handler403 = "napl.views.fouten.permission_denied"
handler404 = "napl.views.fouten.page_not_found"
handler500 = "napl.views.fouten.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("register.urls")),
    path("", include("ontwikkelpaden.urls")),
    path("", include("kwaliteit.urls")),
    path("account/", include("napl.account_urls")),
    path("mijn/", mijn.mijn, name="mijn"),
    path("mijn/bestanden/", mijn_bestanden.mijn_bestanden, name="mijn-bestanden"),
    path("mijn/bestanden/<uuid:pk>/", mijn_bestanden.mijn_bestand, name="mijn-bestand"),
    path("mijn/berichten/", mijn_berichten.mijn_berichten, name="mijn-berichten"),
    path("mijn/delen/", mijn_delen.delen_list, name="mijn-delen"),
    path("mijn/delen/nieuw/", mijn_delen.delen_nieuw, name="mijn-delen-nieuw"),
    path("mijn/delen/<int:pk>/", mijn_delen.deling_detail, name="mijn-deling"),
    path("mijn/gegevens/", mijn_gegevens.mijn_gegevens, name="mijn-gegevens"),
    path("mijn/gegevens/mijn-gegevens.zip", mijn_gegevens.gegevens_zip, name="mijn-gegevens-zip"),
    path("mijn/gegevens/wissen/<slug:wat>/", mijn_gegevens.gegevens_wissen, name="mijn-gegevens-wissen"),
    path("gedeeld/<str:token>/", gedeeld.gedeeld, name="gedeeld"),
    path("gedeeld/<str:token>/bestanden/<uuid:pk>/", gedeeld.gedeeld_bestand, name="gedeeld-bestand"),
    path("bestanden/<uuid:pk>/", bestand.bestand, name="bestand"),
    path("bureau/", werkbak.werkbak, name="bureau"),
    path("bureau/ander-werk/", werkbak.ander_werk, name="ander-werk"),
    path("bureau/groep/", groepsactie.groepsactie, name="groepsactie"),
    path("bureau/groep/uitkomst/", groepsactie.uitkomst, name="groepsactie-uitkomst"),
    path("bureau/logboek/", logboek.logboek, name="logboek"),
    path("bureau/mijlpalen/", bureau.mijlpaal_list, name="mijlpaal-list"),
    path("bureau/verwerkingen/", bureau.verwerking_list, name="verwerking-list"),
    path("bureau/verwerkingen/<int:pk>/", bureau.verwerking_detail, name="verwerking-detail"),
    path("bureau/berichten/", berichten.bericht_list, name="bericht-list"),
    path("bureau/berichten/<int:pk>/", berichten.bericht_detail, name="bericht-detail"),
    path("bureau/berichten/soorten/", berichten.berichtsoort_list, name="berichtsoort-list"),
    path("bureau/berichten/soorten/<slug:code>/", berichten.berichtsoort_html, name="berichtsoort-html"),
    path("bureau/feestdagen/", feestdagen.feestdag_list, name="feestdag-list"),
    path("bureau/feestdagen/<int:pk>/herstel/", feestdagen.feestdag_herstel, name="feestdag-herstel"),
    path("healthz", gezondheid.healthz, name="healthz"),
    path("readyz", gezondheid.readyz, name="readyz"),
    path("api/v1/", include("napl.api_urls")),
    re_path(r"^api/(?P<pad>.*)$", vereist_recht("napl.zie_openbaar")(not_found), name="api-niet-gevonden"),
]

if settings.DEBUG:
    urlpatterns.append(path("stijlgids/", stijlgids.stijlgids, name="stijlgids"))
