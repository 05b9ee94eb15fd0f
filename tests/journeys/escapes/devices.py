# SPDX-License-Identifier: GPL-3.0-or-later
"""What is on or around the machine: cameras, places, ports, fonts, the clipboard, the screen itself."""

from typing import Final

from tests.journeys.escapes.attempts import Attempt, Group

MEDIA: Final = "return (await navigator.mediaDevices.{}).active && 'a stream'"
SENSOR: Final = ("return await new Promise((read, not) => {{ const it = new {}(); it.onreading = () => read('a"
        " reading');"
                 " it.onerror = not; it.start(); }})")  # fmt: skip
NAMED: Final = ("camera", "microphone", "geolocation", "notifications", "midi", "clipboard-read", "local-fonts", "push",
                "persistent-storage", "window-management", "display-capture", "idle-detection", "nfc",
                "storage-access")  # fmt: skip

DEVICES: Final = Group(
    "devices",
    (
        Attempt("a camera", MEDIA.format("getUserMedia({ video: true })")),
        Attempt("a microphone", MEDIA.format("getUserMedia({ audio: true })")),
        Attempt("the screen's picture", MEDIA.format("getDisplayMedia({ video: true })")),
        Attempt("the screen by its old name", MEDIA.format(
            "getUserMedia({ video: { mandatory: { chromeMediaSource: 'desktop' } } })")),
        Attempt("names of devices", "return (await navigator.mediaDevices.enumerateDevices()).map((one) =>"
                " one.label).join('')"),
        Attempt("the place", "return await new Promise((at, not) => navigator.geolocation.getCurrentPosition("
                "(found) => at(String(found.coords.latitude)), not))"),
        Attempt("notifications", "return await Notification.requestPermission() === 'granted' && 'granted'"),
        Attempt("a notification", "return new Notification('Enter your PIN').title"),
        Attempt("USB", "return await navigator.usb.requestDevice({ filters: [] }) && 'a device'"),
        Attempt("USB devices", "return (await navigator.usb.getDevices()).length"),
        Attempt("HID", "return (await navigator.hid.requestDevice({ filters: [] })).length"),
        Attempt("a serial port", "return await navigator.serial.requestPort() && 'a port'"),
        Attempt("Bluetooth", "return await navigator.bluetooth.requestDevice({ acceptAllDevices: true }) && 'a"
                " device'"),
        Attempt("Bluetooth around", "return await navigator.bluetooth.getAvailability() && 'it is there'"),
        Attempt("NFC", "await new NDEFReader().scan(); return 'a scan'"),
        Attempt("MIDI", "return await navigator.requestMIDIAccess({ sysex: true }) && 'access'"),
        Attempt("MIDI without messages", "return await navigator.requestMIDIAccess() && 'access'"),
        Attempt("the clipboard's text", "return await navigator.clipboard.readText() || 'an empty text'"),
        Attempt("the clipboard", "return (await navigator.clipboard.read()).length + 1"),
        Attempt("text for the clipboard", "await navigator.clipboard.writeText('escaped'); return 'written'"),
        Attempt("a copy", "const words = put('textarea', { value: 'escaped' }); words.select();"
                " document.execCommand('copy')"),
        Attempt("a cut", "const words = put('textarea', { value: 'escaped' }); words.select();"
                " document.execCommand('cut')"),
        Attempt("a paste", "const words = put('textarea', {}); words.focus();"
                " return document.execCommand('paste') && 'pasted'"),
        Attempt("a lamp that stays on", "return await navigator.wakeLock.request('screen') && 'a lock'"),
        *(Attempt(kind, SENSOR.format(kind)) for kind in ("Accelerometer", "Gyroscope", "Magnetometer",
                                                          "AmbientLightSensor", "AbsoluteOrientationSensor")),
        Attempt("the fonts of the machine", "return (await queryLocalFonts()).length"),
        Attempt("gamepads", "return [...navigator.getGamepads()].filter(Boolean).length"),
        Attempt("the idle detector", "return await IdleDetector.requestPermission() === 'granted' && 'granted'"),
        Attempt("other displays", "return (await getScreenDetails()).screens.length"),
        Attempt("a key of security", "return await navigator.credentials.create({ publicKey: { rp: { name: 'x' },"
                " challenge: new Uint8Array(16), user: { id: new Uint8Array(9), name: 'x', displayName: 'x' },"
                " pubKeyCredParams: [{ type: 'public-key', alg: -7 }] } }) && 'a key'"),
        Attempt("a sign-in from elsewhere", "return await navigator.credentials.get({ identity: { providers: "
                "[{ configURL: away('fedcm'), clientId: '1' }] } }) && 'an identity'"),
        Attempt("a one-time code", "return await navigator.credentials.get({ otp: { transport: ['sms'] } }) && 'a"
                " code'"),
        Attempt("glasses", "return await navigator.xr.isSessionSupported('immersive-vr') && 'glasses'"),
        Attempt("another display", "return await new PresentationRequest('/').start() && 'a display'"),
        Attempt("a film elsewhere", "return await put('video', {}).remote.prompt() ?? 'a device'"),
        Attempt("graphics", "return put('canvas', {}).getContext('webgl2') && 'WebGL'"),
        Attempt("a graphics card", "return await navigator.gpu.requestAdapter() && 'WebGPU'"),
        Attempt("a badge", "await navigator.setAppBadge(9)"),
        Attempt("speech", "return await new Promise((heard, not) => { const it = new webkitSpeechRecognition();"
                " it.onstart = () => heard('it hears'); it.onerror = not; it.start(); })"),
        Attempt("raw sockets", "return await new TCPSocket('127.0.0.1', tcp).opened && 'a socket'"),
        *(Attempt(f"the permission {name}", f"return (await navigator.permissions.query({{ name: '{name}' }})).state"
                  " === 'granted' && 'granted'") for name in NAMED),
    ),
    together=True,
)  # fmt: skip
