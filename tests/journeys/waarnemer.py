"""What a visitor does not see: errors in the console, script errors and violations of the content policy."""

from playwright.sync_api import ConsoleMessage, Error, Page

# The browser reports an error page as an error; the journeys look at the page itself.
EIGEN_PAGINA = "Failed to load resource"


class Waarnemer:
    def __init__(self, page: Page, verwacht: str = "") -> None:
        """Listen to a page; what contains ``verwacht`` is what the journey causes on purpose."""
        self.klachten: list[str] = []
        self._verwacht = verwacht
        self._page = page
        page.on("console", self._on_console)
        page.on("pageerror", self._on_error)

    def _on_console(self, message: ConsoleMessage) -> None:
        # A violation of the content security policy arrives as an error too.
        if message.type not in {"error", "warning"}:
            return
        address = message.location.get("url", "")
        if message.text.startswith(EIGEN_PAGINA) and address == self._page.url:
            return
        if self._verwacht and self._verwacht in message.text:
            return
        self.klachten.append(f"{message.type} at {address}: {message.text}")

    def _on_error(self, error: Error) -> None:
        self.klachten.append(f"script error at {self._page.url}: {error}")
