"""Login and logout by allauth; a new account and a lost password in two steps of our own (ADR 0023).

allauth offers its own pages for those only where their address exists.
"""

from allauth.account.views import login, logout
from django.urls import path

from napl.toegang import vereist_recht
from napl.views import aanmelden, wachtwoord

openbaar = vereist_recht("napl.zie_openbaar")

urlpatterns = [
    path("inloggen/", openbaar(login), name="account_login"),
    path("aanmelden/", aanmelden.aanmelden, name="aanmelden"),
    path("aanmelden/code/", aanmelden.aanmelden_code, name="aanmelden-code"),
    path("welkom/", aanmelden.welkom, name="welkom"),
    path("wachtwoord/", wachtwoord.wachtwoord, name="wachtwoord"),
    path("wachtwoord/code/", wachtwoord.wachtwoord_code, name="wachtwoord-code"),
    path("uitloggen/", openbaar(logout), name="account_logout"),
]
