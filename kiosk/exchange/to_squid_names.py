# SPDX-License-Identifier: GPL-3.0-or-later
"""The server's name in the first message of TLS, held against the host that the tunnel was asked for (squid-openssl).

Squid looks at that message only on a port with `ssl-bump`, and what http_access denies on such a port it answers with
200 and a page under a certificate of its own. So the ports where stations ask have none: a tunnel that may open goes
from them to this same Squid's inner port on loopback, whose rules are the same, and there the message is looked at.

1. The first message is peeked at; nothing has gone to the site by then.
2. The helper `same-name` is given the name in it and the tunnel's host. Squid's own list of names (ssl::server_name)
   would take the host itself where the message has no name.
3. Equal: the tunnel is spliced, unread. Anything else, no name and no TLS among it, ends it. Nothing is decrypted:
   there is no line that would, no authority, and no certificate is ever made (ADR 4).

The key and certificate that Squid wants for such a port sign nothing, and no station ever meets them.
"""

from typing import Final

FOLDER: Final = "/etc/squid/tereze"
INNER_PORT: Final = 3129

SERVER_NAMES: Final = f"""
# squid-openssl: a tunnel begins with a TLS greeting to the very host that was asked for. Nothing is decrypted.
# Tunnels go through the inner port below; where stations ask, ssl-bump must not stand: it would hide refusals.
http_port 127.0.0.1:{INNER_PORT} name=names ssl-bump tls-cert={FOLDER}/peek.pem generate-host-certificates=off
acl at-names myportname names
cache_peer 127.0.0.1 parent {INNER_PORT} 0 name=names default no-query no-digest no-netdb-exchange login=PASSTHRU
cache_peer_access names allow CONNECT !at-names
cache_peer_access names deny all
never_direct allow CONNECT !at-names
# The inner port is looked for once before it listens; without this Squid would call it dead for a while.
connect_retries 5
external_acl_type compared concurrency=100 children-startup=1 children-max=4 %ssl::>sni %DST {FOLDER}/same-name
acl same-name external compared
acl first-message at_step SslBump1
ssl_bump peek first-message
ssl_bump splice same-name
ssl_bump terminate all
"""
