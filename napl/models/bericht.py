"""Bericht: a mail to one person, kept as a log; and when somebody wants which."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from napl.enums import Berichtritme, BerichtStatus
from napl.models.gebeurtenis import Gebeurtenis
from napl.models.gebruiker import Gebruiker


class Bericht(models.Model):
    # Who has no account yet gets it at ``adres``.
    gebruiker = models.ForeignKey(Gebruiker, null=True, on_delete=models.CASCADE, related_name="berichten")
    adres = models.EmailField(db_default="", blank=True)
    gebeurtenis = models.ForeignKey(
        Gebeurtenis, null=True, on_delete=models.PROTECT, related_name="berichten"
    )
    soort = models.CharField(max_length=60)
    onderwerp = models.CharField(max_length=200)
    tekst = models.TextField()
    # Headers beside the usual ones, such as List-Unsubscribe.
    kopregels = models.JSONField(default=dict, db_default={}, blank=True)
    status = models.CharField(max_length=12, choices=BerichtStatus, default=BerichtStatus.KLAARGEZET)
    pogingen = models.PositiveSmallIntegerField(default=0)
    volgende_poging_op = models.DateTimeField(default=timezone.now)
    klaargezet_op = models.DateTimeField(default=timezone.now)
    # When the last attempt began; written before anything is said to the mail server.
    bezig_op = models.DateTimeField(null=True)
    verzonden_op = models.DateTimeField(null=True)
    fout = models.TextField(blank=True)
    # The mail with several in it that this one went with.
    bundel = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="gebundeld")
    # A secret, such as a code or a link, does not stay in the log.
    wis_tekst = models.BooleanField(default=False, db_default=False)

    class Meta:
        verbose_name = "bericht"
        verbose_name_plural = "berichten"
        constraints = [
            # One gebeurtenis gives a person one mail of a kind, however often it is delivered.
            models.UniqueConstraint(
                fields=["gebeurtenis", "gebruiker", "soort"],
                condition=Q(gebeurtenis__isnull=False),
                name="bericht_eenmalig",
            ),
            models.CheckConstraint(
                name="bericht_heeft_een_ontvanger",
                condition=Q(gebruiker__isnull=False, adres="") | (Q(gebruiker__isnull=True) & ~Q(adres="")),
            ),
            models.CheckConstraint(
                name="bericht_verzonden_heeft_moment",
                condition=~Q(status=BerichtStatus.VERZONDEN) | Q(verzonden_op__isnull=False),
            ),
            models.CheckConstraint(
                name="bericht_bezig_heeft_moment",
                condition=~Q(status__in=[BerichtStatus.BEZIG, BerichtStatus.ONZEKER])
                | Q(bezig_op__isnull=False),
            ),
            models.CheckConstraint(
                name="bericht_gebundeld_heeft_bundel",
                condition=Q(status=BerichtStatus.GEBUNDELD, bundel__isnull=False)
                | (~Q(status=BerichtStatus.GEBUNDELD) & Q(bundel__isnull=True)),
            ),
        ]
        indexes = [
            models.Index(
                fields=["volgende_poging_op"],
                condition=Q(status=BerichtStatus.KLAARGEZET),
                name="bericht_klaargezet",
            ),
            models.Index(
                fields=["status", "bezig_op"],
                condition=Q(status__in=[BerichtStatus.BEZIG, BerichtStatus.ONZEKER, BerichtStatus.MISLUKT]),
                name="bericht_niet_klaar",
            ),
            models.Index(
                fields=["gebruiker", "klaargezet_op"],
                condition=Q(status=BerichtStatus.WACHT),
                name="bericht_wacht",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} ({self.status})"

    @property
    def naar(self) -> str:
        """Return the address that it goes to."""
        return self.gebruiker.email if self.gebruiker is not None else self.adres


class Berichtvoorkeur(models.Model):
    """When somebody wants mail of a kind; without one it goes out at once."""

    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.CASCADE, related_name="berichtvoorkeuren")
    soort = models.CharField(max_length=60)
    ritme = models.CharField(max_length=12, choices=Berichtritme)
    gewijzigd_op = models.DateTimeField()

    class Meta:
        verbose_name = "berichtvoorkeur"
        verbose_name_plural = "berichtvoorkeuren"
        constraints = [
            models.UniqueConstraint(fields=["gebruiker", "soort"], name="berichtvoorkeur_per_soort"),
            models.CheckConstraint(
                name="berichtvoorkeur_ritme_bestaat", condition=Q(ritme__in=Berichtritme.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort}: {self.ritme}"
