"""What the API tells and takes of deelnames."""

from typing import Any

from rest_framework import serializers

from register.enums import Bevestigingsbron, Bevestigingstand, Deelnamestatus
from register.models import Deelname

_ZETTEN = [row for row in Deelnamestatus.choices if row[0] != Deelnamestatus.GEPLAND]
_OORDELEN = [
    row
    for row in Bevestigingstand.choices
    if row[0] in {Bevestigingstand.BEVESTIGD, Bevestigingstand.GEWEIGERD, Bevestigingstand.INGETROKKEN}
]


class DeelnameSerializer(serializers.ModelSerializer[Deelname]):
    naam = serializers.CharField(source="trajectversie.naam")
    traject = serializers.SlugField(source="traject.slug")
    trajectversie = serializers.IntegerField(source="trajectversie.nummer")
    uitvoering = serializers.IntegerField(source="uitvoering_id", allow_null=True)
    status = serializers.ChoiceField(choices=Deelnamestatus.choices)
    bevestiging = serializers.ChoiceField(choices=Bevestigingstand.choices)
    bevestigingsbron = serializers.ChoiceField(choices=Bevestigingsbron.choices)
    bevestigd_door = serializers.CharField(source="bevestigd_aanbieder.naam", default=None, allow_null=True)

    class Meta:
        model = Deelname
        fields = [
            "id",
            "naam",
            "traject",
            "trajectversie",
            "uitvoering",
            "status",
            "gestart_datum",
            "afgerond_datum",
            "gestopt_datum",
            "bevestiging",
            "bevestigingsbron",
            "bevestigd_door",
            "bevestigd_op",
            "bevestiging_reden",
        ]
        read_only_fields = fields


class NieuweDeelnameSerializer(serializers.Serializer[Any]):
    traject = serializers.SlugField(max_length=120)
    uitvoering = serializers.IntegerField(required=False, allow_null=True, min_value=1, max_value=2**62)
    gestart_datum = serializers.DateField(required=False, allow_null=True)
    afgerond_datum = serializers.DateField(required=False, allow_null=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs.get("afgerond_datum") and not attrs.get("gestart_datum"):
            raise serializers.ValidationError({"gestart_datum": "Vul ook in wanneer u begon."})
        return attrs


class ZetSerializer(serializers.Serializer[Any]):
    status = serializers.ChoiceField(choices=_ZETTEN)
    datum = serializers.DateField()


class BevestigingSerializer(serializers.Serializer[Any]):
    naam = serializers.CharField(max_length=200)


class VerzoekSerializer(serializers.Serializer[Any]):
    """All that an aanbieder may see."""

    id = serializers.IntegerField(source="pk")
    naam = serializers.CharField()
    traject = serializers.CharField()
    gestart_datum = serializers.DateField(source="gestart")
    afgerond_datum = serializers.DateField(source="afgerond")
    stand = serializers.ChoiceField(choices=Bevestigingstand.choices)
    gevraagd_op = serializers.DateTimeField()


class OordeelSerializer(serializers.Serializer[Any]):
    oordeel = serializers.ChoiceField(choices=_OORDELEN)
    reden = serializers.CharField(required=False, allow_blank=True, default="", max_length=500)
