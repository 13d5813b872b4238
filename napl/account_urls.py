"""Login and logout; the rest of identity has its own issue, so only these two exist.

allauth offers its other pages (a new account, a lost password) only where their address exists.
"""

from allauth.account.views import login, logout
from django.urls import path

from napl.toegang import vereist_recht

openbaar = vereist_recht("napl.zie_openbaar")

urlpatterns = [
    path("inloggen/", openbaar(login), name="account_login"),
    path("uitloggen/", openbaar(logout), name="account_logout"),
]
