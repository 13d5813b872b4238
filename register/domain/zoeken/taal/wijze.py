"""In which way a word of the question may match a word of the register."""

from django.db.models import TextChoices


class Zoekwijze(TextChoices):
    PRECIES = "precies", "het woord zelf of een vervoeging"
    VERWANT = "verwant", "een andere spelling van dezelfde stam"
    SYNONIEM = "synoniem", "een ander woord voor hetzelfde"
    SAMENSTELLING = "samenstelling", "een samenstelling met het woord"
    BEGIN = "begin", "een woord dat zo begint"
    TIKFOUT = "tikfout", "een woord dat er bijna hetzelfde uitziet"
    GESPLITST = "gesplitst", "de delen van het woord"
    DEEL = "deel", "het eerste deel van het woord"
