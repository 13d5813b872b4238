"""The search log: count what waits, and throw away what was kept long enough."""

from celery import shared_task
from redis.exceptions import RedisError

from napl import klok
from register.domain.zoeklog import count_zoekvragen, purge_zoektermen


@shared_task(name="register.tel_zoekvragen")
def tel_zoekvragen() -> None:
    """Count the searches that wait; when Redis is away they wait for the next time."""
    try:
        count_zoekvragen(dag=klok.vandaag())
    except RedisError:
        return


@shared_task(name="register.ruim_zoektermen_op")
def ruim_zoektermen_op() -> None:
    purge_zoektermen(peildatum=klok.vandaag())
