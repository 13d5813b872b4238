"""Where in the demo the pages of monitoring are found."""

MONITORINGARGUMENTEN = {
    "kwaliteit:evaluatie": """SELECT d.id AS pk FROM register_deelname d
        JOIN napl_gebruiker g ON g.id = d.gebruiker_id
        WHERE g.email LIKE 'leraar@%' AND d.status = 'afgerond' ORDER BY d.id LIMIT 1""",
}
