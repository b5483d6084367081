import pytest

from attrlint.readers.masks import FILLER, hide


@pytest.mark.parametrize(
    "markup",
    [
        "{{< figure src='x' >}}",
        "{{% note %}}",
        "{{</* comment */>}}",
        "{% include x.html %}",
        "{%- if page.x -%}",
        "{% comment %} never\n\nshown {% endcomment %}",
        "{{ page.title }}",
        "{{page.title|escape}}",
        "{{ site.data[0].x | date: '%Y', 2 | upcase }}",
        "{{ content | markdownify }}",
        "{{ '/x' | relative_url }}",
        "{--cut **this**--}",
        "{>>why?<<}",
        "{: .lead}",
    ],
)
def test_hidden(markup):
    hidden, (mask,) = hide(f"a {markup} b", 0)
    assert hidden == f"a {FILLER * len(markup)} b"
    assert (mask.start, mask.end) == (2, 2 + len(markup))


@pytest.mark.parametrize(
    "text",
    [
        "{{citation needed}}",
        "{{citation needed|date=May 2022}}",
        "{{who|date=May 2022}}",
        "{{by whom?}}",
        "{{U.S.}}",
        "{{clarify}}",
        "{name}",
        "{{< never closed",
        "{++ never closed",
        "never opened ++} ==} ~~}",
        "{>> never closed",
        "a <!-- comment --> b",
        "<!-- {>>inside<<} -->",
        "<!-- alone -->\nText",
        "5 < 6 = 6 + ~1",
    ],
)
def test_not_hidden(text):
    assert hide(text, 0) == (text, [])


def test_only_markers_of_what_stays():
    text = "{++in++}{--out--}{~~old~>new~~}{==lit==}{>>note<<}"
    hidden, masks = hide(text, 0)
    assert hidden.replace(FILLER, "") == "innewlit"
    assert [mask.kind for mask in masks] == ["gone"] * 5 + ["from", "to", "comment"]
    assert masks[-1].text == "note"


@pytest.mark.parametrize(
    ("before", "count"), [("", 1), ("x\n", 1), ("x\r  ", 1), ("> - ", 1), ("2. ", 1), ("x ", 0), ("<div>", 0)]
)
def test_a_comment_that_begins_a_line_of_text(before, count):
    _, masks = hide(f"{before}<!-- note --> Text", 0)
    assert [mask.text for mask in masks] == [" note "] * count


def test_attributes_after_a_link_or_an_image():
    assert hide("![a](b){.wide width=50%} c {.d}", 0)[0] == f"![a](b){FILLER * 17} c {{.d}}"


def test_front_matter_is_left_alone():
    assert hide("{{< a >}} {{< b >}}", 9)[0] == f"{{{{< a >}}}} {FILLER * 9}"
