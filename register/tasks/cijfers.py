"""The figures of trajecten: count what waits, and throw away what nobody is shown any more."""

from datetime import timedelta

from celery import shared_task
from redis.exceptions import RedisError

from napl import klok
from register.domain.cijfers.tellen import count_cijfers, purge_cijfers

# Two years: this one, and the one before to compare with.
BEWAREN = timedelta(days=2 * 366)


@shared_task(name="register.tel_trajectcijfers")
def tel_trajectcijfers() -> None:
    """Count what waits; when Redis is away it waits for the next time."""
    try:
        count_cijfers(dag=klok.vandaag())
    except RedisError:
        return


@shared_task(name="register.ruim_trajectcijfers_op")
def ruim_trajectcijfers_op() -> None:
    purge_cijfers(before=klok.vandaag() - BEWAREN)
