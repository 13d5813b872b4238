"""What the register gives to the kernel's registries."""

from datetime import date

from django.urls import reverse

from napl.enums import Mijngroep
from napl.models import Gebruiker, Verwerking
from napl.registers import (
    Aanbodbron,
    Dossierdeel,
    Navigatiepunt,
    Onderdeel,
    Paneel,
    Verwerkingsoort,
    Vraagbron,
    Werk,
    Werkbron,
    Werkplek,
    aanbodbronnen,
    bureaudelen,
    dossierdelen,
    logonderwerpen,
    mijndelen,
    navigatie,
    onderdelen,
    panelen,
    verwerkingsoorten,
    vraagbronnen,
    werkbronnen,
    werkplekken,
    zaakbronnen,
)
from register.berichten import register_berichtsoorten
from register.domain.aanbod import dossier as aanboddossier
from register.domain.aanbod import lezen as aanbodlezen
from register.domain.aanbod import werk as aanmeldingwerk
from register.domain.bewaren import gegevens
from register.domain.deelname import dossier
from register.domain.deelname.paneel import route_paneel
from register.domain.queries.hertypering import list_hertypering
from register.domain.queries.invoer import refused_imports
from register.domain.queries.passend import mijn_passend, pad_passend
from register.domain.queries.zoekindex import describe_zoekindex, slow_search
from register.domain.teamroute.aanbod import vragen_op
from register.domain.teamroute.deelname import open_uitnodigingen
from register.domain.teamroute.dossier import collect_teamroutes, erase_teamroutes
from register.domain.zoeken import count_aanbod
from register.views import bevestigingen, bewaarsessie
from register.views.padadres import pad_address


def register_bijdragen() -> None:
    register_berichtsoorten()
    navigatie.add("trajecten", Navigatiepunt("Trajecten zoeken", "register:traject-list", "/trajecten/", 10))
    navigatie.add("aanbieders", Navigatiepunt("Aanbieders", "register:aanbieder-list", "/aanbieders/", 30))
    panelen.add("register.passend", Paneel("mijn-pad", "register/_paneel_passend.html", pad_passend))
    panelen.add("register.mijn-passend", Paneel("mijn", "register/_paneel_mijn_passend.html", mijn_passend))
    aanbodbronnen.add("register", Aanbodbron(count_aanbod, pad_address))
    navigatie.add(
        "witte-vlekken", Navigatiepunt("Witte vlekken", "register:witte-vlekken", "/witte-vlekken/", 40)
    )
    bewaarsessie.register_signals()
    werkplekken.add(
        "bewaarlijst",
        Werkplek("Bewaarlijst", "register:bewaarlijst", "register.bewaar", bewaarsessie.count_bewaard),
    )
    werkplekken.add(
        "bevestigingen",
        Werkplek(
            "Bevestigingen",
            "register:bevestigingen",
            "register.zie_bevestigingen",
            bevestigingen.count_open,
        ),
    )
    werkplekken.add(
        "eigen-trajecten",
        Werkplek("Uw trajecten", "register:eigen-trajecten", "register.zie_eigen_aanbod"),
    )
    _register_aanbod()
    _register_mijndelen()
    verwerkingsoorten.add(
        "import", Verwerkingsoort("Import van trajecten", "register.importeer", _import_page)
    )
    bureaudelen.add("import", Werkplek("Importeren", "register:import-list", "register.importeer_trajecten"))
    bureaudelen.add("hertypering", Werkplek("Hertypering", "register:hertypering-list", "register.hertypeer"))
    werkbronnen.add(
        "hertypering", Werkbron("Trajecten opnieuw typeren", "register.hertypeer", hertypering_werk)
    )
    verwerkingsoorten.add(
        "hertypering",
        Verwerkingsoort(
            "Hertypering van trajecten",
            "register.hertypeer",
            _hertypering_page,
            {"trajecten": "Opnieuw getypeerd"},
        ),
    )
    bureaudelen.add("zoekgedrag", Werkplek("Zoekgedrag", "register:zoekgedrag", "register.zie_zoekgedrag"))
    bureaudelen.add(
        "synoniemen", Werkplek("Synoniemen", "register:synoniem-list", "register.beheer_synoniemen")
    )
    werkbronnen.add(
        "import",
        Werkbron("Imports met geweigerde regels", "register.importeer_trajecten", refused_imports),
    )
    dossierdelen.add(
        "teamroutes",
        Dossierdeel(
            "Teamroutes",
            "Bij welke teams u bent uitgenodigd, wat u daar deelt en wie het bekeek.",
            collect_teamroutes,
            erase_teamroutes,
            deelbaar=False,
        ),
    )
    panelen.add(
        "register.teamuitnodiging",
        Paneel("mijn", "register/_paneel_teamuitnodiging.html", _teamuitnodigingen),
    )
    vraagbronnen.add("teamroutes", Vraagbron("behoeften van teams", vragen_op))
    onderdelen.add("zoekindex", Onderdeel(describe_zoekindex))
    werkbronnen.add("zoekindex", Werkbron("Zoeken", "napl.zie_verwerkingen", slow_search))
    verwerkingsoorten.add(
        "actualisatie", Verwerkingsoort("Actualisatie van het register", "register.actualiseer", _no_page)
    )
    verwerkingsoorten.add(
        "witte-vlekken",
        Verwerkingsoort("Telling van de witte vlekken", "register.witte_vlekken", _witte_vlekken_page),
    )


def _register_aanbod() -> None:
    werkplekken.add("aanbod", Werkplek("Uw aanbod", "register:aanbod", "register.zie_eigen_aanbod"))
    bureaudelen.add(
        "aanmeldingen", Werkplek("Aanmeldingen", "register:aanmelding-list", "register.keur_aanmelding")
    )
    werkplekken.add(
        "aanbodcijfers",
        Werkplek("Cijfers van uw aanbod", "register:aanbod-cijfers", "register.zie_eigen_aanbod"),
    )
    bureaudelen.add(
        "aanbodcijfers",
        Werkplek("Cijfers van trajecten", "register:aanbod-cijfers", "register.zie_aanbodcijfers"),
    )
    zaakbronnen.add("aanmelding", aanmeldingwerk.BRON)
    logonderwerpen.add("register.aanmelding", aanmeldingwerk.LOG)
    for naam, gegevens_van in (
        ("wacht", aanbodlezen.wacht_paneel),
        ("trajecten", aanbodlezen.trajecten_paneel),
        ("leden", aanbodlezen.leden_paneel),
    ):
        panelen.add(
            f"register.aanbod-{naam}", Paneel("aanbod", f"register/_paneel_aanbod_{naam}.html", gegevens_van)
        )
    dossierdelen.add("aanbod", aanboddossier.DEEL)


def _register_mijndelen() -> None:
    delen = {
        "bewaarlijst": Werkplek(
            "Bewaarlijst",
            "register:bewaarlijst",
            "register.schrijf_notitie",
            toelichting="De trajecten die u bewaarde, met uw eigen notities.",
            volgorde=60,
            groep=Mijngroep.ONTDEKKEN,
        ),
        "zoekwaarschuwingen": Werkplek(
            "Zoekwaarschuwingen",
            "register:zoekwaarschuwingen",
            "register.beheer_zoekwaarschuwingen",
            toelichting="Mail krijgen als er iets nieuws is voor een zoekvraag.",
            volgorde=62,
            groep=Mijngroep.ONTDEKKEN,
        ),
        "teamlijsten": Werkplek(
            "Teamlijsten",
            "register:teamlijsten",
            "register.zie_teamlijsten",
            toelichting="Trajecten verzamelen met collega’s van uw school.",
            volgorde=64,
            groep=Mijngroep.PLANNEN,
        ),
        "teamroutes": Werkplek(
            "Teamroutes",
            "register:teamroutes",
            "register.zie_teamroutes",
            toelichting="Het plan van uw team: doelen van de school en wat u samen doet.",
            volgorde=58,
            groep=Mijngroep.PLANNEN,
        ),
    }
    delen |= _own_development()
    for key, deel in delen.items():
        mijndelen.add(key, deel)
    for naam, dossierdeel in (dossier.DELEN | gegevens.DELEN).items():
        dossierdelen.add(naam, dossierdeel)
    panelen.add("register.route", Paneel("mijn", "register/_paneel_route.html", route_paneel))


def _own_development() -> dict[str, Werkplek]:
    return {
        "route": Werkplek(
            "Route",
            "register:route",
            "register.plan_route",
            toelichting="Plannen wat u gaat doen, met en zonder traject.",
            volgorde=30,
            groep=Mijngroep.PLANNEN,
        ),
        "deelnames": Werkplek(
            "Deelnames",
            "register:deelnames",
            "register.beheer_deelnames",
            toelichting="Bijhouden welke trajecten u volgt, en wat ze u brengen.",
            volgorde=32,
            groep=Mijngroep.PLANNEN,
        ),
        "verklaringen": Werkplek(
            "Verklaringen",
            "register:verklaringen",
            "register.beheer_verklaringen",
            toelichting="Bewijzen van trajecten die u afrondde, ook voor een volgende school.",
            volgorde=34,
            groep=Mijngroep.BEWAREN,
        ),
    }


def _teamuitnodigingen(gebruiker: Gebruiker, peildatum: date) -> dict[str, object] | None:
    uitnodigingen = list(open_uitnodigingen(gebruiker, peildatum))
    return {"uitnodigingen": uitnodigingen} if uitnodigingen else None


def _import_page(verwerking: Verwerking) -> str:
    return reverse("register:import-detail", args=[verwerking.pk])


def _no_page(verwerking: Verwerking) -> None:  # noqa: ARG001 - the run page itself says all there is
    return None


def _witte_vlekken_page(verwerking: Verwerking) -> str:  # noqa: ARG001 - there is one page, of the latest run
    return reverse("register:witte-vlekken")


def _hertypering_page(verwerking: Verwerking) -> str:  # noqa: ARG001 - the page tells what is left of all of them
    return reverse("register:hertypering-list")


def hertypering_werk(gebruiker: Gebruiker, peildatum: date) -> list[Werk]:  # noqa: ARG001 - the same for all
    return [
        Werk(
            f"{item.actueel.pad.naam}, versie {item.actueel.nummer}",
            reverse("register:hertypering", args=[item.actueel.pad.slug]),
            "verwijst nog naar een vervangen versie",
            item.trajecten,
        )
        for item in list_hertypering()
    ]
