"""Where in the demo the pages of advice, zienswijze and decision are found."""

_ZAAK = """SELECT a.id AS pk FROM kwaliteit_erkenningsaanvraag a
    JOIN kwaliteit_advies d ON d.aanvraag_id = a.id
    WHERE a.status = '{}' ORDER BY a.id LIMIT 1"""
_VOORWAARDE = """SELECT b.aanvraag_id AS pk, v.id AS voorwaarde FROM kwaliteit_voorwaarde v
    JOIN kwaliteit_besluit b ON b.id = v.besluit_id ORDER BY v.id LIMIT 1"""
BESLUITARGUMENTEN = {
    **{
        f"kwaliteit:{naam}": _ZAAK.format("zienswijze")
        for naam in ("advies-schrijf", "zienswijze-antwoord", "zienswijze-geef")
    },
    **{
        f"kwaliteit:{naam}": _ZAAK.format("ter-besluitvorming")
        for naam in ("besluit-neem", "besluit-voorbeeld")
    },
    **{f"kwaliteit:{naam}": _VOORWAARDE for naam in ("voorwaarde-beoordeel", "voorwaarde-meld")},
}
