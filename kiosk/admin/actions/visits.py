# SPDX-License-Identifier: GPL-3.0-or-later
"""The first words with a site over a connection that stands: a TLS handshake, or one HEAD request."""

import asyncio
import socket
import ssl
from collections.abc import Mapping
from typing import Any, Final

import h11

from kiosk.admin.actions.diagnosis import Finding, Sign, Step, fine, stop
from kiosk.gateway.answer_heads import AnswerHead
from kiosk.gateway.limits import Limits
from kiosk.gateway.upstream import read_answer
from kiosk.policy.address import DEFAULT_PORTS, Url

# X509_V_ERR_… of OpenSSL's x509_vfy.h; they are part of its interface and do not change.
_FAULTS: Final[Mapping[int, Sign]] = {
    2: Sign.UNKNOWN_AUTHORITY,  # unable to get issuer certificate
    9: Sign.NOT_YET,
    10: Sign.EXPIRED,
    18: Sign.UNKNOWN_AUTHORITY,  # self-signed
    19: Sign.UNKNOWN_AUTHORITY,  # self-signed in the chain
    20: Sign.UNKNOWN_AUTHORITY,  # unable to get local issuer certificate
    21: Sign.UNKNOWN_AUTHORITY,  # unable to verify the first certificate
    62: Sign.OTHER_NAME,
}


async def greet(site: socket.socket, host: str, tls: ssl.SSLContext, limits: Limits) -> Finding:
    """Shake hands under the host's name, and end the connection. The socket is used up."""
    try:
        async with asyncio.timeout(limits.greeting_seconds):
            _, writer = await asyncio.open_connection(sock=site, ssl=tls, server_hostname=host)
    except ssl.SSLCertVerificationError as fault:
        sign = _FAULTS.get(fault.verify_code, Sign.BAD_CERTIFICATE)
        return stop(Step.TLS, sign, host=host, detail=fault.verify_message)
    except ssl.SSLError as fault:
        return stop(Step.TLS, Sign.NO_TLS, detail=fault.reason or type(fault).__name__)
    except TimeoutError:
        return stop(Step.TLS, Sign.NO_ANSWER)
    except OSError:
        return stop(Step.TLS, Sign.CLOSED)
    session: ssl.SSLObject = writer.get_extra_info("ssl_object")
    facts = {"version": session.version() or "-", **_certificate(session)}
    writer.transport.abort()
    return fine(Step.TLS, Sign.VERIFIED, host=host, **facts)


def _certificate(session: ssl.SSLObject) -> dict[str, str]:
    """Return until when a verified certificate is good, and who gave it."""
    shown: Mapping[str, Any] = session.getpeercert() or {}
    names = [str(value) for name in shown.get("issuer", ()) for _, value in name]
    return {"until": str(shown.get("notAfter", "-")), "issuer": ", ".join(names) or "-"}


async def ask(site: socket.socket, url: Url, limits: Limits) -> Finding:
    """Send a HEAD request and read the answer's status."""
    loop = asyncio.get_running_loop()
    speech = h11.Connection(h11.CLIENT, max_incomplete_event_size=limits.head_bytes)
    fields = [("Host", _place(url)), ("Connection", "close")]
    said = speech.send(h11.Request(method="HEAD", target=url.path + url.query, headers=fields)) or b""
    try:
        async with asyncio.timeout(limits.dial_seconds):
            await loop.sock_sendall(site, said + (speech.send(h11.EndOfMessage()) or b""))
            while True:
                event = speech.next_event()
                if isinstance(event, h11.Response):
                    return fine(Step.HTTP, Sign.ANSWERED, status=str(event.status_code))
                if isinstance(event, h11.ConnectionClosed):
                    return stop(Step.HTTP, Sign.CLOSED)
                if event is h11.NEED_DATA:
                    speech.receive_data(await loop.sock_recv(site, limits.chunk_bytes))
    except TimeoutError:
        return stop(Step.HTTP, Sign.NO_ANSWER)
    except h11.RemoteProtocolError:
        return stop(Step.HTTP, Sign.NO_HTTP)
    except OSError:
        return stop(Step.HTTP, Sign.CLOSED)


async def ask_proxy(line: socket.socket, url: Url, authorization: bytes, limits: Limits) -> AnswerHead | None:
    """Send a HEAD request for a page in plain http to a proxy; return the answer's head, None where none comes."""
    shown = b"Proxy-Authorization: %s\r\n" % authorization if authorization else b""
    head = f"HEAD {url.href.partition('#')[0]} HTTP/1.1\r\nHost: {_place(url)}\r\nConnection: close\r\n"
    try:
        async with asyncio.timeout(limits.dial_seconds):
            await asyncio.get_running_loop().sock_sendall(line, head.encode("ascii") + shown + b"\r\n")
            return (await read_answer(line, limits))[0]
    except OSError:  # a time-out is one
        return None


def _place(url: Url) -> str:
    """Return host and port as a request's Host says them."""
    return url.host if url.port == DEFAULT_PORTS[url.scheme] else f"{url.host}:{url.port}"
