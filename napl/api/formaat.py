"""In which format the API answers."""

from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.request import Request

# Here and not beside the errors: Django REST framework loads this module before its own views.
MEDIATYPE = "application/problem+json"


class Formaatkeuze(DefaultContentNegotiation):
    def get_accept_list(self, request: Request) -> list[str]:
        """Take who asks for problem documents to understand JSON: an answer that went well has no problem."""
        return [
            "application/json" if _name(media) == MEDIATYPE else media
            for media in super().get_accept_list(request)
        ]


def _name(media: str) -> str:
    return media.partition(";")[0].strip().lower()
