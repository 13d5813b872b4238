"""Where in the demo the pages of deskundigen and reviews are found: those of the first deskundige."""

_VAN_MIJ = """SELECT b.id AS pk FROM kwaliteit_beoordeling b
    JOIN kwaliteit_deskundige d ON d.id = b.deskundige_id JOIN napl_gebruiker g ON g.id = d.gebruiker_id
    JOIN kwaliteit_erkenningsaanvraag a ON a.id = b.aanvraag_id
    WHERE g.email LIKE 'deskundige1@%' AND a.status = '{}' ORDER BY b.id LIMIT 1"""
_BEZIG, _SAMEN = _VAN_MIJ.format("in-beoordeling"), _VAN_MIJ.format("consensus")
BEOORDELINGARGUMENTEN = {
    "kwaliteit:beoordeling-detail": _BEZIG,
    "kwaliteit:beoordeling-conflict": _BEZIG,
    "kwaliteit:beoordeling-terug": _BEZIG,
    "kwaliteit:consensus": _SAMEN,
    "kwaliteit:deskundige-detail": "SELECT id AS pk FROM kwaliteit_deskundige ORDER BY id LIMIT 1",
    "kwaliteit:toewijzing": """SELECT id AS pk FROM kwaliteit_erkenningsaanvraag
        WHERE status = 'in-beoordeling' ORDER BY id LIMIT 1""",
}
