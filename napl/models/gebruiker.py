"""Gebruiker: an account; the e-mail address is the login."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone


class GebruikerManager(BaseUserManager["Gebruiker"]):
    def get_by_natural_key(self, username: str | None) -> "Gebruiker":
        return self.get(email__iexact=username)

    def create_user(self, email: str, password: str | None = None, **velden: object) -> "Gebruiker":
        gebruiker = self.model(email=self.normalize_email(email).lower(), **velden)
        gebruiker.set_password(password)
        gebruiker.full_clean(exclude=["password"])
        gebruiker.save(using=self._db)
        return gebruiker


class Gebruiker(AbstractBaseUser, PermissionsMixin):
    email = models.EmailField("e-mailadres")
    naam = models.CharField(max_length=200, blank=True)
    is_active = models.BooleanField("actief", default=True)
    aangemaakt_op = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar[GebruikerManager] = GebruikerManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="gebruiker_email_uniek",
                violation_error_message="Er is al een account met dit e-mailadres.",
            )
        ]

    def __str__(self) -> str:
        return self.naam or self.email
