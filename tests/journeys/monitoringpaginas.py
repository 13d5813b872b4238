"""Where in the demo the pages of monitoring are found."""

MONITORINGARGUMENTEN = {
    "kwaliteit:evaluatie": """SELECT d.id AS pk FROM register_deelname d
        JOIN napl_gebruiker g ON g.id = d.gebruiker_id
        WHERE g.email LIKE 'leraar@%' AND d.status = 'afgerond' ORDER BY d.id LIMIT 1""",
    "kwaliteit:signaal-nieuw": """SELECT slug FROM register_traject
        WHERE status = 'actief' ORDER BY id LIMIT 1""",
    "kwaliteit:signaal-zaak": "SELECT id AS pk FROM kwaliteit_signaal ORDER BY id LIMIT 1",
    "kwaliteit:signaal-reactie": """SELECT id AS pk FROM kwaliteit_signaal
        WHERE gevraagd_op IS NOT NULL ORDER BY id LIMIT 1""",
    "kwaliteit:tussentijds-zaak": """SELECT id AS pk FROM kwaliteit_tussentijdsebeoordeling
        ORDER BY id LIMIT 1""",
    "kwaliteit:tussentijds-reactie": """SELECT id AS pk FROM kwaliteit_tussentijdsebeoordeling
        WHERE gevraagd_op IS NOT NULL ORDER BY id LIMIT 1""",
    "kwaliteit:jaargegevens": "SELECT id AS pk FROM kwaliteit_jaargegevens ORDER BY id LIMIT 1",
}
