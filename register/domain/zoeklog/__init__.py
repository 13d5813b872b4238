"""What is searched for, counted without a person: ``note_zoekvraag`` writes it down, a task counts it."""

from register.domain.zoeklog.noteren import Gezocht, note_zoekvraag
from register.domain.zoeklog.opruimen import purge_zoektermen
from register.domain.zoeklog.verwerken import count_zoekvragen

__all__ = ["Gezocht", "count_zoekvragen", "note_zoekvraag", "purge_zoektermen"]
