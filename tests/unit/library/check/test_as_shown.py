# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page shows counts, however it is written: articles, addresses, letters and marks, each with its line."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from kiosk.library.check.content import check
from kiosk.library.check.dictionaries import Dictionary
from kiosk.library.check.findings import Finding, Rule
from kiosk.library.check.spoken import Texts

TODAY = date(2026, 11, 25)
Checked = Mapping[str, Dictionary]


def append(path: Path, *lines: str) -> int:
    """Add lines to a guide's last section and return the line of the first."""
    text = path.read_text().rstrip("\n")
    path.write_text("\n".join([text, "", *lines]) + "\n")
    return text.count("\n") + 3


def found_in(path: Path, texts: Texts, dictionaries: Checked, rule: Rule) -> Iterator[Finding]:
    for finding in check(texts, dictionaries, TODAY):
        if finding.rule is rule:
            assert finding.file == str(path), finding
            yield finding


def test_an_article_is_found_wherever_it_stands(texts: Texts, dictionaries: Checked) -> None:
    path = texts.folder / "ru" / "appeal.md"
    text = path.read_text().replace("Как обжаловать приговор?", "Как обжаловать приговор? Статья 901")
    text = text.replace("Апелляционная жалоба: куда", "Статья 902: куда").replace("## Сроки", "## Сроки: ст. 903")
    path.write_text(text)
    first = append(
        path,
        "По **статье 904** и статье **905**, [статья 906](legal-aid), `статья 907`, ста&#1090;ья 908, статья",
        "909.",
        "",
        "- статья 910",
        "- > статья 911",
        "",
        "    статья 912",
        "",
        "```",
        "статья 913",
        "```",
        '[памятка](legal-aid "статья 914")',
    )
    lines = text.split("\n")
    head = [next(at for at, line in enumerate(lines, 1) if f" {number}" in line) for number in ("901", "902", "903")]
    body = [first + offset for offset in (0, 0, 0, 0, 0, 1, 3, 4, 6, 9, 11)]
    expected = dict(zip(map(str, range(901, 915)), head + body, strict=True))
    found = found_in(path, texts, dictionaries, Rule.ARTICLE)
    assert {finding.text.split()[1].rstrip(":"): finding.line for finding in found} == expected


def test_a_pointer_s_title_names_no_article(texts: Texts, dictionaries: Checked) -> None:
    path = texts.folder / "en" / "money.md"
    text = path.read_text()
    path.write_text(text.replace("sources = [", 'sources = [\n    { title = "Civil Code, Article 998" },', 1))
    (finding,) = found_in(path, texts, dictionaries, Rule.ARTICLE)
    assert finding.text.startswith("article 998:")
    assert "998" in path.read_text().split("\n")[finding.line - 1]


def test_every_address_is_held_against_sources_and_sites(texts: Texts, dictionaries: Checked) -> None:
    path = texts.folder / "en" / "appeal.md"
    first = append(
        path,
        "<https://evil.example/a> and https://evil.example/b, [inline](https://evil.example/c),",
        "[by reference][there], www.evil.example/e, http://adilet.zan.kz/f, https://adilet.zan.kz/cabinet/g.",
        "Right: <https://adilet.zan.kz/eng/docs/K1400000231>, https://adilet.zan.kz/ and <https://zan.gov.kz/>.",
        "",
        "[there]: https://evil.example/d",
    )
    path.write_text(path.read_text().replace("https://adilet.zan.kz/cabinet/g", "https://zan.gov.kz:8443/g"))
    found = {
        (finding.line - first, finding.text.split(": an ")[0])
        for finding in found_in(path, texts, dictionaries, Rule.LINK)
    }
    assert found == {
        (0, "https://evil.example/a"),
        (0, "https://evil.example/b"),
        (0, "https://evil.example/c"),
        (1, "https://evil.example/d"),
        (1, "www.evil.example/e"),
        (1, "http://adilet.zan.kz/f"),
        (1, "https://zan.gov.kz:8443/g"),
    }


def test_a_reference_to_a_guide_that_is_not_there_is_named(texts: Texts, dictionaries: Checked) -> None:
    path = texts.folder / "en" / "appeal.md"
    append(path, "See [this][there].", "", "[there]: no-such-guide")
    (finding,) = found_in(path, texts, dictionaries, Rule.TOGETHER)
    assert finding.text.endswith("where the text points to no-such-guide")


def test_what_the_page_would_show_as_it_stands_is_named(texts: Texts, dictionaries: Checked) -> None:
    path = texts.folder / "en" / "appeal.md"
    path.write_text(path.read_text().replace("## Deadlines", "## **Deadlines**"))
    append(path, "[this][nowhere]", "", "A <b>bold</b> word.", "", "| a | b |", "|---|---|", "| c | d |")
    found = [finding.text.split(" was expected")[0] for finding in found_in(path, texts, dictionaries, Rule.FORM)]
    assert found == ["a heading without marks", "a link whose address can be read", "no HTML", "no table"]


def test_a_letter_in_disguise_is_named_in_every_file(texts: Texts, dictionaries: Checked) -> None:
    changes = {
        "library/kk/money.md": ("мекеменің", "мекеменiң"),
        "library/en/money.md": ("Keep", "Kеep"),
        "library/labels.toml": ("Барлық", "Бaрлық"),
        "library/topics.toml": ("Повседневная", "Повcедневная"),
        "library/figures.toml": ("Registered", "Rеgistered"),
        "library/forms.toml": ("Суд, который", "Cуд, который"),
        "library/thesaurus.toml": ("свиданка", "свидaнка"),
        "translations/tereze_kk.ts": ("Оқу", "Oқу"),
    }
    lines = {}
    for name, (old, new) in changes.items():
        path = texts.folder.parent / name
        text = path.read_text()
        path.write_text(text.replace(old, new))
        lines[str(path)] = text[: text.index(old)].count("\n") + 1
    found = [finding for finding in check(texts, dictionaries, TODAY) if finding.rule is Rule.LETTER]
    assert {finding.file for finding in found} == set(lines)
    assert {(finding.file, finding.line) for finding in found} >= set(lines.items())


def test_days_are_named_at_their_keys(texts: Texts, dictionaries: Checked) -> None:
    path = texts.folder / "en" / "appeal.md"
    text = path.read_text().replace("read = 2026-11-22 }", "read = 2026-11-26 }")
    path.write_text(text)
    (finding,) = found_in(path, texts, dictionaries, Rule.DATE)
    assert "read = 2026-11-26" in text.split("\n")[finding.line - 1]


def test_a_word_of_the_thesaurus_is_spelt_unless_it_is_as_written(texts: Texts, dictionaries: Checked) -> None:
    path = texts.folder / "thesaurus.toml"
    text = (
        path.read_text().replace('as_written = ["свиданка"]', "").replace("кассационная жалоба", "касационная жалоба")
    )
    path.write_text(text)
    found = [finding.text.split()[0] for finding in found_in(path, texts, dictionaries, Rule.WORD)]
    assert sorted(found) == ["касационная", "свиданка"]
