"""The pages of a route, of deelnames and of verklaringen, as the teacher of the demo has them."""

_LERAAR = "(SELECT id FROM napl_gebruiker WHERE email = 'leraar@demo.napl.test')"
_DEELNAME = f"""SELECT id AS pk FROM register_deelname
    WHERE gebruiker_id = {_LERAAR} AND status = 'afgerond' ORDER BY id LIMIT 1"""
_TRAJECT = "SELECT slug FROM register_traject WHERE status = 'actief' ORDER BY id LIMIT 1"
_VERKLARING = f"SELECT code FROM register_verklaring WHERE gebruiker_id = {_LERAAR} ORDER BY id LIMIT 1"

ROUTEARGUMENTEN = {
    "register:route-traject": _TRAJECT,
    "register:route-stap": f"""SELECT id AS pk FROM register_routestap
        WHERE gebruiker_id = {_LERAAR} AND soort = 'traject' ORDER BY id LIMIT 1""",
    "register:deelname-nieuw": _TRAJECT,
    **{
        f"register:{naam}": _DEELNAME
        for naam in (
            "deelname-detail",
            "bewijsstuk",
            "opbrengst-nieuw",
            "verklaring-nieuw",
            "bevestiging-detail",
        )
    },
    "register:opbrengst-wijzig": f"""SELECT o.id AS pk FROM register_opbrengst o
        JOIN register_deelname d ON d.id = o.deelname_id
        WHERE d.gebruiker_id = {_LERAAR} ORDER BY o.id LIMIT 1""",
    **{f"register:verklaring-{vorm}": _VERKLARING for vorm in ("detail", "pdf", "json")},
}

_VERZOEK = "SELECT '/aanbod/bevestigingen/' || id || '/' FROM register_deelname WHERE bevestiging = "
# Name, account and address of states that an address alone does not show.
ROUTESTANDEN = [
    ("lege route", "leraar2", "/mijn/route/"),
    ("nog geen verklaringen", "leraar2", "/mijn/verklaringen/"),
    (
        "deelname die loopt",
        "leraar",
        f"""SELECT '/mijn/deelnames/' || id || '/' FROM register_deelname
        WHERE gebruiker_id = {_LERAAR} AND status = 'gestart' LIMIT 1""",
    ),
    (
        "deelname met een vraag",
        "leraar",
        f"""SELECT '/mijn/deelnames/' || id || '/' FROM register_deelname
        WHERE gebruiker_id = {_LERAAR} AND bevestiging = 'gevraagd' LIMIT 1""",
    ),
    (
        "stap in het werk",
        "leraar",
        f"""SELECT '/mijn/route/stap/' || id || '/' FROM register_routestap
        WHERE gebruiker_id = {_LERAAR} AND soort = 'informeel' ORDER BY id LIMIT 1""",
    ),
    ("vraag aan de aanbieder", "aanbieder", f"{_VERZOEK}'gevraagd' LIMIT 1"),
    ("bevestigd door de aanbieder", "aanbieder", f"{_VERZOEK}'bevestigd' LIMIT 1"),
    ("lijst van de aanbieder", "aanbieder", "/aanbod/bevestigingen/?stand=bevestigd"),
    ("verklaring die niet bestaat", None, "/verklaringen/aaaa-bbbb-cccc-dddd-eeee/"),
]
