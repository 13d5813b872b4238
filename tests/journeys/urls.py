"""The addresses of the project, and the style guide that is otherwise there for development only."""

from django.urls import path

from napl.urls import handler400, handler403, handler404, handler500, urlpatterns
from napl.views.stijlgids import stijlgids

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [*urlpatterns, path("stijlgids/", stijlgids, name="stijlgids")]
