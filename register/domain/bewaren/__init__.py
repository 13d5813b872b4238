"""Keep: the bewaarlijst, search alerts and the lists of a team (docs/adr/0013)."""
