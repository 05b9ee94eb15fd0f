# SPDX-License-Identifier: GPL-3.0-or-later
"""The members of Qt.Key, named without `Key_`, each in the one group that says what it is for (`tables.keys`)."""

from typing import Final

MOVING: Final = "Up Down Left Right PageUp PageDown Home End Tab Backtab Return Enter Space"
DIGITS: Final = "0 1 2 3 4 5 6 7 8 9"
TAKING_BACK: Final = "Backspace"
ERASING_ONE_WAY: Final = "Delete"

# Latin letters and signs; a layout's other letters have no name in Qt.
WRITING: Final = """
    Exclam QuoteDbl NumberSign Dollar Percent Ampersand Apostrophe ParenLeft ParenRight Asterisk Plus Comma Minus
    Period Slash Colon Semicolon Less Equal Greater Question At A B C D E F G H I J K L M N O P Q R S T U V W X Y Z
    BracketLeft Backslash BracketRight AsciiCircum Underscore QuoteLeft BraceLeft Bar BraceRight AsciiTilde
    nobreakspace exclamdown cent sterling currency yen brokenbar section diaeresis copyright ordfeminine
    guillemotleft notsign hyphen registered macron degree plusminus twosuperior threesuperior acute micro paragraph
    periodcentered cedilla onesuperior masculine guillemotright onequarter onehalf threequarters questiondown Agrave
    Aacute Acircumflex Atilde Adiaeresis Aring AE Ccedilla Egrave Eacute Ecircumflex Ediaeresis Igrave Iacute
    Icircumflex Idiaeresis ETH Ntilde Ograve Oacute Ocircumflex Otilde Odiaeresis multiply Ooblique Ugrave Uacute
    Ucircumflex Udiaeresis Yacute THORN ssharp division ydiaeresis
"""

# Modifiers, functions, dead keys, input methods, multimedia, telephones: nothing here hears of them.
NO_KEYS: Final = """
    Escape Insert Pause Print SysReq Clear Shift Control Meta Alt CapsLock NumLock ScrollLock F1 F2 F3 F4 F5 F6 F7
    F8 F9 F10 F11 F12 F13 F14 F15 F16 F17 F18 F19 F20 F21 F22 F23 F24 F25 F26 F27 F28 F29 F30 F31 F32 F33 F34 F35
    Super_L Super_R Menu Hyper_L Hyper_R Help Direction_L Direction_R AltGr Multi_key Codeinput SingleCandidate
    MultipleCandidate PreviousCandidate Mode_switch Kanji Muhenkan Henkan Romaji Hiragana Katakana Hiragana_Katakana
    Zenkaku Hankaku Zenkaku_Hankaku Touroku Massyo Kana_Lock Kana_Shift Eisu_Shift Eisu_toggle Hangul Hangul_Start
    Hangul_End Hangul_Hanja Hangul_Jamo Hangul_Romaja Hangul_Jeonja Hangul_Banja Hangul_PreHanja Hangul_PostHanja
    Hangul_Special Dead_Grave Dead_Acute Dead_Circumflex Dead_Tilde Dead_Macron Dead_Breve Dead_Abovedot
    Dead_Diaeresis Dead_Abovering Dead_Doubleacute Dead_Caron Dead_Cedilla Dead_Ogonek Dead_Iota Dead_Voiced_Sound
    Dead_Semivoiced_Sound Dead_Belowdot Dead_Hook Dead_Horn Dead_Stroke Dead_Abovecomma Dead_Abovereversedcomma
    Dead_Doublegrave Dead_Belowring Dead_Belowmacron Dead_Belowcircumflex Dead_Belowtilde Dead_Belowbreve
    Dead_Belowdiaeresis Dead_Invertedbreve Dead_Belowcomma Dead_Currency Dead_a Dead_A Dead_e Dead_E Dead_i Dead_I
    Dead_o Dead_O Dead_u Dead_U Dead_Small_Schwa Dead_Capital_Schwa Dead_Greek Dead_Lowline Dead_Aboveverticalline
    Dead_Belowverticalline Dead_Longsolidusoverlay Back Forward Stop Refresh VolumeDown VolumeMute VolumeUp
    BassBoost BassUp BassDown TrebleUp TrebleDown MediaPlay MediaStop MediaPrevious MediaNext MediaRecord MediaPause
    MediaTogglePlayPause HomePage Favorites Search Standby OpenUrl LaunchMail LaunchMedia Launch0 Launch1 Launch2
    Launch3 Launch4 Launch5 Launch6 Launch7 Launch8 Launch9 LaunchA LaunchB LaunchC LaunchD LaunchE LaunchF
    MonBrightnessUp MonBrightnessDown KeyboardLightOnOff KeyboardBrightnessUp KeyboardBrightnessDown PowerOff WakeUp
    Eject ScreenSaver WWW Memo LightBulb Shop History AddFavorite HotLinks BrightnessAdjust Finance Community
    AudioRewind BackForward ApplicationLeft ApplicationRight Book CD Calculator ToDoList ClearGrab Close Copy Cut
    Display DOS Documents Excel Explorer Game Go iTouch LogOff Market Meeting MenuKB MenuPB MySites News OfficeHome
    Option Paste Phone Calendar Reply Reload RotateWindows RotationPB RotationKB Save Send Spell SplitScreen Support
    TaskPane Terminal Tools Travel Video Word Xfer ZoomIn ZoomOut Away Messenger WebCam MailForward Pictures Music
    Battery Bluetooth WLAN UWB AudioForward AudioRepeat AudioRandomPlay Subtitle AudioCycleTrack Time Hibernate View
    TopMenu PowerDown Suspend ContrastAdjust LaunchG LaunchH TouchpadToggle TouchpadOn TouchpadOff MicMute Red Green
    Yellow Blue ChannelUp ChannelDown Guide Info Settings MicVolumeUp MicVolumeDown Keyboard New Open Find Undo Redo
    MediaLast Select Yes No Cancel Printer Execute Sleep Play Zoom Exit Context1 Context2 Context3 Context4 Call
    Hangup Flip ToggleCallHangup VoiceDial LastNumberRedial Camera CameraFocus unknown
"""
