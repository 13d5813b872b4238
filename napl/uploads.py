"""Uploads: what is too large never reaches the disk."""

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler

STANDAARD = "BESTAND_MAX_BYTES"


class Begrensd(FileUploadHandler):
    """Drop what comes after the limit of the address; the file that is left is over it: forms refuse it."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        return raw_data if start <= self._limit() else None

    def file_complete(self, file_size: int) -> None:  # noqa: ARG002 - the next handler makes the file
        return None

    def _limit(self) -> int:
        match = self.request.resolver_match if self.request is not None else None
        limit: int = getattr(settings, getattr(match and match.func, "upload_instelling", STANDAARD))
        return limit
