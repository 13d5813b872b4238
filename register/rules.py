"""Who may do what in the register."""

from rules.predicates import Predicate

from napl import klok
from napl.enums import Rol
from napl.models import Gebruiker, Organisatie
from napl.rechten import BUREAU, IEDEREEN, INGELOGD, Recht, register_recht, rollen_van
from register.enums import Aanbodrol, Bevestigingstand
from register.models import Aanbieder, Teamroute, Teamroutedeelnemer, Traject
from register.models.aanbod import aanbieders_van, may_edit, organisaties_van
from register.models.aanmelding import Aanmelding
from register.models.deelname import Deelname
from register.models.route import Routestap
from register.models.teamlijst import TEAMROLLEN, teams_of
from register.models.verklaring import Verklaring


def _is_teamlid(actor: Gebruiker, team: Organisatie | None) -> bool:
    """Say whether somebody is in this team today; without a team the question is only about the role."""
    return team is None or teams_of(actor, klok.vandaag()).filter(pk=team.pk).exists()


is_teamlid = Predicate(_is_teamlid, name="is_teamlid")


def _is_eigenaar(actor: Gebruiker, thing: "Routestap | Deelname | Verklaring | Aanmelding | None") -> bool:
    """Say whether something is somebody's own; without a thing the question is only about the account."""
    return thing is None or thing.gebruiker_id == actor.pk


is_eigenaar = Predicate(_is_eigenaar, name="is_eigenaar")


def _is_gevraagd(actor: Gebruiker, deelname: Deelname | None) -> bool:
    """Say whether the confirmation of a deelname was asked of an aanbieder that somebody works for."""
    if deelname is None:
        return True
    asked = Deelname.objects.filter(
        pk=deelname.pk, traject__aanbieders__in=aanbieders_van(actor, klok.vandaag())
    )
    return asked.exclude(bevestiging=Bevestigingstand.GEEN).exists()


is_gevraagd = Predicate(_is_gevraagd, name="is_gevraagd")


def _bewerkt_aanbod(actor: Gebruiker, thing: "Traject | list[Aanbieder] | None") -> bool:
    """Say whether somebody may describe an offer: the bureau any, an aanbieder only its own.

    Of a traject of more aanbieders each may; who makes one for several has to work for all of them.
    """
    if thing is None or rollen_van(actor) & BUREAU:
        return True
    vandaag = klok.vandaag()
    if isinstance(thing, Traject):
        return any(may_edit(actor, aanbieder, vandaag) for aanbieder in thing.aanbieders.all())
    return bool(thing) and all(may_edit(actor, aanbieder, vandaag) for aanbieder in thing)


bewerkt_aanbod = Predicate(_bewerkt_aanbod, name="bewerkt_aanbod")


def _beheert_leden(actor: Gebruiker, organisatie: Organisatie | None) -> bool:
    """Say whether somebody is a beheerder of the organisation of an aanbieder."""
    if organisatie is None:
        return True
    mine = organisaties_van(actor, klok.vandaag(), Aanbodrol.BEHEERDER)
    return mine.filter(pk=organisatie.pk).exists()


beheert_leden = Predicate(_beheert_leden, name="beheert_leden")


def _ziet_teamroute(actor: Gebruiker, route: Teamroute | None) -> bool:
    """Say whether somebody manages a plan or was invited to it."""
    if route is None:
        return True
    return Teamroute.objects.zichtbaar_voor(actor, klok.vandaag()).filter(pk=route.pk).exists()


def _beheert_teamroute(actor: Gebruiker, route: Teamroute | None) -> bool:
    if route is None:
        return True
    return Teamroute.objects.beheerd_door(actor, klok.vandaag()).filter(pk=route.pk).exists()


def _is_in_teamroute(actor: Gebruiker, route: Teamroute | None) -> bool:
    """Say whether somebody manages a plan or takes part in it; an invitation alone is not enough."""
    if route is None or _beheert_teamroute(actor, route):
        return True
    return route.deelnemers.doet_mee(klok.vandaag()).filter(gebruiker=actor).exists()


def _is_zelf_deelnemer(actor: Gebruiker, deelnemer: Teamroutedeelnemer | None) -> bool:
    """Say whether it is their own part in a team of a school where they still work."""
    if deelnemer is None:
        return True
    return (
        deelnemer.gebruiker_id == actor.pk
        and deelnemer.ingetrokken_op is None
        and _ziet_teamroute(actor, deelnemer.teamroute)
    )


ziet_teamroute = Predicate(_ziet_teamroute, name="ziet_teamroute")
beheert_teamroute = Predicate(_beheert_teamroute, name="beheert_teamroute")
is_in_teamroute = Predicate(_is_in_teamroute, name="is_in_teamroute")
is_zelf_deelnemer = Predicate(_is_zelf_deelnemer, name="is_zelf_deelnemer")


def register_rechten() -> None:
    register_recht(
        [
            Recht("register.zie_trajecten", IEDEREEN, "trajecten zoeken en bekijken"),
            Recht("register.zie_aanbieders", IEDEREEN, "aanbieders bekijken"),
            Recht("register.zie_witte_vlekken", IEDEREEN, "de witte vlekken bekijken"),
            Recht("register.bewaar", IEDEREEN, "trajecten op een eigen lijst bewaren"),
            Recht(
                "register.schrijf_notitie", INGELOGD, "een eigen notitie schrijven bij een bewaard traject"
            ),
            Recht(
                "register.beheer_zoekwaarschuwingen", INGELOGD, "eigen zoekwaarschuwingen maken en wijzigen"
            ),
            Recht(
                "register.stop_zoekwaarschuwing",
                IEDEREEN,
                "een zoekwaarschuwing stoppen met de link uit de mail",
            ),
            Recht("register.zie_teamlijsten", TEAMROLLEN, "de lijsten van het eigen team bekijken"),
            Recht(
                "register.gebruik_teamlijst",
                TEAMROLLEN,
                "een lijst van het team bekijken en bijwerken",
                is_teamlid,
            ),
            Recht("register.plan_route", INGELOGD, "de eigen route bekijken en plannen", is_eigenaar),
            Recht(
                "register.beheer_deelnames", INGELOGD, "eigen deelnames bekijken en bijhouden", is_eigenaar
            ),
            Recht(
                "register.beheer_verklaringen",
                INGELOGD,
                "eigen verklaringen bekijken, maken en intrekken",
                is_eigenaar,
            ),
            Recht("register.zie_verklaring", IEDEREEN, "een verklaring controleren met de code"),
            Recht(
                "register.zie_bevestigingen",
                frozenset({Rol.AANBIEDER}),
                "zien wie om bevestiging van een deelname vraagt",
            ),
            Recht(
                "register.bevestig_deelname",
                INGELOGD,
                "een deelname aan het eigen aanbod bevestigen of weigeren",
                is_gevraagd,
            ),
            Recht("register.importeer_trajecten", BUREAU, "trajecten importeren"),
            # To take in an aanbieder and to list a traject as mapped; describing an offer is the next right.
            Recht("register.beheer_aanbod", BUREAU, "aanbieders opnemen en trajecten in kaart brengen"),
            Recht(
                "register.bewerk_aanbod",
                BUREAU | {Rol.AANBIEDER},
                "trajecten en uitvoeringen beschrijven en publiceren (een aanbieder alleen het eigen aanbod)",
                bewerkt_aanbod,
            ),
            Recht(
                "register.zie_eigen_aanbod",
                frozenset({Rol.AANBIEDER}),
                "het eigen aanbod bijhouden",
            ),
            Recht(
                "register.zie_aanbodcijfers",
                BUREAU | {Rol.AANBIEDER},
                "cijfers van trajecten bekijken: de eigen trajecten, en voor het bureau alle",
            ),
            Recht(
                "register.zie_zoekgedrag",
                frozenset({Rol.REDACTIE, Rol.COORDINATOR, Rol.BEHEER}),
                "zien wat er is gezocht en niet gevonden",
            ),
            Recht(
                "register.beheer_synoniemen",
                frozenset({Rol.REDACTIE, Rol.BEHEER}),
                "de synoniemen van de zoekmachine beheren",
            ),
            Recht(
                "register.beheer_opname",
                frozenset({Rol.COORDINATOR, Rol.BESLISSER, Rol.BEHEER}),
                "bepalen of een traject in het register staat",
            ),
            Recht(
                "register.trek_traject_in",
                frozenset({Rol.COORDINATOR, Rol.BESLISSER, Rol.BEHEER}),
                "een traject intrekken",
            ),
        ]
    )
    _register_teamroutes()
    _register_aanbod()


def _register_aanbod() -> None:
    register_recht(
        [
            Recht(
                "register.meld_aanbieder_aan",
                INGELOGD,
                "een organisatie aanmelden als aanbieder, en die eigen aanmelding volgen",
                is_eigenaar,
            ),
            Recht(
                "register.keur_aanmelding",
                frozenset({Rol.COORDINATOR, Rol.BEHANDELAAR, Rol.BEHEER}),
                "aanmeldingen van aanbieders controleren en erover beslissen",
            ),
            Recht(
                "register.zie_aanbodleden",
                frozenset({Rol.AANBIEDER}),
                "zien wie er bij de eigen aanbieder horen, en er zelf weggaan",
            ),
            Recht(
                "register.beheer_aanbodleden",
                frozenset({Rol.AANBIEDER}),
                "mensen bij de eigen aanbieder uitnodigen en hun rollen wijzigen (alleen een beheerder)",
                beheert_leden,
            ),
            Recht(
                "register.neem_aanboduitnodiging_aan",
                INGELOGD,
                "een uitnodiging van een aanbieder bekijken en aannemen",
            ),
        ]
    )


def _register_teamroutes() -> None:
    register_recht(
        [
            Recht(
                "register.hertypeer",
                frozenset({Rol.COORDINATOR, Rol.BEHANDELAAR, Rol.BEHEER}),
                "trajecten opnieuw typeren na een herziening van een ontwikkelpad",
            ),
            Recht("register.zie_teamroutes", TEAMROLLEN, "de teamroutes van het eigen team bekijken"),
            Recht(
                "register.maak_teamroute", TEAMROLLEN, "een teamroute maken voor het eigen team", is_teamlid
            ),
            Recht(
                "register.zie_teamroute",
                INGELOGD,
                "een teamroute bekijken als beheerder of genodigde",
                ziet_teamroute,
            ),
            Recht(
                "register.beheer_teamroute",
                INGELOGD,
                "een teamroute bijwerken, mensen uitnodigen en behoeften aanbieden",
                beheert_teamroute,
            ),
            Recht(
                "register.zie_teamdeling",
                INGELOGD,
                "zien wat leden met hun team delen",
                is_in_teamroute,
            ),
            Recht(
                "register.doe_mee_in_team",
                INGELOGD,
                "meedoen in een team, en kiezen wat men met dat team deelt",
                is_zelf_deelnemer,
            ),
        ]
    )
