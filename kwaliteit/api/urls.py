"""API resources of kwaliteitszorg, without a trailing slash."""

from django.urls import URLPattern, path

from kwaliteit.api.kader import KwaliteitskaderDetail, Kwaliteitskaders, Openstellingen

urlpatterns: list[URLPattern] = [
    path("kwaliteitskaders", Kwaliteitskaders.as_view(), name="api-kwaliteitskaders"),
    path("kwaliteitskaders/openstellingen", Openstellingen.as_view(), name="api-openstellingen"),
    path("kwaliteitskaders/<int:nummer>", KwaliteitskaderDetail.as_view(), name="api-kwaliteitskader"),
]
