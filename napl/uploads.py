"""Uploads: what is too large never reaches the disk."""

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler


class Begrensd(FileUploadHandler):
    """Drop what comes after the limit; the file that is left is over it, so that the form refuses it."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        return raw_data if start <= settings.IMPORT_MAX_BYTES else None

    def file_complete(self, file_size: int) -> None:  # noqa: ARG002 - the next handler makes the file
        return None
