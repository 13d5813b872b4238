"""Pijler 2: the opleidingsregister."""
