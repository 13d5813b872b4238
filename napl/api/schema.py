"""How the document of the API differs from what the generator makes of it."""

from typing import Any

from drf_spectacular.openapi import AutoSchema

from napl.api.formaat import MEDIATYPE


class Schema(AutoSchema):
    def _get_response_for_code(
        self, serializer: Any, status_code: str, media_types: Any = None, direction: Any = "response"
    ) -> Any:
        """Describe every error as the problem document it is."""
        if status_code.startswith(("4", "5")):
            media_types = [MEDIATYPE]
        describe: Any = super()._get_response_for_code
        return describe(serializer, status_code, media_types, direction)
