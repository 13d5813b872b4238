"""What a teacher of the demo keeps, so that the pages of keeping have something to show."""

from datetime import timedelta


def keep_for_leraar() -> None:
    from napl import klok
    from napl.models import Gebruiker, Organisatie
    from register.domain.bewaren.lijst import keep_traject, write_notitie
    from register.domain.bewaren.teamlijst import share_on_new_teamlijst
    from register.domain.bewaren.versturen import send_zoekwaarschuwing
    from register.domain.bewaren.waarschuwing import create_zoekwaarschuwing, stop_zoekwaarschuwing
    from register.domain.zoeken import Zoekvraag
    from register.enums import Frequentie
    from register.models import Traject, Zoekwaarschuwing

    leraar = Gebruiker.objects.get(email="leraar@demo.napl.test")
    school = Organisatie.objects.get(lidmaatschappen__gebruiker=leraar)
    trajecten = list(Traject.objects.vermeld_op(klok.vandaag()).distinct().order_by("slug")[:3])
    for traject in trajecten:
        keep_traject(traject, by=leraar, at=klok.nu())
    write_notitie(trajecten[0], "Vragen of dit ook op woensdag kan.\nEn of de school betaalt.", by=leraar)
    share_on_new_teamlijst(
        school, trajecten[:2], naam="Studiejaar", opmerking="Iets voor ons allebei?", by=leraar, at=klok.nu()
    )
    for woord in ("rekenen", "lezen"):
        waarschuwing = create_zoekwaarschuwing(
            Zoekvraag(q=woord),
            naam=f"Alles over {woord}",
            frequentie=Frequentie.DAGELIJKS,
            by=leraar,
            at=klok.nu(),
            peildatum=klok.vandaag() - timedelta(days=1),
            omschrijving=f"‘{woord}’",
        )
    stop_zoekwaarschuwing(waarschuwing, by=leraar, at=klok.nu())
    # As if nothing was there yesterday: then there is a mail, with a link that stops it.
    first = Zoekwaarschuwing.objects.get(naam="Alles over rekenen")
    Zoekwaarschuwing.objects.filter(pk=first.pk).update(gezien=[])
    send_zoekwaarschuwing(first.pk, peildatum=klok.vandaag(), at=klok.nu())
