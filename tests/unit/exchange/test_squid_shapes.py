# SPDX-License-Identifier: GPL-3.0-or-later
"""Which expressions a policy can open by, and which beginnings cover what one may find."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kiosk.exchange.squid_acl import Expression
from kiosk.exchange.squid_regex import parse_regex
from kiosk.exchange.squid_shapes import Shape, opening, opening_path, shutting, shutting_path


def _item(text: str, *, fold: bool = False) -> Expression:
    return Expression(text, fold, True, parse_regex(text, fold=fold))


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        (r"^http://a\.kz/law/", Shape("a.kz", "/law/")),
        (r"^https?://a.kz/law.*$", Shape("a.kz", "/law")),
        (r"^(http|https):\/\/a\.kz\/", Shape("a.kz", "/")),
        (r"^https://a\.kz/", None),
        (r"^http://a\.kz", None),
        (r"^http://a\.kz:80/", None),
        (r"^http://A\.kz/", None),
        (r"^http://a\.kz/law$", None),
        (r"^http://a\.kz/law\?x", None),
        (r"^http://a\.kz/la*", None),
        (r"^http://a\.kz//law", None),
        (r"^http://a\.kz/law|^http://b\.kz/", None),
        (r"http://a\.kz/", None),
        (r"^http://[^/]*\.a\.kz/", None),
    ],
)
def test_only_plain_beginnings_open(text: str, shape: Shape | None) -> None:
    assert opening(_item(text)) == shape


def test_an_expression_without_capitals_names_a_host_in_any() -> None:
    assert opening(_item(r"^http://A\.kz/Law/", fold=True)) == Shape("a.kz", "/Law/")


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        (r"^http://a\.kz/law/", Shape("a.kz", "/law/")),
        (r"^http://A\.kz/law$", Shape("a.kz", "/law")),
        (r"^http://a\.kz/law(/|$)", Shape("a.kz", "/law")),
        (r"^http://a\.kz/la*w", Shape("a.kz", "/l")),
        (r"^http://a\.kz/a.b", Shape("a.kz", "/a")),
        (r"^[^:]+://[^/]+/x-mgr/", Shape("", "/x-mgr/")),
        (r"^http://a.kz/law/", None),
        (r"^http://a\.kz", None),
        (r"^http://a\.kz/law|x", None),
        (r"^http://a\.kz/law)|x", None),
        (r"law", None),
    ],
)
def test_what_keeps_shut_covers_all_that_may_be_found(text: str, shape: Shape | None) -> None:
    assert shutting(_item(text)) == shape


def test_nothing_is_known_of_one_beside_which_another_is_not_closed() -> None:
    torn = Expression("^http://a/law/", False, True, None, torn=True)
    assert (opening(torn), shutting(torn)) == (None, None)
    assert shutting_path(Expression("^/law/", False, True, None, torn=True)) is None


PIECES = st.sampled_from(["/", "l", "aw", ".", r"\.", "(a|l)", "[/l]", "$", "|", "^/", "x"])
COUNTS = st.sampled_from(["", "", "", "*", "+", "?"])
TEXTS = st.lists(st.tuples(PIECES, COUNTS), min_size=1, max_size=6).map(
    lambda parts: "^/" + "".join(piece if piece in ("$", "|", "^/") else piece + count for piece, count in parts)
)


@given(TEXTS, st.text("/lawx.", max_size=8).map("/".__add__), st.booleans())
def test_paths_that_open_are_found_and_paths_found_are_covered(text: str, path: str, fold: bool) -> None:
    item = _item(text, fold=fold)
    assume(item.regex is not None)
    assert item.regex is not None
    opened, shut = opening_path(item), shutting_path(item)
    if opened is not None and path.startswith(opened):
        assert item.regex.search(path)
    if shut is not None and "//" not in path and "/./" not in path and item.regex.search(path):
        assert f"{path}/".casefold().startswith(shut.casefold())
