"""``kill -9`` of worker, web and database in the middle of an import, with the real processes."""

from tests.soak.bestand import make_invoer
from tests.soak.doden import run_ronde
from tests.soak.opstelling import run_opstelling


def test_an_import_survives_the_death_of_worker_web_and_database() -> None:
    invoer = make_invoer(2500, seed=2)
    with run_opstelling() as opstelling:
        ronde = run_ronde(opstelling, invoer, slachtoffers=[("web", "worker", "database")], momenten=[0.4])
        assert ronde.klachten == []
        assert ronde.doden == 1, "the import was done before anything was killed"
        assert ronde.pogingen > 1
