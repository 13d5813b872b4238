"""What the search keeps beside the register: the words of trajecten, what changed, and the built index.

All of it is derived: it can be made again from the register at any time (docs/adr/0007).
"""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from register.models.traject import Traject


class Zoekdocument(models.Model):
    """The words by which a traject is found, with their weights; made by ``index_trajecten``."""

    traject = models.OneToOneField(
        Traject, primary_key=True, on_delete=models.CASCADE, related_name="zoekdocument"
    )
    vector = SearchVectorField()
    # The same words unstemmed, with their accents: what people type, for completing and correcting.
    woorden = SearchVectorField(null=True)
    # How the document was made; what differs from ``DOCUMENTVERSIE`` is made again.
    versie = models.SmallIntegerField(default=0, db_default=0)

    class Meta:
        verbose_name = "zoekdocument"
        verbose_name_plural = "zoekdocumenten"
        indexes = [
            GinIndex(fields=["vector"], name="zoekdocument_vector"),
            models.Index(fields=["versie"], name="zoekdocument_versie"),
        ]

    def __str__(self) -> str:
        return str(self.traject_id)


class Zoekwijziging(models.Model):
    """A traject that search has to look at again; written by triggers, in the transaction of the change.

    Without a traject it says that a name of a facet value changed, with ``ALLE`` that every traject may
    have changed. ``transactie`` is the id of the transaction, by which a reader that knows what it saw last
    finds what it did not see yet.
    """

    # No traject has this id.
    ALLE = 0

    traject_id = models.BigIntegerField(null=True)
    transactie = models.BigIntegerField(db_index=True)

    class Meta:
        verbose_name = "zoekwijziging"
        verbose_name_plural = "zoekwijzigingen"

    def __str__(self) -> str:
        return f"{self.transactie}: {self.traject_id}"


class Zoekindex(models.Model):
    """One built search index: immutable, for one day, with all of the register that was committed then."""

    dag = models.DateField()
    gemaakt_op = models.DateTimeField()
    # What was visible when it was read (pg_snapshot): later changes are those that were not.
    momentopname = models.TextField()
    documenten = models.PositiveIntegerField()
    bytes = models.BigIntegerField()
    controlegetal = models.CharField(max_length=64)
    woordenschat = models.BinaryField()
    klaar = models.BooleanField(default=False)
    # How it was built; a process uses only what it would build itself.
    versie = models.SmallIntegerField(default=0, db_default=0)

    class Meta:
        verbose_name = "zoekindex"
        verbose_name_plural = "zoekindexen"
        indexes = [models.Index(fields=["dag", "-id"], condition=Q(klaar=True), name="zoekindex_dag")]

    def __str__(self) -> str:
        return f"{self.dag} {self.pk}"


class Zoekindexdeel(models.Model):
    """A piece of the file of an index, so that every machine can fetch it from the one database."""

    index = models.ForeignKey(Zoekindex, on_delete=models.CASCADE, related_name="delen")
    nummer = models.PositiveIntegerField()
    inhoud = models.BinaryField()

    class Meta:
        verbose_name = "deel van een zoekindex"
        verbose_name_plural = "delen van zoekindexen"
        constraints = [models.UniqueConstraint(fields=["index", "nummer"], name="zoekindexdeel_uniek")]

    def __str__(self) -> str:
        return f"{self.index_id}/{self.nummer}"
