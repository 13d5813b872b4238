"""Pages of bezwaar and heroverweging."""

from django.urls import URLPattern, path

from kwaliteit.views import bezwaareigen, bezwaarzaak

_EIGEN = "aanbod/bezwaren/"
_BUREAU = "bureau/bezwaren/"
PADEN: list[URLPattern] = [
    path(_EIGEN, bezwaareigen.bezwaren_eigen, name="bezwaren-eigen"),
    path(f"{_EIGEN}nieuw/<int:besluit>/", bezwaareigen.bezwaar_nieuw, name="bezwaar-nieuw"),
    path(f"{_EIGEN}<int:pk>/", bezwaareigen.bezwaar_eigen, name="bezwaar-eigen"),
    path(_BUREAU, bezwaarzaak.bezwaren, name="bezwaren"),
    path(f"{_BUREAU}<int:pk>/", bezwaarzaak.bezwaar_zaak, name="bezwaar-zaak"),
    path(f"{_BUREAU}<int:pk>/beslissen/", bezwaarzaak.bezwaar_beslis, name="bezwaar-beslis"),
]
