"""Deelname: that somebody takes part in a traject; evaluation, experiences and subsidy build on it."""

from datetime import date
from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import F, Q

from napl.models import Gebruiker, MetBewijsstuk, Organisatie
from register.enums import DEELNAME_OPEN, Bevestigingsbron, Bevestigingstand, Deelnamestatus
from register.models.aanbieder import Aanbieder
from register.models.aanbod import aanbieders_van
from register.models.traject import Traject, Trajectversie
from register.models.uitvoering import Uitvoering

MAX_DEELNEMERSNAAM = 200
MAX_BEVESTIGINGSREDEN = 500


class DeelnameQuerySet(models.QuerySet["Deelname"]):
    def zichtbaar_voor(self, gebruiker: Gebruiker) -> "DeelnameQuerySet":
        """Keep what is somebody's own: nobody else sees it, the bureau included."""
        return self.filter(gebruiker=gebruiker)

    def voor_aanbieder(self, gebruiker: Gebruiker, peildatum: date) -> "DeelnameQuerySet":
        """Keep what an aanbieder that somebody works for was asked, or confirmed; never their own.

        What it refused or took back is over: it need not see that person any more.
        """
        trajecten = Traject.objects.filter(aanbieders__in=aanbieders_van(gebruiker, peildatum))
        return (
            self.filter(traject__in=trajecten, gebruiker__isnull=False)
            .filter(bevestiging__in=[Bevestigingstand.GEVRAAGD, Bevestigingstand.BEVESTIGD])
            .exclude(gebruiker=gebruiker)
        )

    def open(self) -> "DeelnameQuerySet":
        return self.filter(status__in=DEELNAME_OPEN)


class Deelname(MetBewijsstuk):
    """Somebody in a traject, from planned to completed or stopped, and who confirmed it.

    Without ``gebruiker`` it is anonymous: somebody erased it, and only the count of a confirmed one stays.
    """

    gebruiker = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.SET_NULL, related_name="deelnames"
    )
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="deelnames")
    # What the traject said when one began; frozen from then on.
    trajectversie = models.ForeignKey(Trajectversie, on_delete=models.PROTECT, related_name="+")
    uitvoering = models.ForeignKey(
        Uitvoering, null=True, blank=True, on_delete=models.PROTECT, related_name="deelnames"
    )
    # The school or board at that time; a later school learns nothing of it.
    organisatie = models.ForeignKey(
        Organisatie, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    status = models.CharField(max_length=10, choices=Deelnamestatus, default=Deelnamestatus.GEPLAND)
    geregistreerd_op = models.DateTimeField()
    gestart_datum = models.DateField(null=True, blank=True)
    afgerond_datum = models.DateField(null=True, blank=True)
    gestopt_datum = models.DateField(null=True, blank=True)

    bevestiging = models.CharField(max_length=12, choices=Bevestigingstand, default=Bevestigingstand.GEEN)
    bevestigingsbron = models.CharField(
        max_length=10, choices=Bevestigingsbron, default=Bevestigingsbron.DEELNEMER
    )
    bevestiging_gevraagd_op = models.DateTimeField(null=True, blank=True)
    # The name that the aanbieder was shown, and so the name that it confirms.
    deelnemersnaam = models.CharField(max_length=MAX_DEELNEMERSNAAM, blank=True)
    bevestigd_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    bevestigd_aanbieder = models.ForeignKey(
        Aanbieder, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    bevestigd_op = models.DateTimeField(null=True, blank=True)
    bevestiging_reden = models.CharField(max_length=MAX_BEVESTIGINGSREDEN, blank=True)
    geanonimiseerd_op = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[DeelnameQuerySet] = DeelnameQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "deelname"
        verbose_name_plural = "deelnames"
        constraints = [
            models.UniqueConstraint(
                fields=["gebruiker", "traject", "uitvoering"],
                condition=Q(status__in=sorted(DEELNAME_OPEN)),
                nulls_distinct=False,
                name="deelname_een_open",
            ),
            models.CheckConstraint(
                name="deelname_momenten_bij_status",
                condition=Q(
                    status=Deelnamestatus.GEPLAND,
                    gestart_datum__isnull=True,
                    afgerond_datum__isnull=True,
                    gestopt_datum__isnull=True,
                )
                | Q(
                    status=Deelnamestatus.GESTART,
                    gestart_datum__isnull=False,
                    afgerond_datum__isnull=True,
                    gestopt_datum__isnull=True,
                )
                | Q(
                    status=Deelnamestatus.AFGEROND,
                    gestart_datum__isnull=False,
                    afgerond_datum__isnull=False,
                    gestopt_datum__isnull=True,
                )
                | Q(
                    status=Deelnamestatus.GESTOPT,
                    afgerond_datum__isnull=True,
                    gestopt_datum__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="deelname_einde_na_start",
                condition=Q(gestart_datum__isnull=True)
                | (
                    (Q(afgerond_datum__isnull=True) | Q(afgerond_datum__gte=F("gestart_datum")))
                    & (Q(gestopt_datum__isnull=True) | Q(gestopt_datum__gte=F("gestart_datum")))
                ),
            ),
            # Only what was completed can be confirmed, and a confirmation says by whom and when.
            models.CheckConstraint(
                name="deelname_bevestiging_heel",
                condition=Q(
                    bevestiging=Bevestigingstand.GEEN,
                    bevestigd_op__isnull=True,
                    bevestigd_aanbieder__isnull=True,
                )
                | Q(
                    bevestiging=Bevestigingstand.GEVRAAGD,
                    status=Deelnamestatus.AFGEROND,
                    bevestiging_gevraagd_op__isnull=False,
                    bevestigd_op__isnull=True,
                    bevestigd_aanbieder__isnull=True,
                )
                | Q(
                    bevestiging=Bevestigingstand.BEVESTIGD,
                    status=Deelnamestatus.AFGEROND,
                    bevestigd_op__isnull=False,
                    bevestigd_aanbieder__isnull=False,
                )
                | Q(
                    ~Q(bevestiging_reden=""),
                    bevestiging__in=[Bevestigingstand.GEWEIGERD, Bevestigingstand.INGETROKKEN],
                    status=Deelnamestatus.AFGEROND,
                    bevestigd_op__isnull=True,
                    bevestigd_aanbieder__isnull=True,
                ),
            ),
            models.CheckConstraint(
                name="deelname_bron_bij_bevestiging",
                condition=Q(bevestiging=Bevestigingstand.BEVESTIGD, bevestigingsbron="aanbieder")
                | Q(
                    ~Q(bevestiging=Bevestigingstand.BEVESTIGD),
                    bevestigingsbron__in=[Bevestigingsbron.DEELNEMER, Bevestigingsbron.BEWIJSSTUK],
                ),
            ),
            # Nobody confirms what they did themselves.
            models.CheckConstraint(
                name="deelname_niet_door_zichzelf",
                condition=Q(bevestigd_door__isnull=True)
                | Q(gebruiker__isnull=True)
                | ~Q(bevestigd_door=F("gebruiker")),
            ),
            # What has no person any more has nothing that leads to one.
            models.CheckConstraint(
                name="deelname_anoniem_is_leeg",
                condition=Q(gebruiker__isnull=False, geanonimiseerd_op__isnull=True)
                | Q(
                    gebruiker__isnull=True,
                    geanonimiseerd_op__isnull=False,
                    bevestiging=Bevestigingstand.BEVESTIGD,
                    organisatie__isnull=True,
                    uitvoering__isnull=True,
                    bevestigd_door__isnull=True,
                    deelnemersnaam="",
                    bewijsstuk__isnull=True,
                ),
            ),
        ]
        indexes = [
            models.Index(
                fields=["traject", "bevestiging"],
                condition=~Q(bevestiging="geen"),
                name="deelname_bevestiging",
            )
        ]
        triggers = [
            pgtrigger.Trigger(
                name="hoort_bij_traject",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func="""
                    IF NOT EXISTS (SELECT 1 FROM register_trajectversie
                                   WHERE id = NEW.trajectversie_id AND traject_id = NEW.traject_id) THEN
                        RAISE EXCEPTION 'deelname: versie van een ander traject'
                            USING ERRCODE = 'integrity_constraint_violation';
                    END IF;
                    IF NEW.uitvoering_id IS NOT NULL AND NOT EXISTS (
                        SELECT 1 FROM register_uitvoering
                        WHERE id = NEW.uitvoering_id AND traject_id = NEW.traject_id) THEN
                        RAISE EXCEPTION 'deelname: uitvoering van een ander traject'
                            USING ERRCODE = 'integrity_constraint_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Trigger(
                name="versie_bevroren",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.traject_id IS DISTINCT FROM NEW.traject_id OR "
                    "(OLD.status <> 'gepland' AND OLD.trajectversie_id IS DISTINCT FROM NEW.trajectversie_id)"
                ),
                func="""
                    RAISE EXCEPTION 'deelname: traject en versie staan vast'
                        USING ERRCODE = 'integrity_constraint_violation';
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.traject_id} {self.status}"
