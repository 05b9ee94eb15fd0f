# SPDX-License-Identifier: GPL-3.0-or-later
"""What is read of a page: its words, not its markup, scripts or navigation."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.library.search.page_text import read_page

PAGE = """<html lang="kk-KZ"><head><title>Шағым &amp; арыз</title><script>var bad = 1</script></head><body>
<nav>мәзір</nav><main><h1>Шағым &amp; арыз</h1><p>Қысқа.</p><h2>Не істеу керек</h2>
<p>Шағымды жазбаша түрде <b>сотқа</b> беріңіз, күнін жазып алыңыз.</p></main><footer>төмен</footer></body></html>"""


def test_a_page_s_parts_are_told_apart() -> None:
    text = read_page(PAGE.encode())
    assert (text.title, text.headings, text.language) == ("Шағым & арыз", "Не істеу керек", "kk")
    assert text.lead.startswith("Шағымды жазбаша түрде сотқа беріңіз")
    assert "сотқа" in text.body
    assert not any(word in text.body for word in ("мәзір", "төмен", "bad"))


@given(st.binary(max_size=400))
def test_any_bytes_can_be_read(data: bytes) -> None:
    read_page(data)
