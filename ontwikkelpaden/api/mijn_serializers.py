"""What is somebody's own, as the API takes it in and gives it. There is no field that adds levels up."""

from typing import Any

from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import ValidationError

from napl.api.bestand import BestandSerializer
from napl.api.lijst import Linkserializer
from napl.enums import Sector
from ontwikkelpaden.enums import Antwoordbron, DoelStatus, Niveau, ZelfevaluatieStatus
from ontwikkelpaden.models import Doel, Gevolgdpad, Zelfevaluatie, Zelfevaluatieantwoord


class Strikt(serializers.Serializer[Any]):
    """Refuses what it does not know."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, dict) and (unknown := [naam for naam in data if naam not in self.fields]):
            raise ValidationError({naam: ["Dit veld bestaat niet."] for naam in unknown})
        return super().to_internal_value(data)


class Zelflink(serializers.Serializer[Any]):
    self = Linkserializer()


class Antwoordvelden(serializers.Serializer[Zelfevaluatieantwoord]):
    subdimensie = serializers.IntegerField(source="subdimensie_id", help_text="Id van de subdimensie.")
    naam = serializers.CharField(source="subdimensie.naam")
    niveau = serializers.ChoiceField(Niveau.choices, allow_blank=True, help_text="Leeg: weet ik nog niet.")
    toelichting = serializers.CharField(allow_blank=True)
    bewijs = serializers.CharField(allow_blank=True)
    bron = serializers.ChoiceField(Antwoordbron.choices)
    bewijsstuk = BestandSerializer(allow_null=True, help_text="Downloaden: /bestanden/{id}/.")
    gewijzigd_op = serializers.DateTimeField()


class Zelfevaluatievelden(serializers.Serializer[Zelfevaluatie]):
    id = serializers.IntegerField()
    ontwikkelpad = serializers.CharField(source="padversie.pad.slug")
    naam = serializers.CharField(source="padversie.pad.naam")
    versie = serializers.IntegerField(source="padversie.nummer")
    status = serializers.ChoiceField(ZelfevaluatieStatus.choices)
    begonnen_op = serializers.DateTimeField()
    afgerond_op = serializers.DateTimeField(allow_null=True)
    antwoorden = Antwoordvelden(many=True)

    _links = serializers.SerializerMethodField()

    @extend_schema_field(Zelflink)
    def get__links(self, row: Zelfevaluatie) -> dict[str, dict[str, str]]:
        return _self(self, reverse("api-mijn-zelfevaluatie", args=[row.pk]))


class Zelfevaluatiebegin(Strikt):
    ontwikkelpad = serializers.SlugField(max_length=100, help_text="De slug van het pad.")


class Antwoordgegeven(Strikt):
    """One answer as it is put; what is left out is empty."""

    niveau = serializers.ChoiceField(
        Niveau.choices, allow_blank=True, default="", help_text="Leeg: weet ik nog niet."
    )
    toelichting = serializers.CharField(allow_blank=True, default="", trim_whitespace=False)
    bewijs = serializers.CharField(allow_blank=True, default="", trim_whitespace=False)
    bron = serializers.ChoiceField(Antwoordbron.choices, default=Antwoordbron.ZELF.value)


class Doelvelden(serializers.Serializer[Doel]):
    id = serializers.IntegerField()
    ontwikkelpad = serializers.CharField(source="pad.slug")
    subdimensie = serializers.IntegerField(
        source="subdimensie_id", allow_null=True, help_text="Leeg: het hele pad."
    )
    naam = serializers.SerializerMethodField()
    niveau = serializers.ChoiceField(Niveau.choices)
    tekst = serializers.CharField(allow_blank=True)
    streefdatum = serializers.DateField(allow_null=True)
    status = serializers.ChoiceField(DoelStatus.choices)
    gesteld_op = serializers.DateTimeField()
    afgesloten_op = serializers.DateTimeField(allow_null=True)

    _links = serializers.SerializerMethodField()

    def get_naam(self, row: Doel) -> str:
        return row.subdimensie.naam if row.subdimensie else row.pad.naam

    @extend_schema_field(Zelflink)
    def get__links(self, row: Doel) -> dict[str, dict[str, str]]:
        return _self(self, reverse("api-mijn-doel", args=[row.pk]))


class Doelgegeven(Strikt):
    niveau = serializers.ChoiceField(Niveau.choices)
    tekst = serializers.CharField(allow_blank=True, default="", trim_whitespace=False)
    streefdatum = serializers.DateField(allow_null=True, default=None)


class Doelnieuw(Doelgegeven):
    ontwikkelpad = serializers.SlugField(max_length=100)
    subdimensie = serializers.IntegerField(allow_null=True, default=None, min_value=1, max_value=2**63 - 1)


class Doelwijziging(Doelgegeven):
    status = serializers.ChoiceField(DoelStatus.choices)


class Gevolgdpadvelden(serializers.Serializer[Gevolgdpad]):
    ontwikkelpad = serializers.CharField(source="pad.slug")
    naam = serializers.CharField(source="pad.naam")
    gevolgd_op = serializers.DateTimeField()


class Leerruimtevelden(Strikt):
    sector = serializers.ChoiceField(Sector.choices, allow_blank=True, default="")
    uren_max = serializers.IntegerField(allow_null=True, default=None)
    prijs_max = serializers.DecimalField(max_digits=9, decimal_places=2, allow_null=True, default=None)


def _self(serializer: serializers.Serializer[Any], url: str) -> dict[str, dict[str, str]]:
    request = serializer.context.get("request")
    return {"self": {"href": request.build_absolute_uri(url) if request else url}}
