"""Zoekdocument: the words by which a traject is found, with their weights; made by ``index_trajecten``."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from register.models.traject import Traject


class Zoekdocument(models.Model):
    traject = models.OneToOneField(
        Traject, primary_key=True, on_delete=models.CASCADE, related_name="zoekdocument"
    )
    vector = SearchVectorField()

    class Meta:
        verbose_name = "zoekdocument"
        verbose_name_plural = "zoekdocumenten"
        indexes = [GinIndex(fields=["vector"], name="zoekdocument_vector")]

    def __str__(self) -> str:
        return str(self.traject_id)
