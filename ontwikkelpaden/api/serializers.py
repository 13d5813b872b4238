"""Ontwikkelpaden as the API gives them."""

from typing import Any

from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from napl.api.lijst import Linkserializer, Linksserializer
from napl.enums import Sector, Zekerheid
from ontwikkelpaden.domain.queries.raamwerk import build_raamwerk
from ontwikkelpaden.enums import Domein, Niveau, PadSoort, PadStatus, Taak
from ontwikkelpaden.models import Padversie


class Padlinks(serializers.Serializer[Any]):
    self = Linkserializer()
    pagina = Linkserializer()


class Padsamenvatting(serializers.Serializer[Padversie]):
    """A path in a list: what holds for the path, and its current version in short."""

    id = serializers.CharField(source="pad.slug")
    naam = serializers.CharField(source="pad.naam")
    soort = serializers.ChoiceField(source="pad.soort", choices=PadSoort.choices)
    sectoren = serializers.ListField(source="pad.sectoren", child=serializers.ChoiceField(Sector.choices))
    taken = serializers.ListField(source="pad.taken", child=serializers.ChoiceField(Taak.choices))
    domeinen = serializers.ListField(source="pad.domeinen", child=serializers.ChoiceField(Domein.choices))
    versie = serializers.IntegerField(source="nummer")
    status = serializers.ChoiceField(choices=PadStatus.choices)
    omschrijving = serializers.CharField()
    niveaus = serializers.ListField(child=serializers.ChoiceField(Niveau.choices))
    gepubliceerd_op = serializers.DateTimeField()

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
    gepubliceerd_op = serializers.DateTimeField()
    beeindigd_op = serializers.DateTimeField(allow_null=True)


class Paddetail(Padsamenvatting):
    """A path with the whole content of a version that ``find_padversie`` found."""

    toelichting = serializers.CharField(allow_blank=True)
    grondslag = serializers.CharField(allow_blank=True)
    bron = serializers.CharField(allow_blank=True)
    zekerheid = serializers.ChoiceField(choices=Zekerheid.choices, allow_blank=True)
    raamwerk = serializers.SerializerMethodField()
    eindtermen = Eindtermtekst(many=True)
    eindtermen_toelichting = serializers.CharField(allow_blank=True)
    versies = Versieverwijzing(source="pad.versies", many=True)

    @extend_schema_field(Raamwerkdimensie(many=True))
    def get_raamwerk(self, versie: Padversie) -> Any:
        return Raamwerkdimensie(build_raamwerk(versie), many=True).data
