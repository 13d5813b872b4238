"""Pijler 1: the ontwikkelpaden."""
