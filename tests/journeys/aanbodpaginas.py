"""The pages of the people of the aanbieder of the demo, and of who wants to be one."""

from tests.journeys.vullen import LINK

_LID = """SELECT l.organisatie_id AS organisatie{} FROM napl_lidmaatschap l
    JOIN napl_gebruiker g ON g.id = l.gebruiker_id WHERE g.email = 'aanbieder@demo.napl.test'
    AND l.rol = 'aanbieder' ORDER BY l.id LIMIT 1"""

AANBODARGUMENTEN = {
    "register:aanbod-uitnodigen": _LID.format(""),
    "register:aanbod-lid": _LID.format(", g.id AS lid"),
    "register:aanbod-uitnodiging": f"SELECT '{LINK}' AS token",
    "register:aanmelding-detail": "SELECT id AS pk FROM register_aanmelding "
    "WHERE status = 'ingediend' ORDER BY id LIMIT 1",
}
AANBODSTANDEN = [
    ("aanmelding die loopt", "schoolleider", "/aanbod/aanmelden/"),
    ("aanmelding om aan te vullen", "penvoerder2", "/aanbod/aanmelden/formulier/"),
    ("zelfcheck, uitslag", "leraar2", "/aanbod/aanmelden/zelfcheck/?klaar=1&ja=doelen"),
    ("afgehandelde aanmeldingen", "behandelaar", "/bureau/aanmeldingen/?stand=klaar"),
]
