"""System checks with ids, so that a mistake in the wiring shows before a user meets it."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core import checks
from django.urls import NoReverseMatch, reverse

from napl.domain.bericht import compose
from napl.rechten import tabel
from napl.registers import berichtsoorten, bureaudelen, mijndelen, navigatie, werkbronnen, werkplekken


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


def _mail_tells_what_is_uncertain(
    app_configs: Sequence[Any] | None,  # noqa: ARG001
    **kwargs: Any,  # noqa: ARG001
) -> list[checks.CheckMessage]:
    """napl.E003: the setting for mail names a class that would send a mail twice after a lost connection."""
    if settings.EMAIL_BACKEND != "django.core.mail.backends.smtp.EmailBackend":
        return []
    return [checks.Error("Set EMAIL_BACKEND to 'napl.overdracht.Smtp'.", id="napl.E003")]


def _kinds_of_mail_have_a_text(
    app_configs: Sequence[Any] | None,  # noqa: ARG001
    **kwargs: Any,  # noqa: ARG001
) -> list[checks.CheckMessage]:
    """napl.E004: a kind of mail has no template, or one that its own example cannot fill."""
    errors: list[checks.CheckMessage] = []
    for code, soort in berichtsoorten.items():
        try:
            compose(code, soort.voorbeeld())
        except Exception as error:  # noqa: BLE001 - whatever is wrong with a template, say which one
            errors.append(checks.Error(f"The mail {code!r} cannot be written: {error}", id="napl.E004"))
    return errors


def register_all() -> None:
    checks.register(_rights_exist)
    checks.register(_menus_lead_somewhere)
    checks.register(_mail_tells_what_is_uncertain)
    checks.register(_kinds_of_mail_have_a_text)
