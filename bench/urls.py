"""The site with four more addresses, that only the benchmarks ask for."""

from django.urls import path

from bench import weergaven
from napl.urls import handler400, handler403, handler404, handler500
from napl.urls import urlpatterns as van_de_site

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [
    path("bench/leeg", weergaven.leeg),
    path("bench/ingelogd", weergaven.ingelogd),
    path("bench/sjabloon", weergaven.sjabloon),
    path("bench/lijst", weergaven.Lijst.as_view()),
    *van_de_site,
]
