"""Mail servers: one that is away, one that lets a test look around."""

from collections.abc import Sequence
from smtplib import SMTPServerDisconnected

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class Weg(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        raise SMTPServerDisconnected("Connection unexpectedly closed")


class Wakker(BaseEmailBackend):
    """A mail server at which a test looks around while it takes a mail."""

    @staticmethod
    def kijk() -> None:
        raise NotImplementedError

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        self.kijk()
        return len(email_messages)
