# SPDX-License-Identifier: GPL-3.0-or-later
"""What is found, in which order and language, and that no query does harm."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.base.paths import resources
from kiosk.library.search.articles import Article, ArticleKind, site_articles
from kiosk.library.search.building import open_index
from kiosk.library.search.finder import Finder
from kiosk.library.search.store import SearchIndex
from kiosk.policy.reader import read_policy
from tests.unit.library.search.conftest import MakeFinder, found_titles, page

SITES = Finder(None, SearchIndex.of(site_articles(read_policy(resources() / "policy" / "starter.toml"))))


@pytest.fixture(scope="module")
def library(indexed_library: Path) -> Finder:
    return Finder(open_index(indexed_library))


def first(finder: Finder, query: str, **more: object) -> str:
    hits = finder.search(query, **more).hits  # type: ignore[arg-type]
    return hits[0].path if hits else ""


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("мерзімінен бұрын босатудың тәртібі", "kk/early-release"),
        ("мерзиминен бурын босату", "kk/early-release"),
        ("shartty turde merziminen buryn bosatu", "kk/early-release"),
        ("şartty türde merzımınen būryn bosatu", "kk/early-release"),
        ("s'artty tu'rde merzi'mi'nen bosatu", "kk/early-release"),
        ("мерзімнен бұрын боссату", "kk/early-release"),
        ("УДО", "ru/early-release"),
        ("ШМБ", "kk/early-release"),
        ("условно-досрочном освобождении", "ru/early-release"),
        ("parole", "en/early-release"),
        ("апелляцияға", "kk/appeal"),
        ("обжалования приговора", "ru/appeal"),
        ("appealing", "en/appeal"),
        ("әкімшілктің үстінен шағым", "kk/complaint"),
        (",tcgkfnysq fldjrfn", "ru/legal-aid"),
        ("бесплатный адвакат", "ru/legal-aid"),
        ("тегін қорғаушыларды", "kk/legal-aid"),
        ("cassatiоn", "en/cassation"),
        ("посадили в шизо", "ru/complaint"),
        ("карцерге қамады", "kk/complaint"),
        ("меня избили", "ru/torture"),
        ("день за полтора", "ru/custody-credit"),
        ("үйге звондау", "kk/visits-parcels-calls"),
        ("удосты", "kk/early-release"),
        ("лишили родительских прав", "ru/family"),
        ("ата-ана құқығынан айырды", "kk/family"),
        ("статью декриминализовали", "ru/softer-law"),
        ("СПИД", "ru/health-care"),
        ("ҰАТ", "kk/complaint-routes"),
        ("омбудсману", "ru/complaint-routes"),
        ("снять судимость", "ru/probation-release"),
        ("соттылықты жою", "kk/probation-release"),
    ],
)
def test_a_reader_s_own_words_find_the_guide(library: Finder, query: str, path: str) -> None:
    wanted = path.partition("/")[2]
    found = [hit.path for hit in library.search(query).hits[:3]]
    assert wanted in [other.partition("/")[2] for other in found]
    assert path in found


def test_a_guide_is_one_answer_in_the_language_of_the_question(library: Finder) -> None:
    for query, language in (("адвокаттың көмегі", "kk"), ("досрочное освобождение", "ru"), ("early release", "en")):
        hits = library.search(query, "kk").hits
        works = [hit.path.partition("/")[2] for hit in hits]
        assert len(works) == len(set(works))
        assert hits[0].language == language
        assert hits[0].as_of is not None


def test_the_reader_s_language_decides_where_nothing_else_does(library: Finder) -> None:
    assert first(library, "482", language="ru").startswith("ru/")
    assert first(library, "482", language="en").startswith("en/")


def test_exact_beats_stem_beats_synonym_beats_typo(finder_of: MakeFinder) -> None:
    words = ("прокурорға", "прокурордан", "прокуратура", "прокуропға")
    finder = finder_of(*(page(word, number=number) for number, word in enumerate(reversed(words))))
    assert found_titles(finder, "прокурорға") == list(words)


def test_a_title_beats_a_lead_beats_a_text(finder_of: MakeFinder) -> None:
    filler = "қала мен дала туралы ұзақ әңгіме " * 5
    finder = finder_of(
        page("бірінші", filler + "мұрагерлік"),
        page("екінші", filler, lead="мұрагерлік " + filler),
        page("мұрагерлік", filler),
    )
    assert found_titles(finder, "мұрагерлік") == ["мұрагерлік", "екінші", "бірінші"]


def test_all_words_beat_some(finder_of: MakeFinder) -> None:
    finder = finder_of(page("тегін жұмыс"), page("тегін адвокат"), page("адвокат үйі"))
    assert found_titles(finder, "тегін адвокаттар")[0] == "тегін адвокат"


def test_the_snippet_marks_the_words_as_they_stand(library: Finder) -> None:
    hit = library.search("shagymymdy").hits[0]
    marked = [text for text, found in hit.snippet if found]
    assert marked
    assert all(text.lower().startswith("шағым") for text in marked)


def test_a_keyword_is_found_and_not_shown(library: Finder) -> None:
    hit = library.search("посадили в карцер").hits[0]
    assert hit.path == "ru/complaint"
    assert "карцер" not in "".join(text for text, _ in hit.snippet).lower()


def test_nothing_found_offers_near_phrases(library: Finder) -> None:
    found = library.search("рақымшылщқщқ")
    assert not found.hits
    assert "рақымшылық" in found.near


def test_sites_are_found_by_title_and_about() -> None:
    hit = SITES.search("әділет заң").hits[0]
    assert hit.kind is ArticleKind.SITE
    assert (hit.pack, hit.path) == ("", "")
    assert hit.site
    assert hit.address.startswith("https://")


def test_a_site_is_found_by_its_address() -> None:
    assert SITES.search("adilet.zan.kz").hits[0].address == "https://adilet.zan.kz/"


def test_packs_and_sites_stand_in_one_ranking(finder_of: MakeFinder) -> None:
    site = Article(ArticleKind.SITE, "", "", "adilet", "https://a.kz/", "заң базасы", "", "", "", "kk", None, "site a")
    packs = SearchIndex.of([page("заң базасы туралы"), page("заң")])
    titles = [hit.title for hit in Finder(packs, SearchIndex.of([site])).search("заң базасы").hits]
    assert titles[:2] == ["заң базасы", "заң базасы туралы"]


@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        "?!…",
        "\x00",
        "a\x00b",
        '"',
        "'; DROP TABLE words; --",
        "NEAR(a b)",
        "title:шағым OR *",
        "шағым*",
        "😀 😀",
        "ш" * 10_000,
        "шағым " * 2_000,
        "\u202eшағым",
        "()^-+",
        "AND OR NOT",
        "\ud800".encode("utf-8", "replace").decode(),
    ],
)
def test_hostile_queries_are_harmless(library: Finder, query: str) -> None:
    assert len(library.search(query).hits) <= 10
    library.suggest(query)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_may_be_asked(query: str) -> None:
    SITES.search(query)
    SITES.suggest(query)


def test_suggestions_begin_as_typed_in_any_spelling(library: Finder) -> None:
    assert "Мерзімінен бұрын босату мәселесін кім шешеді?" in library.suggest("мерзими")
    assert "Мерзімінен бұрын босату мәселесін кім шешеді?" in library.suggest("merzim")
    assert "мерзімінен бұрын босату" in library.suggest("мерзім")
    assert library.suggest("услов", "ru")[0].startswith("услов")
    assert library.suggest("м") == ()
    assert len(library.suggest("ша", limit=3)) == 3


def test_a_finder_without_any_index_still_suggests() -> None:
    finder = Finder()
    assert finder.search("шағым").hits == ()
    assert "шағым" in finder.suggest("шағ")


def test_a_query_leaves_no_trace(library: Finder) -> None:
    for _ in range(2):
        library.search("сирексөзсирек")
    assert library._reader.analyst._kept == {}
