"""Ontwikkelpaden as the API gives them."""

from typing import Any

from django.db.models import TextChoices
from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from napl.api.lijst import Linkserializer, Linksserializer
from napl.enums import Sector, Zekerheid
from ontwikkelpaden.domain.queries.aanbod import build_aanbod
from ontwikkelpaden.domain.queries.raamwerk import build_raamwerk
from ontwikkelpaden.domain.queries.verbanden import Verwanten
from ontwikkelpaden.enums import (
    Bekwaamheidsdomein,
    Domein,
    Groeidimensie,
    Invloedssfeer,
    Niveau,
    PadSoort,
    PadStatus,
    Taak,
)
from ontwikkelpaden.models import Padversie


def _codes(choices: type[TextChoices], source: str) -> serializers.ListField:
    return serializers.ListField(source=source, child=serializers.ChoiceField(choices.choices))


class Padlinks(serializers.Serializer[Any]):
    self = Linkserializer()
    pagina = Linkserializer()


class Padsamenvatting(serializers.Serializer[Padversie]):
    """A path in a list: what holds for the path, and its current version in short."""

    id = serializers.CharField(source="pad.slug")
    naam = serializers.CharField(source="pad.naam")
    soort = serializers.ChoiceField(source="pad.soort", choices=PadSoort.choices)
    sectoren = _codes(Sector, "pad.sectoren")
    taken = _codes(Taak, "pad.taken")
    domeinen = _codes(Domein, "pad.domeinen")
    groeidimensies = _codes(Groeidimensie, "pad.groeidimensies")
    invloedssferen = _codes(Invloedssfeer, "pad.invloedssferen")
    bekwaamheidsdomeinen = _codes(Bekwaamheidsdomein, "pad.bekwaamheidsdomeinen")
    versie = serializers.IntegerField(source="nummer")
    status = serializers.ChoiceField(choices=PadStatus.choices)
    omschrijving = serializers.CharField()
    niveaus = serializers.ListField(child=serializers.ChoiceField(Niveau.choices))
    gepubliceerd_op = serializers.DateTimeField(allow_null=True)

    _links = serializers.SerializerMethodField()

    @extend_schema_field(Padlinks)
    def get__links(self, versie: Padversie) -> dict[str, dict[str, str]]:
        slug = versie.pad.slug
        urls = {
            "self": reverse("api-ontwikkelpad", args=[slug]),
            "pagina": reverse("ontwikkelpaden:pad-detail", args=[slug]),
        }
        request = self.context.get("request")
        return {
            rel: {"href": request.build_absolute_uri(url) if request else url} for rel, url in urls.items()
        }


class Padrij(Padsamenvatting):
    aantal_versies = serializers.IntegerField()
    aantal_subdimensies = serializers.IntegerField()
    aantal_eindtermen = serializers.IntegerField()


class Padlijst(serializers.Serializer[Any]):
    aantal = serializers.IntegerField()
    pagina = serializers.IntegerField()
    pagina_grootte = serializers.IntegerField()
    resultaten = Padrij(many=True)
    _links = Linksserializer()


class Niveautekst(serializers.Serializer[Any]):
    niveau = serializers.ChoiceField(Niveau.choices)
    tekst = serializers.CharField()


class Raamwerkonderdeel(serializers.Serializer[Any]):
    id = serializers.IntegerField(source="subdimensie", help_text="Het nummer van de subdimensie.")
    naam = serializers.CharField()
    toelichting = serializers.CharField(allow_blank=True)
    beschrijvingen = Niveautekst(many=True, source="cellen")


class Raamwerkdimensie(serializers.Serializer[Any]):
    naam = serializers.CharField()
    subdimensies = Raamwerkonderdeel(many=True, source="rijen")


class Eindtermtekst(serializers.Serializer[Any]):
    code = serializers.CharField()
    niveau = serializers.ChoiceField(Niveau.choices)
    tekst = serializers.CharField()


class Versieverwijzing(serializers.Serializer[Padversie]):
    versie = serializers.IntegerField(source="nummer")
    status = serializers.ChoiceField(choices=PadStatus.choices)
    gepubliceerd_op = serializers.DateTimeField(allow_null=True)
    beeindigd_op = serializers.DateTimeField(allow_null=True)


class Padverwant(serializers.Serializer[Any]):
    """A path that belongs to this one, seen from this one."""

    soort = serializers.ChoiceField(["bouwt-voort-op", "gaat-vooraf-aan", "raakt-aan"])
    id = serializers.CharField(source="pad.slug")
    naam = serializers.CharField(source="pad.naam")
    grond = serializers.CharField(source="pad.grond")


class Sectortelling(serializers.Serializer[Any]):
    sector = serializers.ChoiceField(Sector.choices)
    erkend = serializers.IntegerField()
    in_kaart = serializers.IntegerField()


class Niveautelling(serializers.Serializer[Any]):
    """How many trajecten there are on one level; a sector without anything recognised is a white spot."""

    niveau = serializers.ChoiceField(Niveau.choices)
    erkend = serializers.IntegerField()
    in_kaart = serializers.IntegerField()
    kort = serializers.IntegerField(help_text="Tot en met 40 uur, erkend en in kaart samen.")
    lang = serializers.IntegerField(help_text="Meer dan 40 uur, erkend en in kaart samen.")
    online = serializers.IntegerField(help_text="Nu online te volgen, erkend en in kaart samen.")
    sectoren = Sectortelling(many=True, source="vakjes")


class Paddetail(Padsamenvatting):
    """A path with the whole content of a version that ``find_padversie`` found."""

    toelichting = serializers.CharField(allow_blank=True)
    grondslag = serializers.CharField(allow_blank=True)
    bron = serializers.CharField(allow_blank=True)
    ingetrokken_reden = serializers.CharField(allow_blank=True)
    zekerheid = serializers.ChoiceField(choices=Zekerheid.choices, allow_blank=True)
    raamwerk = serializers.SerializerMethodField()
    eindtermen = Eindtermtekst(many=True)
    eindtermen_toelichting = serializers.CharField(allow_blank=True)
    initieel = serializers.CharField(
        allow_blank=True, help_text="Wat de lerarenopleiding al geeft, en waar dit pad dus begint."
    )
    ordening_grond = serializers.CharField(
        source="pad.ordening_grond", allow_blank=True, help_text="Waarop de indeling van het pad berust."
    )
    verwant = serializers.SerializerMethodField()
    aanbod = serializers.SerializerMethodField()
    versies = Versieverwijzing(source="pad.versies", many=True)

    @extend_schema_field(Raamwerkdimensie(many=True))
    def get_raamwerk(self, versie: Padversie) -> Any:
        return Raamwerkdimensie(build_raamwerk(versie), many=True).data

    @extend_schema_field(Padverwant(many=True))
    def get_verwant(self, versie: Padversie) -> Any:  # noqa: ARG002 - what was read stands in the context
        verwanten: Verwanten = self.context["verwanten"]
        rows = [
            {"soort": soort, "pad": verwant}
            for soort, group in (
                ("bouwt-voort-op", verwanten.eerst),
                ("gaat-vooraf-aan", verwanten.daarna),
                ("raakt-aan", verwanten.raakt),
            )
            for verwant in group
        ]
        return Padverwant(rows, many=True).data

    @extend_schema_field(Niveautelling(many=True, allow_null=True))
    def get_aanbod(self, versie: Padversie) -> Any:
        aanbod = build_aanbod(versie, self.context["tellingen"])
        return Niveautelling(aanbod.niveaus, many=True).data if aanbod.bekend else None
