"""What the API tells of one traject, of one uitvoering and of one aanbieder, in full."""

from typing import Any

from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from napl.enums import Sector, Zekerheid
from napl.models import Regio
from ontwikkelpaden.enums import Bekwaamheidsdomein
from register.api.serializers import (
    LINKS_SCHEMA,
    AanbiederVerwijzingSerializer,
    AanbodserieSerializer,
    Code,
    Links,
    Tekst,
    TrajectSamenvattingSerializer,
    bedrag,
    codes,
    make_links,
)
from register.domain.financiering import Financieringskans
from register.domain.queries.traject import Trajectdetail
from register.domain.samenvatting import build_stand
from register.enums import (
    Accreditatie,
    BedragPer,
    Btw,
    Ervaringsjaren,
    Instroom,
    Locatie,
    Onderwijstype,
    OpnameSoort,
    Taal,
    Thema,
    UitvoeringStatus,
    Werkvorm,
)
from register.models import Aanbieder, Opname, Prijs, Traject, Uitvoering, Vak, Versieaanpak


class RegioVerwijzingSerializer(serializers.Serializer[Regio]):
    id = serializers.CharField(source="slug")
    naam = serializers.CharField()


class VakVerwijzingSerializer(serializers.Serializer[Vak]):
    id = serializers.CharField(source="slug")
    naam = serializers.CharField()


class TrajectaanpakSerializer(serializers.Serializer[Versieaanpak]):
    id = serializers.CharField(source="aanpak.slug")
    naam = serializers.CharField(source="aanpak.naam")
    grond = Tekst(help_text="Waaraan men het kenmerk herkent.")


class PrijsSerializer(serializers.Serializer[Prijs]):
    bedrag = bedrag()
    btw = Code(Btw)
    geldig_van = serializers.DateTimeField()


class OpnameSerializer(serializers.Serializer[Opname]):
    soort = Code(OpnameSoort)
    naam = serializers.CharField(source="get_soort_display")
    geldig_van = serializers.DateField()
    geldig_tot = serializers.DateField(allow_null=True, help_text="Tot, niet tot en met.")


class UitvoeringSerializer(serializers.Serializer[Uitvoering]):
    id = serializers.IntegerField(source="pk")
    status = Code(UitvoeringStatus)
    instroom = Code(Instroom)
    start_datum = serializers.DateField(allow_null=True)
    eind_datum = serializers.DateField(allow_null=True)
    inschrijven_van = serializers.DateField(allow_null=True)
    inschrijven_tot = serializers.DateField(allow_null=True, help_text="Tot en met.")
    locatie = Code(Locatie)
    plaats = Tekst(help_text="Waar men leert; vaak niet het adres van de aanbieder.")
    adres = Tekst()
    regios = RegioVerwijzingSerializer(many=True)
    plaatsen_min = serializers.IntegerField(allow_null=True)
    plaatsen_max = serializers.IntegerField(allow_null=True)
    plaatsen_over = serializers.IntegerField(allow_null=True)
    prijs = bedrag(help_text="In euro; null is onbekend, 0 is gratis.")
    btw = Code(Btw)


class TrajectUitvoeringSerializer(UitvoeringSerializer):
    prijzen = PrijsSerializer(many=True, help_text="Hoe de prijs veranderde.")


class UitvoeringRijSerializer(UitvoeringSerializer):
    """An uitvoering in a list of its own, with the traject it belongs to."""

    traject = serializers.CharField(source="traject.slug")
    naam = serializers.CharField(source="traject.live.naam", help_text="Naam van het traject.")
    _links = serializers.SerializerMethodField()

    @extend_schema_field(LINKS_SCHEMA)
    def get__links(self, uitvoering: Uitvoering) -> Links:
        return make_links(self, traject=reverse("api-traject-detail", args=[uitvoering.traject.slug]))


class FinancieringskansSerializer(serializers.Serializer[Financieringskans]):
    """A regeling that may fit; never a promise."""

    id = serializers.CharField(source="slug")
    naam = serializers.CharField()
    omdat = serializers.CharField(help_text="Waarom de regeling misschien past; volgt op het woord ‘omdat’.")
    geeft = serializers.CharField(source="regeling.geeft", help_text="Wat iemand misschien krijgt.")
    bedrag = serializers.DecimalField(
        source="regeling.bedrag",
        max_digits=9,
        decimal_places=2,
        allow_null=True,
        help_text="In euro; null is onbekend.",
    )
    bedrag_per = Code(BedragPer, source="regeling.bedrag_per")
    uren_per_jaar = serializers.IntegerField(source="regeling.uren_per_jaar", allow_null=True)
    voorwaarden = serializers.ListField(
        source="regeling.voorwaarden",
        child=serializers.CharField(),
        help_text="Wat de leraar zelf moet nagaan.",
    )
    bron = serializers.CharField(source="regeling.bron")
    bron_url = Tekst(source="regeling.bron_url")
    bron_datum = serializers.DateField(source="regeling.bron_datum")
    zekerheid = Code(Zekerheid, source="regeling.zekerheid")
    geldig_van = serializers.DateField(source="regeling.geldig_van")
    geldig_tot = serializers.DateField(
        source="regeling.geldig_tot", allow_null=True, help_text="Tot, niet tot en met."
    )


class TrajectDetailSerializer(TrajectSamenvattingSerializer):
    """A traject with everything the page shows; the context holds the ``Trajectdetail`` as ``detail``."""

    versie = serializers.IntegerField(source="live.nummer")
    beschrijving = Tekst(source="live.beschrijving")
    doelgroep = Tekst(source="live.doelgroep")
    leeruitkomsten = serializers.ListField(source="live.leeruitkomsten", child=serializers.CharField())
    toelatingseisen = Tekst(source="live.toelatingseisen")
    afronding = Tekst(source="live.afronding")
    accreditatie = Code(Accreditatie, source="live.accreditatie")
    taal = Code(Taal, source="live.taal")
    website = Tekst(source="live.website")
    onderwijstypen = codes(Onderwijstype, source="live.onderwijstypen")
    themas = codes(Thema, source="live.themas")
    werkvormen = codes(Werkvorm, source="live.werkvormen")
    ervaringsjaren = codes(Ervaringsjaren, source="live.ervaringsjaren")
    bekwaamheidsdomeinen = codes(Bekwaamheidsdomein, source="live.bekwaamheidsdomeinen")
    vakken = VakVerwijzingSerializer(source="live.vakken", many=True)
    aanpakken = TrajectaanpakSerializer(source="live.aanpakken", many=True)
    open_voor_individu = serializers.BooleanField(source="live.open_voor_individu", allow_null=True)
    duur_maanden = serializers.IntegerField(source="live.duur_maanden", allow_null=True)
    uren_per_week = serializers.DecimalField(
        source="live.uren_per_week", max_digits=4, decimal_places=1, allow_null=True
    )
    bron = Tekst(source="live.bron")
    zekerheid = Code(Zekerheid, source="live.zekerheid")
    financiering = serializers.SerializerMethodField(help_text="Wat mogelijk past; geen belofte.")
    opnames = OpnameSerializer(many=True, help_text="Ook de eerdere.")
    uitvoeringen = TrajectUitvoeringSerializer(many=True)

    @property
    def detail(self) -> Trajectdetail:
        detail: Trajectdetail = self.context["detail"]
        return detail

    @extend_schema_field(FinancieringskansSerializer(many=True))
    def get_financiering(self, traject: Traject) -> Any:  # noqa: ARG002
        return FinancieringskansSerializer(self.context["financiering"], many=True).data

    @extend_schema_field(OpnameSerializer)
    def get_opname(self, traject: Traject) -> Any:  # noqa: ARG002
        return OpnameSerializer(self.detail.opname).data

    @extend_schema_field(AanbodserieSerializer)
    def get_aanbod(self, traject: Traject) -> Any:  # noqa: ARG002
        return AanbodserieSerializer(build_stand(self.detail.te_vinden, self.detail.peildatum)).data


class AanbiederRijSerializer(AanbiederVerwijzingSerializer):
    adres = Tekst(help_text="Van het kantoor; waar men leert staat bij de uitvoering.")
    plaats = Tekst()
    website = Tekst()
    sectoren = codes(Sector)
    aantal_erkend = serializers.IntegerField(help_text="Erkende trajecten, ook van onderdelen.")
    aantal_in_kaart = serializers.IntegerField(
        help_text="In kaart gebrachte trajecten die niet zijn beoordeeld, ook van onderdelen."
    )
    _links = serializers.SerializerMethodField()

    @extend_schema_field(LINKS_SCHEMA)
    def get__links(self, aanbieder: Aanbieder) -> Links:
        return make_links(
            self,
            self=reverse("api-aanbieder-detail", args=[aanbieder.slug]),
            pagina=reverse("register:aanbieder-detail", args=[aanbieder.slug]),
            trajecten=f"{reverse('api-traject-list')}?aanbieder={aanbieder.slug}",
        )


class AanbiederDetailSerializer(AanbiederRijSerializer):
    onderdelen = AanbiederVerwijzingSerializer(many=True)
