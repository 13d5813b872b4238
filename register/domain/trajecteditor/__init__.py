"""The editor of an aanbieder: a traject in sections, each saved by itself (docs/adr/0028)."""
