# SPDX-License-Identifier: GPL-3.0-or-later
"""What is read of a page: its words, not its markup, scripts or navigation."""

import resource
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.library.search.page_text import read_page

PAGE = """<html lang="kk-KZ"><head><title>Шағым &amp; арыз</title><script>var bad = 1</script></head><body>
<nav>мәзір</nav><main><h1>Шағым &amp; арыз</h1><p>Қысқа.</p><h2>Не істеу керек</h2>
<p>Шағымды жазбаша түрде <b>сотқа</b> беріңіз, күнін жазып алыңыз.</p></main><footer>төмен</footer></body></html>"""


OUT_OF_MEASURE = {
    "fonts": "".join(f"<font a{number}><p>" for number in range(20_000)),
    "headings": "<h2><div>word " * 40_000,
    "nested": "<div>" * 200_000 + "<li>" * 200_000,
    "closed in words": "<div><!-- </div> --><script></div></script><x y='</div>'></x>" * 20_000 + "<li>" * 400_000,
    "closed by another": "<div><marquee></div></marquee>" * 40_000 + "<li>" * 400_000,
    "attributes": "<a " + " ".join(f"a{number}" for number in range(200_000)) + ">",
    "quotes": "<x '" * 200_000 + '<x ="' * 200_000,
    "empty": "<p><button>" * 500 + "<br>" * 900_000,
}


def test_a_page_s_parts_are_told_apart() -> None:
    text = read_page(PAGE.encode())
    assert text is not None
    assert (text.title, text.headings, text.language) == ("Шағым & арыз", "Не істеу керек", "kk")
    assert text.lead.startswith("Шағымды жазбаша түрде сотқа беріңіз")
    assert "сотқа" in text.body
    assert not any(word in text.body for word in ("мәзір", "төмен", "bad"))


def test_keywords_of_the_head_are_read_as_a_heading_and_never_as_text() -> None:
    page = PAGE.replace(
        "<title>", '<meta name="keywords" content="арыз, ШИЗО"><meta name="author" content="Бек"><title>'
    )
    text, plain = read_page(page.encode()), read_page(PAGE.encode())
    assert text is not None
    assert plain is not None
    assert text.headings == "Не істеу керек · арыз, ШИЗО"
    assert (text.title, text.lead, text.body) == (plain.title, plain.lead, plain.body)


@given(st.binary(max_size=400))
def test_any_bytes_can_be_read(data: bytes) -> None:
    read_page(data)


@pytest.mark.parametrize("markup", OUT_OF_MEASURE.values(), ids=OUT_OF_MEASURE)
def test_markup_out_of_all_measure_costs_neither_memory_nor_hours(markup: str) -> None:
    code = "import sys; from kiosk.library.search.page_text import read_page; read_page(sys.stdin.buffer.read())"
    subprocess.run(
        [sys.executable, "-c", code], input=markup.encode(), check=True, timeout=60, preexec_fn=_half_a_gigabyte
    )


def test_a_page_nested_too_deep_has_no_words_and_one_just_within_has() -> None:
    assert read_page(b"<div>" * 513 + b"word") is None
    within = read_page(b"<div>" * 500 + b"<b>word</b>" * 20_000 + b"</div>" * 500 + b"<section>end</section>" * 20_000)
    assert within is not None
    assert within.body.startswith("word word")


def test_a_heading_within_a_heading_is_read_once() -> None:
    text = read_page(b"<h2>one<div><h3>two</h3></div></h2><h3>three</h3>")
    assert text is not None
    assert text.headings == "one two \N{MIDDLE DOT} three"


def _half_a_gigabyte() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (512 * 2**20, 512 * 2**20))
