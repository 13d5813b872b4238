"""API resources of kwaliteitszorg, without a trailing slash."""

from django.urls import URLPattern, path

from kwaliteit.api.aanvraag import ErkenningsaanvraagDetail, Erkenningsaanvragen
from kwaliteit.api.erkenning import ErkenningDetail, Erkenningen
from kwaliteit.api.kader import KwaliteitskaderDetail, Kwaliteitskaders, Openstellingen

urlpatterns: list[URLPattern] = [
    path("erkenningsaanvragen", Erkenningsaanvragen.as_view(), name="api-erkenningsaanvragen"),
    path("erkenningsaanvragen/<int:pk>", ErkenningsaanvraagDetail.as_view(), name="api-erkenningsaanvraag"),
    path("erkenningen", Erkenningen.as_view(), name="api-erkenningen"),
    path("erkenningen/<str:code>", ErkenningDetail.as_view(), name="api-erkenning"),
    path("kwaliteitskaders", Kwaliteitskaders.as_view(), name="api-kwaliteitskaders"),
    path("kwaliteitskaders/openstellingen", Openstellingen.as_view(), name="api-openstellingen"),
    path("kwaliteitskaders/<int:nummer>", KwaliteitskaderDetail.as_view(), name="api-kwaliteitskader"),
]
