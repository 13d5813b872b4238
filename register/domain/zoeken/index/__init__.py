"""The search index: built from PostgreSQL, held in memory, kept current; see the README beside this package."""
