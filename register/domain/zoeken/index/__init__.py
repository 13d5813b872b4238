"""The search index: built from PostgreSQL, held in memory, kept current (../README.md)."""
