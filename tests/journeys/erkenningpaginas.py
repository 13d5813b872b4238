"""Where in the demo the pages of recognitions are found."""

_EERSTE = "FROM kwaliteit_erkenning ORDER BY id LIMIT 1"
# Of the aanbieder of the demo.
_EIGEN = """SELECT e.code FROM kwaliteit_erkenning e
    JOIN register_trajectaanbieder ta ON ta.traject_id = e.traject_id
    JOIN register_aanbieder a ON a.id = ta.aanbieder_id
    WHERE a.naam = 'Academie De Lantaarn (fictief)' ORDER BY e.id LIMIT 1"""
ERKENNINGARGUMENTEN = {
    **{f"kwaliteit:{naam}": f"SELECT code {_EERSTE}" for naam in ("erkenning", "erkenning-merk")},
    **{f"kwaliteit:{naam}": _EIGEN for naam in ("erkenning-eigen", "erkenning-certificaat")},
    "kwaliteit:erkenning-beheer": f"SELECT id AS pk {_EERSTE}",
    "kwaliteit:erkenning-zet": f"SELECT id AS pk, 'kondig-aan' AS zet {_EERSTE}",
    "kwaliteit:erkenning-besluit": f"SELECT id AS pk, 'schors' AS zet {_EERSTE}",
    "kwaliteit:bezwaar-nieuw": "SELECT besluit_id AS besluit FROM kwaliteit_bezwaar ORDER BY id LIMIT 1",
    **{
        f"kwaliteit:bezwaar-{naam}": "SELECT id AS pk FROM kwaliteit_bezwaar ORDER BY id LIMIT 1"
        for naam in ("eigen", "zaak", "beslis")
    },
    "kwaliteit:voornemen": "SELECT id AS pk FROM kwaliteit_intrekkingsvoornemen ORDER BY id LIMIT 1",
}
