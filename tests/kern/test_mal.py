"""A mould has the holes that its makers made, whatever stands in a text."""

import pytest

from napl.mal import Mal, hole


def test_holes_are_filled_in_their_places() -> None:
    mal = Mal(hole("<p>", "naam", "</p><i>", "aantal", "</i>", "naam"), ("naam", "aantal"))
    assert mal.fill({"naam": "Taal", "aantal": "3"}) == b"<p>Taal</p><i>3</i>Taal"
    # Filling one leaves nothing behind in the next.
    assert mal.fill({"naam": "", "aantal": "4"}) == b"<p></p><i>4</i>"


def test_what_is_put_in_is_not_looked_into() -> None:
    mal = Mal(hole("<p>", "q", "</p>", "geheim"), ("q", "geheim"))
    assert mal.fill({"q": hole("", "geheim"), "geheim": "x"}) == f"<p>{hole('', 'geheim')}</p>x".encode()


@pytest.mark.parametrize("text", ["\ue0f0geheim\ue0f1", "\ue0f0", "\ue0f1", "\ue0f0\ue0f1", "a\ue0f0geheim"])
def test_marks_in_a_text_make_no_hole(text: str) -> None:
    mal = Mal(f"<p>{text}</p>{hole('', 'geheim')}", ("geheim",))
    assert mal.fill({"geheim": "x"}) == f"<p>{text}</p>x".encode()


def test_a_template_is_rendered_with_holes_and_escapes_the_rest() -> None:
    mal = Mal.render("register/_zoekchip.html", ("label", "waarde", "url"), {"anders": "<b>"})
    html = mal.fill({"label": "Vak", "waarde": "&lt;i&gt;", "url": "?a=1&amp;b=2"}).decode()
    assert "&lt;i&gt;" in html
    assert "?a=1&amp;b=2" in html
    assert "\ue0f0" not in html
