# SPDX-License-Identifier: GPL-3.0-or-later
"""What lists say of a host is what each would say if it were asked; those that say nothing are not asked."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kiosk.exchange.squid_acl import NO, UNSURE, YES, Acl, Domains, read_acls
from kiosk.exchange.squid_conf import Directive, Files, Place
from kiosk.exchange.squid_traits import HostClass, Trait, Traits

NAMES = ("a.kz", ".a.kz", "b.a.kz", ".b.a.kz", ".kz", ".", "d.kz", "a.kz.", "10.0.0.1")
HOSTS = ("a.kz", "b.a.kz", "c.b.a.kz", "d.kz", "x.d.kz", "kz", "10.0.0.1", "a.kz.")
PORTS = (443, 8443)


def _acls(*lines: str) -> dict[str, Acl]:
    place = Place("squid.conf", 1, "squid.conf")
    return read_acls(tuple(Directive(place, "acl", line, quotes=False) for line in lines), Files(Path()))


@given(
    st.lists(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4), min_size=1, max_size=6),
    st.sampled_from(HOSTS),
    st.booleans(),
)
def test_lists_of_names_say_what_each_would_if_asked(lists: list[list[str]], host: str, below: bool) -> None:
    acls = _acls(*(f"a{number} dstdomain {' '.join(names)}" for number, names in enumerate(lists)))
    traits = Traits(acls.values(), PORTS)
    found = {**traits.usual, **traits.of(HostClass(host, below))}
    for acl in acls.values():
        if isinstance(acl.meaning, Domains):
            match = acl.meaning.match_below(host) if below else acl.meaning.match_host(host)
            assert found[acl.name] == Trait(match, named=match.sure)


def test_of_three_hundred_lists_only_those_that_name_the_host_are_told() -> None:
    acls = _acls(*(f"a{number} dstdomain x{number}.kz .y{number}.kz" for number in range(300)))
    traits = Traits(acls.values(), PORTS)
    assert traits.of(HostClass("x7.kz", False)) == {"a7": Trait(YES, named=True)}
    assert traits.of(HostClass("z.y8.kz", False)) == {"a8": Trait(YES, named=True)}
    assert traits.of(HostClass("x7.kz", True)) == {}


def test_expressions_about_addresses() -> None:
    acls = _acls(r"a url_regex ^http://a\.kz/law/ ^http://b\.kz/x$", r"b url_regex ^c\.kz:443$", "c urlpath_regex ^/p")
    traits = Traits(acls.values(), PORTS)
    never = (NO, NO)
    assert {name: traits.usual[name] for name in "abc"} == {
        "a": Trait(NO, never),
        "b": Trait(NO, never, (), None),
        "c": Trait(NO, never, ("/p",), ("/p",)),
    }
    assert traits.of(HostClass("a.kz", False)) == {"a": Trait(NO, never, ("/law/",), ("/law/",), named=True)}
    assert traits.of(HostClass("b.kz", False)) == {"a": Trait(NO, never, (), ("/x",))}
    assert traits.of(HostClass("c.kz", False)) == {"b": Trait(NO, (YES, NO), (), None)}
    assert traits.of(HostClass("c.kz", True)) == {"b": Trait(NO, (UNSURE, UNSURE), (), None)}
