"""Read what ``ties_between`` compares: the parties of a case, and the ties of deskundigen."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from kwaliteit.domain.deskundige.banden import Bandfeit, Partij, Zaakpartijen
from kwaliteit.enums import Bandsoort
from kwaliteit.models import Band, Deskundige, Erkenningsaanvraag
from napl.models import Lidmaatschap
from napl.tekst import comparable
from register.models import Aanbieder
from register.models.aanbod import Aanbodlid
from register.models.ordening import Typering
from register.models.traject import Trajectaanbieder


class Aanbiederboom:
    """Every aanbieder with what it is a part of, read once: parts of one institution go together."""

    def __init__(self) -> None:
        rows = list(Aanbieder.objects.values_list("pk", "onderdeel_van", "organisatie", "naam"))
        self._boven = {pk: boven for pk, boven, _, _ in rows}
        self._organisatie = {pk: organisatie for pk, _, organisatie, _ in rows}
        self._naam = {pk: comparable(naam) for pk, _, _, naam in rows}
        self._onder: dict[int, set[int]] = defaultdict(set)
        for pk, boven, _, _ in rows:
            if boven is not None:
                self._onder[boven].add(pk)

    def together(self, pks: Iterable[int]) -> frozenset[int]:
        """Return these with everything of the same institutions."""
        found: set[int] = set()
        queue = list(pks)
        while queue:
            pk = queue.pop()
            if pk not in found:
                found.add(pk)
                boven = self._boven.get(pk)
                queue += [*self._onder[pk], *([boven] if boven is not None else [])]
        return frozenset(found)

    def partij(self, pks: Collection[int]) -> Partij:
        organisaties = {self._organisatie.get(pk) for pk in pks} - {None}
        return Partij(
            frozenset(pks),
            frozenset(pk for pk in organisaties if pk is not None),
            frozenset(self._naam[pk] for pk in pks if pk in self._naam),
        )


def parties_of(aanvraag: Erkenningsaanvraag) -> Zaakpartijen:
    """Return the parties of a case; a fixed number of queries."""
    boom = Aanbiederboom()
    samen = set(
        Trajectaanbieder.objects.filter(traject=aanvraag.traject_id).values_list("aanbieder", flat=True)
    )
    alle = boom.together({aanvraag.aanbieder_id, *samen})
    return Zaakpartijen(
        traject=aanvraag.traject_id,
        aanvrager=boom.partij({aanvraag.aanbieder_id}),
        partners=boom.partij(alle - {aanvraag.aanbieder_id}),
        concurrenten=boom.partij(boom.together(_competitors(aanvraag)) - alle),
    )


def _competitors(aanvraag: Erkenningsaanvraag) -> set[int]:
    """Return who has an open aanvraag for the same path; a concept is nobody's business yet."""
    paden = Typering.objects.filter(versie=aanvraag.versie_id).values("padversie__pad")
    anders = Erkenningsaanvraag.objects.bij_bureau().open().exclude(pk=aanvraag.pk)
    return set(
        anders.filter(versie__typeringen__padversie__pad__in=paden).values_list("aanbieder", flat=True)
    )


def facts_of(deskundigen: Collection[Deskundige]) -> Mapping[int, list[Bandfeit]]:
    """Return the ties of each deskundige, by primary key: what they declared and what the register knows."""
    facts: dict[int, list[Bandfeit]] = {item.pk: [] for item in deskundigen}
    for band in (
        Band.objects.filter(deskundige__in=list(facts), teruggenomen_op__isnull=True)
        .select_related("organisatie", "aanbieder", "traject__live")
        .prefetch_related("traject__aanbieders")
    ):
        facts[band.deskundige_id].append(fact_of(band))
    van_account = {item.gebruiker_id: item.pk for item in deskundigen}
    for model in (Lidmaatschap, Aanbodlid):
        for row in model.objects.filter(gebruiker__in=list(van_account)).select_related("organisatie"):
            facts[van_account[row.gebruiker_id]].append(
                Bandfeit(
                    Bandsoort.WERKGEVER,
                    organisatie=row.organisatie_id,
                    naam=comparable(row.organisatie.naam),
                    tot=row.geldig_tot,
                    wat=row.organisatie.naam,
                    opgegeven=False,
                )
            )
    return facts


def fact_of(band: Band) -> Bandfeit:
    aanbieders = {band.aanbieder_id} - {None}
    if band.traject is not None:
        aanbieders |= {aanbieder.pk for aanbieder in band.traject.aanbieders.all()}
    wat = name_of(band)
    return Bandfeit(
        Bandsoort(band.soort),
        organisatie=band.organisatie_id,
        aanbieders=frozenset(pk for pk in aanbieders if pk is not None),
        traject=band.traject_id,
        naam="" if band.traject_id else comparable(wat),
        tot=band.geldig_tot,
        wat=wat,
    )


def name_of(band: Band) -> str:
    """Return to what or whom a tie is, as people call it."""
    if band.traject is not None:
        return band.traject.live.naam if band.traject.live else band.traject.slug
    return band.naam or str(band.organisatie or band.aanbieder)
