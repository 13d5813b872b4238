"""Where in the demo the pages of invoices and payments are found."""

_FACTUUR = """SELECT f.id AS pk{} FROM kwaliteit_factuur f
    JOIN kwaliteit_erkenningsaanvraag a ON a.id = f.aanvraag_id {} ORDER BY f.id LIMIT 1"""
_TERUG = "JOIN kwaliteit_terugbetaling t ON t.factuur_id = f.id"
_TE_BETALEN = _FACTUUR.format("", "WHERE a.status = 'wacht-op-betaling'")
BETAALARGUMENTEN = {
    "kwaliteit:factuur-eigen": _TE_BETALEN,
    "kwaliteit:factuur-pdf": _TE_BETALEN,
    "kwaliteit:factuur-detail": _FACTUUR.format("", _TERUG),
    "kwaliteit:creditnota-pdf": _FACTUUR.format(", t.id AS terug", _TERUG),
    "kwaliteit:terugbetaling": "SELECT id AS pk FROM kwaliteit_terugbetaling ORDER BY id LIMIT 1",
    "kwaliteit:betaling-proef": "SELECT extern_id FROM kwaliteit_proefbetaling ORDER BY id LIMIT 1",
}
