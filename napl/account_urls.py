"""Login and logout; the rest of identity has its own issue, so only these two exist."""

from allauth.account.views import login, logout
from django.urls import path

urlpatterns = [
    path("inloggen/", login, name="account_login"),
    path("uitloggen/", logout, name="account_logout"),
]
