"""The work list of the bureau: cases of all apps, by whose turn it is (docs/adr/0039-werkbak.md)."""
