"""Pijler 3: co-creatielabs and the loketten; holds nothing yet but its place in the house."""
