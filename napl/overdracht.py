"""Hand a mail over to the mail server, and know whether it has it.

Up to the text of a mail every failure is certain: the server has nothing. Once the text goes out, only its
answer tells; without one nobody knows. Django's own class says the same of both.
"""

import smtplib
from typing import Any

from django.core.mail.backends.smtp import EmailBackend

GA_DOOR = 354
AANGENOMEN = 250
GEWEIGERD = range(400, 600)


class OnzekereOverdracht(Exception):  # noqa: N818 - the words of the domain are Dutch
    """The text of a mail went out, and the server did not say whether it took it."""


class _Overdracht:
    """What both kinds of connection do: keep apart what failed before the text and after it."""

    _tekst_gaat_uit = False

    def getreply(self) -> tuple[int, bytes]:
        code, text = super().getreply()  # type: ignore[misc]
        # Nothing but the command for the text is answered so.
        self._tekst_gaat_uit = self._tekst_gaat_uit or code == GA_DOOR
        return code, text

    def data(self, msg: Any) -> tuple[int, bytes]:
        self._tekst_gaat_uit = False
        try:
            code, text = super().data(msg)  # type: ignore[misc]
        except Exception as error:
            if self._tekst_gaat_uit:
                raise OnzekereOverdracht(f"{type(error).__name__}: {error}") from error
            raise
        if code != AANGENOMEN and code not in GEWEIGERD:
            raise OnzekereOverdracht(f"The mail server answered {code}.")
        return code, text


class _Open(_Overdracht, smtplib.SMTP):
    pass


class _Versleuteld(_Overdracht, smtplib.SMTP_SSL):
    pass


class Smtp(EmailBackend):
    """Django's SMTP, which raises OnzekereOverdracht when nobody knows whether the mail arrived."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _Versleuteld if self.use_ssl else _Open

    def close(self) -> None:
        """Say goodbye; what goes wrong there says nothing about a mail that the server took."""
        try:
            super().close()
        except OSError:
            self.connection = None
