"""The registries by which an app gives something upward without the kernel knowing the app.

Each app fills them in ``AppConfig.ready()``; a key can be given once.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.db.models.expressions import Combinable

    from napl.domain.termijn.rekenen import Duur
    from napl.models import Bestand, Gebeurtenis, Gebruiker, Verwerking

T = TypeVar("T")
Bestandrecht = Callable[["Bestand", "Gebruiker", date], bool]


class Register(Generic[T]):
    """An ordered collection of things by key; a second thing under one key is a programming error."""

    def __init__(self) -> None:
        self._items: dict[str, T] = {}

    def add(self, key: str, item: T) -> None:
        if key in self._items:
            raise ValueError(f"{key!r} is registered already.")
        self._items[key] = item

    def remove(self, key: str) -> None:
        del self._items[key]

    def __getitem__(self, key: str) -> T:
        return self._items[key]

    def get(self, key: str) -> T | None:
        return self._items.get(key)

    def __contains__(self, key: object) -> bool:
        return key in self._items

    def __iter__(self) -> Iterator[T]:
        return iter(self._items.values())

    def items(self) -> Iterator[tuple[str, T]]:
        return iter(self._items.items())


@dataclass(frozen=True)
class Paneel:
    """A part of another app's page; ``gegevens`` returns what ``template`` shows, or None to stay away."""

    plek: str
    template: str
    gegevens: Callable[[Any, date], Mapping[str, Any] | None]


@dataclass(frozen=True)
class Werk:
    """One line on somebody's work list."""

    naam: str
    url: str
    toelichting: str
    aantal: int = 1


@dataclass(frozen=True)
class Werkbron:
    """Where work for the bureau comes from; shown to who has ``recht``."""

    titel: str
    recht: str
    werk: Callable[["Gebruiker", date], list[Werk]]


@dataclass(frozen=True, eq=False)
class Zaakbron:
    """Where cases for the work list of the bureau come from; shown to who has ``recht`` (docs/adr/0039).

    The list reads all sources in one query, so a source gives expressions instead of values.
    """

    naam: str
    recht: str
    # The cases that are not done with; the same for everybody, whatever the date.
    rijen: "Callable[[], QuerySet[Any]]"
    kenmerk: "Combinable"
    titel: "Combinable"
    # Whom the case is of or about: an organisation.
    partij: "Combinable"
    status: "Combinable"
    # Whose turn it is: the code of a Rol, at the bureau or outside of it.
    beurt: "Combinable"
    # Since when it is their turn.
    sinds: "Combinable"
    statussen: Mapping[str, str]
    # Where the page of a case is, by its id.
    adres: Callable[[int], str]
    # The accounts, by id, of who handles it and of who may not do this step although the role is right.
    behandelaar: "Combinable | None" = None
    behalve: "Combinable | None" = None


@dataclass(frozen=True)
class Gevolg:
    """What an action on several cases means for one of them; ``kan`` is False when it will be refused."""

    kenmerk: str
    titel: str
    tekst: str
    kan: bool = True


@dataclass(frozen=True, eq=False)
class Groepsactie:
    """Something to do with several cases of one kind at once, each in a transaction of its own."""

    naam: str
    # The key of their Zaakbron.
    bron: str
    recht: str
    # Who gets mail of it, for the page that asks whether it is right.
    mail: str
    # What happens to which case, by its id; what is not in it is not there any more.
    gevolgen: "Callable[[Collection[int], Gebruiker], Mapping[int, Gevolg]]"
    # Do it to one case with what was chosen; raises Domeinfout when it cannot be done.
    doe: "Callable[[int, str, Gebruiker, datetime], None]"
    # What has to be chosen for all of them: the question, and code and name of each answer.
    vraag: str = ""
    keuzes: Callable[[datetime], Sequence[tuple[str, str]]] | None = None


class Lognaam(NamedTuple):
    naam: str
    adres: str


@dataclass(frozen=True)
class Logonderwerp:
    """A kind of thing of which the bureau may read the log: never of what is private to a person."""

    naam: str
    # The names of things by id.
    noem: Callable[[Collection[int]], Mapping[int, Lognaam]]
    # The ids of what is called like this.
    zoek: Callable[[str], Collection[int]]


@dataclass(frozen=True)
class Vraag:
    """Articulated demand for one cell of the gap matrix."""

    pad_id: int
    niveau: str
    sector: str
    regio_id: int | None
    aantal: int
    bron: str


@dataclass(frozen=True)
class Vraagbron:
    """Where demand for the gap matrix comes from (pijler 3 fills it)."""

    titel: str
    vragen: Callable[[date], list[Vraag]]


class Aanbodtelling(NamedTuple):
    """What is on offer for one level of a path: in one sector, or in all together (``sector`` is empty).

    ``kort``, ``lang`` and ``online`` are kinds of what is recognised and mapped together; without a known
    study load something is neither short nor long.
    """

    niveau: str
    sector: str
    erkend: int
    in_kaart: int
    kort: int
    lang: int
    online: int


class Aanbodadres(Protocol):
    """Gives the address of a search that finds exactly what was counted; ``wat`` is a field of a telling."""

    def __call__(self, pad: str, *, niveau: str = "", sector: str = "", wat: str = "") -> str: ...


@dataclass(frozen=True)
class Aanbodbron:
    """Tells what there is to learn on ontwikkelpaden, by primary key (pijler 2 fills it)."""

    # What is not counted is zero; None when counting takes too long now.
    tellingen: Callable[[Collection[int], date], Mapping[int, Sequence[Aanbodtelling]] | None]
    adres: Aanbodadres


@dataclass(frozen=True)
class Vergelijkwaarde:
    """What a Vergelijkbron knows of one traject; two are compared by ``tekst``."""

    tekst: str
    toelichting: str = ""


@dataclass(frozen=True)
class Vergelijkbron:
    """A row of the page that compares trajecten; ``waarden`` reads all of them, by primary key, at once."""

    titel: str
    # What stands with a traject that ``waarden`` says nothing of.
    zonder: str
    waarden: Callable[[Collection[int], date], Mapping[int, Vergelijkwaarde]]


@dataclass(frozen=True)
class Mijlpaal:
    """Something the programme promised to have by a date, counted on a reference date."""

    titel: str
    doel: int
    uiterlijk: date
    bron: str
    stand: Callable[[date], int]


@dataclass(frozen=True)
class Ontvanger:
    """Receives every gebeurtenis of the named kinds, at least once; so it must be idempotent."""

    soorten: frozenset[str]
    ontvang: Callable[["Gebeurtenis"], None]


@dataclass(frozen=True)
class Navigatiepunt:
    """An entry of the main navigation; a lower ``volgorde`` stands further to the left."""

    naam: str
    urlnaam: str
    prefix: str
    volgorde: int


@dataclass(frozen=True)
class Werkplek:
    """An entry of the account menu, for who has ``recht``.

    ``telling`` counts for the visitor of a request what is there; it is asked once, and only by a page that
    shows the menu.
    """

    naam: str
    urlnaam: str
    recht: str
    telling: Callable[[Any], int] | None = None
    # For a page that introduces its parts: what somebody does there. A lower ``volgorde`` comes first.
    toelichting: str = ""
    volgorde: int = 50
    # Of the pages of /mijn/: a Mijngroep. Without one a page stands by itself, before the groups.
    groep: str = ""


@dataclass(frozen=True)
class Verwerkingsoort:
    """A kind of long work: its name on pages, the Celery task that does it, and where its page is."""

    titel: str
    taak: str
    url: Callable[["Verwerking"], str | None]
    # What the counts mean, for pages; a count without a name shows its own key.
    tellingnamen: Mapping[str, str] = field(default_factory=dict)


class Nachtverb(Protocol):
    """Do one item of the nightly work in a transaction of its own; False when nothing was left to do."""

    def __call__(self, pk: int, *, peildatum: date, at: datetime) -> bool: ...


@dataclass(frozen=True)
class Nachtwerk:
    """Work of another app that the nightly actualisation of the register does too, item by item."""

    items: Callable[[date], Sequence[int]]
    verb: Nachtverb


@dataclass(frozen=True)
class Herinnering:
    """Who is reminded of a term, and when: so many days before its end, and once when it is too late."""

    dagen: tuple[int, ...]
    # For whom it is to do something, by the id of the thing that the term is of.
    wie: "Callable[[int, datetime], Sequence[Gebruiker]]"
    # What the mail calls the thing, and where its page is for who gets the mail.
    noem: Callable[[int], str]
    adres: Callable[[int], str]


@dataclass(frozen=True)
class Termijnsoort:
    """A kind of term: how long it is, by which rule, and whether the Algemene termijnenwet holds for it.

    ``rolt`` is a flag per kind: that law does not hold for terms of a ministeriële regeling, nor for terms
    that are counted backwards.
    """

    code: str
    naam: str
    duur: "Duur"
    grondslag: str
    rolt: bool
    # Where the page is of the thing that the term is of, by its id.
    url: Callable[[int], str]
    herinnering: Herinnering | None = None


@dataclass(frozen=True)
class Dossierveld:
    """One fact in a dossier: ``naam`` for programs, ``label`` for people; pages leave out an empty value."""

    naam: str
    label: str
    waarde: "str | int | bool | date | datetime | Sequence[str] | None"
    # Not for a deling: what opens something by itself would go on doing so when the deling is over.
    deelbaar: bool = True


@dataclass(frozen=True)
class Dossierstuk:
    """A thing in a dossier with its facts, and what belongs under it."""

    titel: str
    velden: "Sequence[Dossierveld]" = ()
    stukken: "Sequence[Dossierstuk]" = ()
    # Files that belong to it: who may see it may download them.
    bestanden: "Sequence[Bestand]" = ()


@dataclass(frozen=True)
class Dossierdeel:
    """What one app keeps of a person for that person alone.

    The owner can look at it, export it, erase it, and share it with somebody for a while. An app only says
    what there is and how to erase it; page, file and share are made from that.
    """

    titel: str
    uitleg: str
    # Everything of the owner, or only what ``keuze`` (a key of ``keuzes``) names.
    stukken: "Callable[[Gebruiker, str | None], Sequence[Dossierstuk]]"
    # Erase all of it in the running transaction; returns how many things went. Given ``at``.
    wis: "Callable[[Gebruiker, datetime], int]"
    # What can be shared apart: key and name. None: only the whole. Not ``deelbaar``: the owner's alone.
    keuzes: "Callable[[Gebruiker], Sequence[tuple[str, str]]] | None" = None
    deelbaar: bool = True
    # The key of another part, often of a lower app, that this one hangs on: it is erased just before that.
    bij: str = ""


@dataclass(frozen=True)
class Berichtsoort:
    """A kind of mail; its key is its code, and its text the template ``berichten/<code>.txt``.

    ``onderwerp`` is a template too. ``voorbeeld`` gives what both ask for, with invented people: a mail is
    composed of exactly these names.
    """

    titel: str
    # For staff: when this mail goes out, and to whom.
    gelegenheid: str
    onderwerp: str
    voorbeeld: "Callable[[], Mapping[str, Any]]"
    # Why somebody cannot turn it off; empty: who gets it chooses.
    verplicht: str = ""
    # May wait for the daily or weekly mail that takes several together.
    bundelbaar: bool = False
    # What somebody asked for alone: staff see that it went out, not to whom nor its subject.
    prive: bool = False
    # The right of who can get it at all; the page of preferences shows it to nobody else.
    recht: str = "napl.zie_mijn"
    # The address (its name) where somebody decides about this mail; then the page of preferences leads there.
    elders: str = ""


@dataclass(frozen=True)
class Onderdeel:
    """A part that the site can do without for a while; ``stand`` tells in Dutch how it is."""

    stand: Callable[[date], str]


panelen: Register[Paneel] = Register()
# Kinds of mail without a template yet of which staff may not see who got them.
priveberichten: Register[bool] = Register()
werkbronnen: Register[Werkbron] = Register()
zaakbronnen: Register[Zaakbron] = Register()
groepsacties: Register[Groepsactie] = Register()
# By ``label_lower`` of the model.
logonderwerpen: Register[Logonderwerp] = Register()
vraagbronnen: Register[Vraagbron] = Register()
aanbodbronnen: Register[Aanbodbron] = Register()
vergelijkbronnen: Register[Vergelijkbron] = Register()
mijlpalen: Register[Mijlpaal] = Register()
ontvangers: Register[Ontvanger] = Register()
navigatie: Register[Navigatiepunt] = Register()
werkplekken: Register[Werkplek] = Register()
bureaudelen: Register[Werkplek] = Register()  # the pages of the desk of the bureau
mijndelen: Register[Werkplek] = Register()  # the pages of /mijn/
dossierdelen: Register[Dossierdeel] = Register()
# Per soort of Bestand: whether somebody else than its owner may open it on a date. Not there: nobody else.
bestandrechten: Register["Bestandrecht"] = Register()
verwerkingsoorten: Register[Verwerkingsoort] = Register()
termijnsoorten: Register[Termijnsoort] = Register()
# Under the key by which a run counts it.
nachtwerken: Register[Nachtwerk] = Register()
berichtsoorten: Register[Berichtsoort] = Register()
onderdelen: Register[Onderdeel] = Register()


def panelen_voor(plek: str, onderwerp: object, peildatum: date) -> list[dict[str, Any]]:
    """Return the filled panels for a place on a page, each with its ``template``."""
    filled = []
    for paneel in panelen:
        if paneel.plek != plek:
            continue
        gegevens = paneel.gegevens(onderwerp, peildatum)
        if gegevens is not None:
            filled.append({**gegevens, "template": paneel.template})
    return filled
