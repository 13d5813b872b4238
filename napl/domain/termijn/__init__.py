"""Terms: one ledger that explains every date (docs/adr/0026-termijnen.md)."""
