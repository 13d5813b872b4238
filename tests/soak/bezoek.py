"""A visitor without a browser: cookies, forms and an upload, with the standard library."""

import re
import urllib.error
import urllib.parse
import urllib.request
import uuid
from http.cookiejar import CookieJar
from typing import Any

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Bezoek:
    def __init__(self, adres: str) -> None:
        self._adres = adres
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def get(self, pad: str) -> str:
        with self._opener.open(self._adres + pad, timeout=30) as answer:
            return str(answer.read().decode())

    def status(self, pad: str) -> int:
        """Return the status of a page, 0 when nobody answers."""
        try:
            with self._opener.open(self._adres + pad, timeout=10) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            with error:
                return error.code
        except OSError:
            return 0

    def log_in(self, email: str, wachtwoord: str) -> None:
        pad = "/account/inloggen/"
        body = urllib.parse.urlencode(
            {"csrfmiddlewaretoken": self._token(pad), "login": email, "password": wachtwoord}
        ).encode()
        with self._post(pad, body, "application/x-www-form-urlencoded") as answer:
            assert pad not in answer.url, "the login was refused"

    def upload(self, pad: str, veld: str, naam: str, inhoud: str) -> str:
        """Send a file through the form of a page; returns the address one ends up at."""
        grens = uuid.uuid4().hex
        begin = f"--{grens}\r\nContent-Disposition: form-data; name="
        body = (
            f'{begin}"csrfmiddlewaretoken"\r\n\r\n{self._token(pad)}\r\n'
            f'{begin}"{veld}"; filename="{naam}"\r\nContent-Type: text/csv\r\n\r\n{inhoud}\r\n--{grens}--\r\n'
        )
        with self._post(pad, body.encode(), f"multipart/form-data; boundary={grens}") as answer:
            return urllib.parse.urlsplit(str(answer.url)).path

    def _token(self, pad: str) -> str:
        found = TOKEN.search(self.get(pad))
        assert found is not None, f"no form at {pad}"
        return found[1]

    def _post(self, pad: str, body: bytes, soort: str) -> Any:
        request = urllib.request.Request(
            self._adres + pad, data=body, headers={"Content-Type": soort, "Referer": self._adres + pad}
        )
        return self._opener.open(request, timeout=60)
