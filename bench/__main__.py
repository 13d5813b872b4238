"""``make bench``: fill a throw-away database, measure pairs side by side, print a table of ratios.

These machines are noisy, so a time by itself says little; what is compared is measured in turns in the same
run. A time is CPU time where one thread does the work (with that of the database process that works for it),
and the clock where requests are measured.
"""

import argparse
import os
import tempfile
import time


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trajecten", type=int, default=100_000)
    parser.add_argument("--groot", action="store_true", help="ook 1.000.000 trajecten; dat duurt lang")
    parser.add_argument(
        "--naief", type=int, default=100, help="aan zoveel van de 200 vragen ook de langzame manieren toetsen"
    )
    parser.add_argument(
        "--alleen", default="", help="zoeken, pagina, paden, verversen, tikfouten, overig of werkbak"
    )
    options = parser.parse_args()

    from napl import ingebed

    began = time.monotonic()

    def say(text: str) -> None:
        print(f"[{time.monotonic() - began:6.0f} s] {text}", flush=True)

    with ingebed.draai(vluchtig=True) as servers, tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"], os.environ["REDIS_URL"] = servers.database_url, servers.redis_url
        os.environ["DJANGO_SETTINGS_MODULE"] = "bench.instellingen"
        os.environ["ZOEKINDEX_ROOT"] = folder
        import django

        django.setup()
        from bench.verloop import run

        run(options.trajecten, groot=options.groot, naief=options.naief, alleen=options.alleen, say=say)


if __name__ == "__main__":
    main()
