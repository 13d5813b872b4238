"""The kwaliteitskader as the API gives it."""

from typing import Any

from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from kwaliteit.domain.queries.weergave import Criteriumdeel, Standaarddeel
from kwaliteit.enums import (
    Bronsoort,
    Criteriumset,
    Dekking,
    KaderStatus,
    Openstellingbereik,
    Stelsel,
    Stelselonderdeel,
)
from kwaliteit.models import Kaderbron, Kaderversie, Openstelling
from napl.api.lijst import Linkserializer, represent
from ontwikkelpaden.enums import Niveau


class Kaderlinks(serializers.Serializer[Any]):
    self = Linkserializer()
    pagina = Linkserializer()
    pdf = Linkserializer()


class Kaderrij(serializers.Serializer[Kaderversie]):
    """A version in a list."""

    nummer = serializers.IntegerField()
    naam = serializers.SerializerMethodField()
    status = serializers.ChoiceField(choices=KaderStatus.choices)
    omvang = serializers.ChoiceField(
        choices=Criteriumset.choices, help_text="De set waarmee deze versie beoordeelt."
    )
    vastgesteld_op = serializers.DateTimeField(allow_null=True)
    besluit = serializers.CharField()
    vervallen_op = serializers.DateTimeField(allow_null=True)
    vervallen_reden = serializers.CharField()
    is_demo = serializers.BooleanField(help_text="Verzonnen: niemand heeft dit echt vastgesteld.")
    _links = serializers.SerializerMethodField()

    def get_naam(self, versie: Kaderversie) -> str:
        return str(versie)

    @extend_schema_field(Kaderlinks)
    def get__links(self, versie: Kaderversie) -> dict[str, dict[str, str]]:
        names = {
            "self": "api-kwaliteitskader",
            "pagina": "kwaliteit:kaderversie-detail",
            "pdf": "kwaliteit:kaderversie-pdf",
        }
        build = self.context["request"].build_absolute_uri
        return {naam: {"href": build(reverse(url, args=[versie.nummer]))} for naam, url in names.items()}


class Bronrij(serializers.Serializer[Kaderbron]):
    code = serializers.CharField()
    naam = serializers.CharField(source="titel")
    soort = serializers.ChoiceField(choices=Bronsoort.choices)
    makers = serializers.CharField()
    jaar = serializers.IntegerField(allow_null=True)
    vindplaats = serializers.CharField()
    zegt = serializers.CharField(help_text="Wat het kader eraan ontleent.")


class Verbandrij(serializers.Serializer[Any]):
    stelsel = serializers.ChoiceField(source="onderdeel.stelsel", choices=Stelsel.choices)
    onderdeel = serializers.ChoiceField(choices=Stelselonderdeel.choices)
    naam = serializers.CharField(source="onderdeel.label")
    dekking = serializers.ChoiceField(choices=Dekking.choices)


class Leidraadrij(serializers.Serializer[Any]):
    niveau = serializers.ChoiceField(choices=Niveau.choices)
    tekst = serializers.CharField()


class Criteriumrij(serializers.Serializer[Criteriumdeel]):
    code = serializers.CharField(source="criterium.code")
    naam = serializers.CharField(source="criterium.naam")
    tekst = serializers.CharField(source="criterium.tekst")
    toelichting = serializers.CharField(source="criterium.toelichting")
    omvang = serializers.ChoiceField(source="criterium.omvang", choices=Criteriumset.choices)
    geldt = serializers.BooleanField(help_text="Of deze versie op dit criterium beoordeelt.")
    bewijs = serializers.ListField(child=serializers.CharField())
    leidraden = serializers.SerializerMethodField()
    bronnen = serializers.SerializerMethodField(help_text="Codes van bronnen van deze versie.")
    verbanden = Verbandrij(many=True)

    @extend_schema_field(Leidraadrij(many=True))
    def get_leidraden(self, deel: Criteriumdeel) -> list[dict[str, str]]:
        return [{"niveau": niveau.value, "tekst": tekst} for niveau, tekst in deel.leidraden]

    def get_bronnen(self, deel: Criteriumdeel) -> list[str]:
        return [bron.code for bron in deel.bronnen]


class Standaardrij(serializers.Serializer[Standaarddeel]):
    nummer = serializers.IntegerField()
    naam = serializers.CharField(source="standaard.naam")
    omschrijving = serializers.CharField(source="standaard.omschrijving")
    criteria = Criteriumrij(many=True)


class Kaderdetail(Kaderrij):
    """All of a version."""

    inleiding = serializers.CharField()
    doel = serializers.CharField()
    werkwijze = serializers.CharField()
    grondslag = serializers.CharField()
    wijzigingen = serializers.CharField()
    standaarden = serializers.SerializerMethodField()
    bronnen = serializers.SerializerMethodField()

    @extend_schema_field(Standaardrij(many=True))
    def get_standaarden(self, versie: Kaderversie) -> Any:  # noqa: ARG002 - built once by the view
        return Standaardrij(self.context["standaarden"], many=True).data

    @extend_schema_field(Bronrij(many=True))
    def get_bronnen(self, versie: Kaderversie) -> Any:
        return represent(Bronrij, sorted(versie.bronnen.all(), key=lambda bron: bron.code))


class Openstellingrij(serializers.Serializer[Openstelling]):
    ontwikkelpad = serializers.CharField(source="pad.slug")
    naam = serializers.CharField(source="pad.naam")
    bereik = serializers.ChoiceField(choices=Openstellingbereik.choices)
    geldig_van = serializers.DateField()
    geldig_tot = serializers.DateField(allow_null=True, help_text="Tot, niet tot en met.")
    grond = serializers.CharField()
