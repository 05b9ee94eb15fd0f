"use strict";
new WebSocket("wss://{{ collector }}/socket-of-a-shared-or-service-worker");
fetch("https://{{ collector }}/fetch-of-a-worker", { mode: "no-cors" }).catch(() => undefined);
