"""System checks with ids, so that a mistake in the wiring shows before a user meets it."""

from collections.abc import Sequence
from typing import Any

from django.core import checks
from django.urls import NoReverseMatch, reverse

from napl.rechten import tabel
from napl.registers import bureaudelen, mijndelen, navigatie, werkbronnen, werkplekken


def _rights_exist(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[checks.CheckMessage]:  # noqa: ARG001
    """napl.E001: an entry of a menu or work list names a right that no app registered."""
    registers = (werkbronnen, werkplekken, bureaudelen, mijndelen)
    named = [(key, item.recht) for register in registers for key, item in register.items()]
    return [
        checks.Error(f"{key!r} needs the unknown right {recht!r}.", id="napl.E001")
        for key, recht in named
        if recht not in tabel
    ]


def _menus_lead_somewhere(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[checks.CheckMessage]:  # noqa: ARG001
    """napl.E002: an entry of a menu names an address that does not exist."""
    registers = (navigatie, werkplekken, bureaudelen, mijndelen)
    named = [(key, item.urlnaam) for register in registers for key, item in register.items()]
    return [
        checks.Error(f"{key!r} leads to the unknown address {urlnaam!r}.", id="napl.E002")
        for key, urlnaam in named
        if not _exists(urlnaam)
    ]


def _exists(urlnaam: str) -> bool:
    try:
        reverse(urlnaam)
    except NoReverseMatch:
        return False
    return True


def register_all() -> None:
    checks.register(_rights_exist)
    checks.register(_menus_lead_somewhere)
