"""Where in the demo the pages of an erkenningsaanvraag are found, and who looks at them."""

_VAN = """SELECT a.id AS pk{} FROM kwaliteit_erkenningsaanvraag a
    JOIN register_aanbieder b ON b.id = a.aanbieder_id
    JOIN napl_lidmaatschap l ON l.organisatie_id = b.organisatie_id
    JOIN napl_gebruiker g ON g.id = l.gebruiker_id
    WHERE g.email = 'aanbieder@demo.napl.test' AND a.status = '{}' ORDER BY a.id LIMIT 1"""
_CONCEPT, _TOETS, _AANVULLING = "concept", "volledigheidstoets", "aanvulling-gevraagd"
_CODE = ", '1.1' AS code"

AANVRAAGARGUMENTEN = {
    "kwaliteit:aanvraag-nieuw": """SELECT t.slug FROM kwaliteit_erkenningsaanvraag a
        JOIN register_traject t ON t.id = a.traject_id
        WHERE a.status = 'concept' ORDER BY a.id LIMIT 1""",
    "kwaliteit:aanvraag-eigen": _VAN.format("", _CONCEPT),
    "kwaliteit:aanvraag-indienen": _VAN.format("", _CONCEPT),
    "kwaliteit:aanvraag-intrekken": _VAN.format("", _CONCEPT),
    "kwaliteit:aanvraag-accreditaties": _VAN.format("", _CONCEPT),
    "kwaliteit:aanvraag-criterium": _VAN.format(_CODE, _CONCEPT),
    "kwaliteit:aanvraag-terugsturen": _VAN.format("", _AANVULLING),
    "kwaliteit:aanvraag-zaak": _VAN.format("", _TOETS),
    "kwaliteit:aanvraag-aanvulling": _VAN.format("", _TOETS),
    "kwaliteit:aanvraag-dekking": _VAN.format(_CODE, _TOETS),
    "kwaliteit:aanvraag-buiten-behandeling": _VAN.format("", _AANVULLING),
}
AANVRAAGSTANDEN: tuple[tuple[str, str | None, str], ...] = (
    ("afgesloten aanvragen", "behandelaar", "/bureau/aanvragen/?stand=klaar"),
)
