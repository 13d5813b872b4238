"""What the API tells of aanbieders, trajecten and uitvoeringen; the renderer makes the names camelCase."""

from typing import Any

from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from napl.api.lijst import represent
from napl.enums import Sector
from ontwikkelpaden.enums import Niveau
from register.domain.kaart import build_kaartstand, opname_of
from register.enums import AanbiederSoort, Btw, Locatie, OpnameSoort, StudielastEenheid, TrajectSoort, Vorm
from register.models import Aanbieder, Traject, Typering

Links = dict[str, dict[str, str]]
LINKS_SCHEMA = {
    "type": "object",
    "additionalProperties": {"type": "object", "properties": {"href": {"type": "string", "format": "uri"}}},
}


class Code(serializers.ChoiceField):
    """A code of the register; an empty one is unknown and shown as null."""

    def __init__(self, choices: Any, **kwargs: Any) -> None:
        super().__init__(choices=choices.choices, allow_null=True, **kwargs)

    def to_representation(self, value: Any) -> Any:
        return value or None


class Tekst(serializers.CharField):
    """A text; an empty one is unknown and shown as null."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(allow_null=True, **kwargs)

    def to_representation(self, value: Any) -> Any:
        return value or None


def codes(choices: Any, **kwargs: Any) -> "serializers.ListField":
    return serializers.ListField(child=serializers.ChoiceField(choices=choices.choices), **kwargs)


def bedrag(**kwargs: Any) -> serializers.DecimalField:
    """Make a field for an amount in euro; null means unknown, 0 means free of charge."""
    return serializers.DecimalField(max_digits=9, decimal_places=2, allow_null=True, **kwargs)


def make_links(serializer: "serializers.BaseSerializer[Any]", **names: str) -> Links:
    """Return absolute links; without a request (in a test or a task) they are relative."""
    request = serializer.context.get("request")
    return {rel: {"href": request.build_absolute_uri(url) if request else url} for rel, url in names.items()}


class AanbiederVerwijzingSerializer(serializers.Serializer[Aanbieder]):
    id = serializers.CharField(source="slug")
    naam = serializers.CharField()
    soort = Code(AanbiederSoort)
    onderdeel_van = serializers.CharField(
        source="onderdeel_van.naam", default=None, allow_null=True, help_text="Naam van het geheel."
    )
    is_fictief = serializers.BooleanField(help_text="Verzonnen voor de demo.")


class TyperingSerializer(serializers.Serializer[Typering]):
    ontwikkelpad = serializers.CharField(source="padversie.pad.slug")
    naam = serializers.CharField(source="padversie.pad.naam")
    padversie = serializers.IntegerField(source="padversie.nummer")
    niveau = Code(Niveau)
    grond = Tekst(help_text="Waarop deze indeling rust.")


class StudielastSerializer(serializers.Serializer[Any]):
    waarde = serializers.DecimalField(source="studielast_waarde", max_digits=7, decimal_places=1)
    eenheid = Code(StudielastEenheid, source="studielast_eenheid")
    uren = serializers.IntegerField(source="studielast_uren", help_text="1 EC is 28 uur.")


class PrijsbereikSerializer(serializers.Serializer[Any]):
    vanaf = bedrag(source="prijs_vanaf", help_text="Laagste bekende prijs in euro.")
    tot = bedrag(source="prijs_tot", help_text="Hoogste bekende prijs in euro.")
    btw = codes(Btw)


class OpnameVerwijzingSerializer(serializers.Serializer[Any]):
    soort = Code(OpnameSoort)
    naam = serializers.CharField()


class AanbodserieSerializer(serializers.Serializer[Any]):
    """The outlook over what one can still start."""

    aantal = serializers.IntegerField(
        help_text="Uitvoeringen die nog starten of waarvan de start onbekend is."
    )
    eerste_start = serializers.DateField(
        allow_null=True,
        help_text="De eerste dag waarop iemand kan beginnen. Bij doorlopende instroom is dat vandaag. "
        "Een volle uitvoering telt alleen als alles vol is.",
    )
    is_doorlopend = serializers.BooleanField(help_text="Beginnen kan elk moment.")
    plaatsen_over = serializers.IntegerField(allow_null=True, help_text="Bij de eerste start.")
    locaties = codes(Locatie)
    plaatsen = serializers.ListField(child=serializers.CharField(), help_text="Waar men leert.")
    prijs = PrijsbereikSerializer(source="*")


class TrajectSamenvattingSerializer(serializers.Serializer[Traject]):
    """A traject in a list; give it trajecten that were read through ``with_kaartgegevens``."""

    id = serializers.CharField(source="slug")
    naam = serializers.CharField(source="live.naam")
    samenvatting = Tekst(source="live.samenvatting")
    aanbieders = serializers.SerializerMethodField()
    opname = serializers.SerializerMethodField()
    vorm = Code(Vorm, source="live.vorm")
    soort = Code(TrajectSoort, source="live.soort")
    sectoren = codes(Sector, source="live.sectoren")
    typeringen = serializers.SerializerMethodField()
    studielast = serializers.SerializerMethodField()
    aanbod = serializers.SerializerMethodField()
    gecontroleerd_op = serializers.DateField(allow_null=True)
    _links = serializers.SerializerMethodField()

    @extend_schema_field(AanbiederVerwijzingSerializer(many=True))
    def get_aanbieders(self, traject: Traject) -> Any:
        rows = [row.aanbieder for row in traject.trajectaanbieders.all()]
        return represent(AanbiederVerwijzingSerializer, rows)

    @extend_schema_field(OpnameVerwijzingSerializer)
    def get_opname(self, traject: Traject) -> Any:
        soort = OpnameSoort(opname_of(traject))
        return {"soort": soort.value, "naam": soort.label}

    @extend_schema_field(TyperingSerializer(many=True))
    def get_typeringen(self, traject: Traject) -> Any:
        return represent(TyperingSerializer, traject.live.typeringen.all() if traject.live else [])

    @extend_schema_field(StudielastSerializer(allow_null=True))
    def get_studielast(self, traject: Traject) -> Any:
        if traject.live is None or traject.live.studielast_waarde is None:
            return None
        return StudielastSerializer(traject.live).data

    @extend_schema_field(AanbodserieSerializer)
    def get_aanbod(self, traject: Traject) -> Any:
        return AanbodserieSerializer(build_kaartstand(traject)).data

    @extend_schema_field(LINKS_SCHEMA)
    def get__links(self, traject: Traject) -> Links:
        return make_links(
            self,
            self=reverse("api-traject-detail", args=[traject.slug]),
            pagina=reverse("register:traject-detail", args=[traject.slug]),
        )
