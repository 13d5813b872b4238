"""What the API tells and takes of the own route, of what a traject brought, and of verklaringen."""

from typing import Any

from rest_framework import serializers

from napl.api.bestand import BestandSerializer
from ontwikkelpaden.api.mijn_serializers import Strikt
from ontwikkelpaden.enums import Niveau
from register.domain.route.beeld import Stapbeeld
from register.enums import InformeleVorm, Stapsoort, Vervalgrond
from register.models import Opbrengst

MAX_ID = 2**62
RICHTINGEN = [("naar-voren", "Eén plaats naar voren"), ("naar-achteren", "Eén plaats naar achteren")]
STANDEN = [("klaar", "Klaar"), ("open", "Open")]


class StapSerializer(serializers.Serializer[Stapbeeld]):
    """A step; ``van`` and ``tot`` follow the uitvoering when it has dates, and ``uren`` the traject."""

    id = serializers.IntegerField(source="stap.pk")
    plaats = serializers.IntegerField(source="nummer")
    soort = serializers.ChoiceField(Stapsoort.choices, source="stap.soort")
    naam = serializers.CharField()
    traject = serializers.SlugField(source="stap.traject.slug", default=None, allow_null=True)
    uitvoering = serializers.IntegerField(source="stap.uitvoering_id", allow_null=True)
    vorm = serializers.ChoiceField(InformeleVorm.choices, source="stap.informele_vorm", allow_blank=True)
    omschrijving = serializers.CharField(source="stap.omschrijving", allow_blank=True)
    doel = serializers.IntegerField(source="stap.doel_id", allow_null=True)
    van = serializers.DateField(allow_null=True)
    tot = serializers.DateField(allow_null=True)
    uren = serializers.IntegerField(allow_null=True)
    notitie = serializers.CharField(source="stap.notitie", allow_blank=True)
    afgerond_op = serializers.DateTimeField(source="stap.afgerond_op", allow_null=True)
    meldingen = serializers.ListField(child=serializers.CharField(), help_text="Wat niet (meer) past.")


class Stapgegeven(Strikt):
    """What can be changed of a step; what belongs to the other kind does not count."""

    uitvoering = serializers.IntegerField(allow_null=True, default=None, min_value=1, max_value=MAX_ID)
    titel = serializers.CharField(allow_blank=True, default="", trim_whitespace=False)
    vorm = serializers.ChoiceField(InformeleVorm.choices, allow_blank=True, default="")
    omschrijving = serializers.CharField(allow_blank=True, default="", trim_whitespace=False)
    doel = serializers.IntegerField(allow_null=True, default=None, min_value=1, max_value=MAX_ID)
    maand_van = serializers.DateField(allow_null=True, default=None, help_text="Een dag in die maand.")
    maand_tot = serializers.DateField(allow_null=True, default=None, help_text="Een dag in die maand.")
    uren = serializers.IntegerField(allow_null=True, default=None)
    notitie = serializers.CharField(allow_blank=True, default="", trim_whitespace=False)


class Stapnieuw(Stapgegeven):
    traject = serializers.SlugField(
        max_length=120, required=False, help_text="Zonder traject is het een stap van leren in het werk."
    )


class Stapstand(Strikt):
    stand = serializers.ChoiceField(STANDEN)


class Stapplaats(Strikt):
    richting = serializers.ChoiceField(RICHTINGEN)


class OpbrengstSerializer(serializers.Serializer[Opbrengst]):
    id = serializers.IntegerField()
    deelname = serializers.IntegerField(source="deelname_id")
    moment = serializers.DateField(source="moment_datum")
    ervaring = serializers.CharField(allow_blank=True)
    handelen = serializers.CharField(allow_blank=True)
    resultaat = serializers.CharField(allow_blank=True)
    bewijsstuk = BestandSerializer(allow_null=True)
    genoteerd_op = serializers.DateTimeField()


class Opbrengstgegeven(Strikt):
    moment = serializers.DateField()
    ervaring = serializers.CharField(allow_blank=True, default="", trim_whitespace=False)
    handelen = serializers.CharField(allow_blank=True, default="", trim_whitespace=False)
    resultaat = serializers.CharField(allow_blank=True, default="", trim_whitespace=False)


class VerklaringSerializer(serializers.Serializer[Any]):
    code = serializers.CharField()
    deelname = serializers.IntegerField(source="deelname_id", allow_null=True)
    naam = serializers.CharField(source="inhoud.naam")
    traject = serializers.CharField(source="inhoud.traject.naam")
    ontwikkelpad = serializers.CharField(source="inhoud.ontwikkelpad.slug")
    versie = serializers.IntegerField(source="inhoud.ontwikkelpad.versie")
    niveau = serializers.ChoiceField(Niveau.choices)
    sha256 = serializers.CharField(source="afdruk")
    afgegeven_op = serializers.DateTimeField()
    vervallen_op = serializers.DateTimeField(allow_null=True)
    vervalgrond = serializers.ChoiceField(Vervalgrond.choices, allow_blank=True)


class Verklaringnieuw(Strikt):
    deelname = serializers.IntegerField(min_value=1, max_value=MAX_ID)
    ontwikkelpad = serializers.SlugField(max_length=100)
    niveau = serializers.ChoiceField(Niveau.choices)
    naam = serializers.CharField(
        allow_blank=True, default="", help_text="Niet nodig als de aanbieder uw naam bevestigde."
    )
