# SPDX-License-Identifier: GPL-3.0-or-later
"""What a policy would say of one host, out of what the lines of a configuration open of it.

A policy has no way to say "http but not https" other than an exception on port 443, and one pattern covers both
where both open. Where their hours differ only the tunnel is kept. Nothing here knows the host's name.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from kiosk.exchange.squid_flow import Access, Flow, Piece, Walked, begins
from kiosk.exchange.squid_rules import CONNECT
from kiosk.exchange.squid_traits import WHOLE, Trait
from kiosk.policy.pattern import HTTP_PORT, HTTPS_PORT

Notes = frozenset[tuple[int, str]]
Walk = Callable[[str, int], Walked]

OTHER_HOURS: Final = "plain http has other hours here and follows those of https"
NO_HTTP: Final = "plain http is left out: it opens when https does not"
OTHER_PORT: Final = "plain http on port {port} is left out: a policy cannot tell it from https there"
NO_START: Final = "the path {path} is left out: what is kept shut covers its beginning"
BY_PATH: Final = "its paths stay shut at every hour, and in https too"
CUT: Final = "part of it stays shut: a line before it is read more widely than Squid reads it"
NO_HEAD: Final = "only GET is taken: the lines open HEAD otherwise"
GET_ONLY: Final = ("GET",)


class Opening(NamedTuple):
    """One address pattern without its host; `guarded` where the same on port 443 must stay shut."""

    scheme: str
    port: int
    path: str
    guarded: bool
    minutes: int
    methods: tuple[str, ...]


class Outcome(NamedTuple):
    """All that a policy says of a host: what opens, which paths stay shut, and what of which line was lost."""

    openings: tuple[Opening, ...] = ()
    shut: tuple[str, ...] = ()
    notes: Notes = frozenset()
    by: frozenset[int] = frozenset()  # the lines that open something of it

    @property
    def ports(self) -> frozenset[int]:
        """The ports on which something opens."""
        both = {HTTPS_PORT} if any(one.port == HTTP_PORT and not one.guarded for one in self.openings) else set()
        return frozenset({one.port for one in self.openings} | both)

    @property
    def whole_ports(self) -> frozenset[int]:
        """The ports of which a pattern of the whole host speaks."""
        return Outcome(tuple(one for one in self.openings if one.path == WHOLE)).ports


NOTHING: Final = Outcome()


def work_out(flow: Flow, traits: Mapping[str, Trait], ports: tuple[int, ...]) -> Outcome:
    """Return what a policy says of a host of these traits. `ports` are asked about beside the schemes' own."""

    def walk(method: str, port: int) -> Walked:
        return flow.walk(Access(method, port), traits)

    secure, plain, heads = walk(CONNECT, HTTPS_PORT), walk("GET", HTTP_PORT), walk("HEAD", HTTP_PORT)
    others = [_other(walk, port) for port in ports if port not in (HTTP_PORT, HTTPS_PORT)]
    paths = plain.pieces + tuple(piece for _, one in others for piece in one.pieces)
    least = _least(path for piece in paths for path in piece.shut)
    usual = _usual(secure, plain, () if heads.pieces == plain.pieces else GET_ONLY)
    found = [*usual.openings, *(opening for other, _ in others for opening in other.openings)]
    kept = tuple(one for one in found if not _starts_shut(one.path, least))
    notes = usual.notes.union(*(other.notes for other, _ in others))
    notes |= {(piece.rule, NO_START.format(path=piece.path)) for piece in paths if _starts_shut(piece.path, least)}
    notes |= {(number, BY_PATH) for number in plain.by_path}
    notes |= {(number, CUT) for number in secure.cut | plain.cut}
    by = frozenset(piece.rule for piece in (*secure.pieces, *paths)) if kept else frozenset()
    return Outcome(kept, least if kept else (), notes, by)


def _usual(tunnel: Walked, plain: Walked, methods: tuple[str, ...]) -> Outcome:
    """Join https on its port with plain http on its own."""
    secure, whole = _minutes(tunnel), _minutes(plain)
    openings: list[Opening] = []
    notes = {(piece.rule, NO_HEAD) for piece in plain.pieces if methods}
    if secure and whole and not secure & ~whole:
        openings.append(Opening("http", HTTP_PORT, WHOLE, False, secure, methods))
        notes |= {(piece.rule, OTHER_HOURS) for piece in plain.pieces if secure != whole}
    elif secure:
        openings.append(Opening("https", HTTPS_PORT, WHOLE, False, secure, ()))
        notes |= {(piece.rule, NO_HTTP) for piece in plain.pieces if whole and piece.path == WHOLE}
    elif whole:
        openings.append(Opening("http", HTTP_PORT, WHOLE, True, whole, methods))
    openings += _paths(plain.pieces, secure, whole, methods)
    return Outcome(tuple(openings), (), frozenset(notes))


def _paths(pieces: tuple[Piece, ...], secure: int, whole: int, methods: tuple[str, ...]) -> Iterator[Opening]:
    """Yield the paths that open beside what the whole host does; each once, at the hours of all lines about it."""
    minutes: dict[str, int] = {}
    for piece in pieces:
        if piece.path != WHOLE:
            minutes[piece.path] = minutes.get(piece.path, 0) | piece.minutes
    for path, at in minutes.items():
        if at & ~whole or any(begins(path, piece.shut) for piece in pieces if piece.path == WHOLE):
            yield Opening("http", HTTP_PORT, path, not secure or bool(at & ~secure), at, methods)


def _other(walk: Walk, port: int) -> tuple[Outcome, Walked]:
    """Open https alone on another port: there a policy could not shut it without plain http, nor the other way."""
    secure, plain = _minutes(walk(CONNECT, port)), walk("GET", port)
    found = (Opening("https", port, WHOLE, False, secure, ()),) if secure else ()
    lost = {(piece.rule, OTHER_PORT.format(port=port)) for piece in plain.pieces}
    return Outcome(found, (), frozenset(lost)), plain


def _minutes(walked: Walked) -> int:
    found = 0
    for piece in walked.pieces:
        found |= piece.minutes if piece.path == WHOLE else 0
    return found


def _least(paths: Iterable[str]) -> tuple[str, ...]:
    """Return the beginnings that cover all of these; capitals do not matter to what keeps shut."""
    found: list[str] = []
    for path in sorted({path.casefold(): path for path in paths}.values(), key=len):
        if not begins(path, found):
            found.append(path)
    return tuple(sorted(found))


def _starts_shut(path: str, shut: tuple[str, ...]) -> bool:
    """Tell whether an exception speaks for the address with which a path begins."""
    own = path.casefold()
    return any(own == one.casefold() or (own[-1] != "/" and f"{own}/" == one.casefold()) for one in shut)
