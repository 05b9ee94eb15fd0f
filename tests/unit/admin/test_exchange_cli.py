# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl policy import` and `export` as staff see them: what is written, what is said, exit codes."""

import gzip
import json
import plistlib
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kiosk.admin.cli.policy import app
from kiosk.base.paths import resources
from kiosk.policy.reader import parse_policy, read_policy
from tests.unit.policy.conftest import HEAD, TAIL, site

STARTER = resources() / "policy" / "starter.toml"
CHROME = json.dumps({"URLBlocklist": ["*"], "URLAllowlist": ["https://.adilet.zan.kz:443/", "file:///x"]})
SQUID = "acl law dstdomain adilet.zan.kz\nacl SSL port 443\nhttp_access deny CONNECT !SSL\nhttp_access allow law\n"
RULE = {"active": True, "regex": False, "expression": "https://.adilet.zan.kz/*", "action": 1}
SEB = {"URLFilterEnable": True, "URLFilterRules": [RULE], "startURL": "https://adilet.zan.kz/kaz"}


def _run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def sources(tmp_path: Path) -> dict[str, Path]:
    """The same wish in three products' words: adilet.zan.kz opens, nothing else."""
    (tmp_path / "chrome.json").write_text(CHROME, encoding="utf-8")
    (tmp_path / "squid.conf").write_text(SQUID, encoding="utf-8")
    (tmp_path / "exam.seb").write_bytes(gzip.compress(plistlib.dumps(SEB)))
    return {"chrome": tmp_path / "chrome.json", "squid": tmp_path / "squid.conf", "seb": tmp_path / "exam.seb"}


@pytest.mark.parametrize("product", ["chrome", "squid", "seb"])
def test_a_filter_becomes_a_policy_and_every_entry_has_its_line(product: str, sources: dict[str, Path]) -> None:
    output = sources[product].parent / "policy.toml"
    result = _run("import", sources[product], "--from", product, "--output", output, "--by", "a librarian")
    assert result.exit_code == 1
    policy = read_policy(output)
    assert [pattern.host for site in policy.sites for pattern in site.allow] == ["adilet.zan.kz"]
    assert {site.added_by for site in policy.sites} == {"a librarian"}
    assert result.stdout.splitlines()[-1].startswith("1 sites, ")


def test_without_a_file_the_policy_goes_to_standard_output_and_the_report_to_the_other(
    sources: dict[str, Path],
) -> None:
    result = _run("import", sources["chrome"], "--from", "chrome")
    assert parse_policy(result.stdout, "policy.toml").sites
    assert "URLAllowlist[2]: needs decision: file:///x" in result.stderr


def test_the_report_is_json_where_scripts_ask(sources: dict[str, Path]) -> None:
    output = sources["squid"].parent / "policy.toml"
    result = _run("import", sources["squid"], "--from", "squid", "--output", output, "--json")
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert all(set(line) == {"place", "entry", "fate", "note"} for line in found)
    assert {line["fate"] for line in found} <= {"exact", "narrowed", "needs decision"}
    assert any(line["place"].endswith("squid.conf:4") and line["fate"] == "exact" for line in found)


def test_addresses_are_asked_of_both(sources: dict[str, Path]) -> None:
    asked = sources["squid"].parent / "urls.txt"
    asked.write_text("# ours\n\nhttps://adilet.zan.kz/\nhttp://adilet.zan.kz:8080/\nhttps://b.kz/\n", encoding="utf-8")
    result = _run("import", sources["squid"], "--from", "squid", "--check", asked)
    said = [line for line in result.stderr.splitlines() if line.startswith("differs")]
    assert said == ["differs: http://adilet.zan.kz:8080/: the source opens, the policy refuses (port)"]
    in_json = _run("import", sources["squid"], "--from", "squid", "--check", asked, "--json").stderr.splitlines()[-1]
    assert json.loads(in_json) == {
        "url": "http://adilet.zan.kz:8080/", "source": "opens", "policy": "refuses", "reason": "port",
    }  # fmt: skip


def test_an_address_that_cannot_be_compared_is_said_so(tmp_path: Path) -> None:
    bomb = {"active": True, "regex": True, "expression": r"^(\w+)+$", "action": 0}
    source, asked = tmp_path / "exam.seb", tmp_path / "urls.txt"
    source.write_bytes(plistlib.dumps({**SEB, "URLFilterRules": [RULE, bomb], "startURL": ""}))
    address = f"https://adilet.zan.kz/{'a' * 1000}!"
    asked.write_text(f"{address}\nhttps://b.kz/\n", encoding="utf-8")
    result = _run("import", source, "--from", "seb", "--check", asked)
    said = [one for one in result.stderr.splitlines() if one.startswith(("differs", "cannot be compared"))]
    assert said == [f"cannot be compared: {address}, the policy refuses (not_listed)"]
    assert result.exit_code == 1
    in_json = _run("import", source, "--from", "seb", "--check", asked, "--json").stderr.splitlines()[-1]
    assert json.loads(in_json)["source"] == "unknown"


def test_nothing_is_written_over(sources: dict[str, Path]) -> None:
    output = sources["chrome"]
    result = _run("import", output, "--from", "chrome", "--output", output)
    assert (result.exit_code, output.read_text(encoding="utf-8")) == (2, CHROME)
    assert result.stderr == f"{output}: a file that is not there yet was expected\n"


@pytest.mark.parametrize(
    ("product", "text"),
    [
        ("chrome", "{"),
        ("chrome", "[]"),
        ("seb", "<plist>"),
        ("squid", "acl x\n"),
        ("squid", 'acl x dstdomain "../f"\n'),
    ],
)
def test_a_source_that_cannot_be_read_is_one_line(product: str, text: str, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_text(text, encoding="utf-8")
    result = _run("import", source, "--from", product)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert result.stderr.startswith(str(source))


@pytest.mark.parametrize(("target", "said"), [("chrome", '"URLAllowlist"'), ("squid", "http_access deny all")])
def test_a_policy_is_written_in_another_form_that_says_where_it_is_wider(target: str, said: str) -> None:
    result = _run("export", STARTER, "--to", target)
    assert result.exit_code == 0
    assert said in result.stdout
    assert result.stderr.startswith("wider: ")
    in_json = _run("export", STARTER, "--to", target, "--json").stderr.splitlines()
    assert all(set(json.loads(line)) == {"site", "says"} for line in in_json)


def test_more_than_chrome_looks_at_is_bad_input_of_the_policys_file(tmp_path: Path) -> None:
    many = tmp_path / "many.toml"
    hosts = ", ".join(f'"https://n{count}.kz/"' for count in range(1001))
    many.write_text(HEAD + site("many", f"allow = [{hosts}]") + TAIL, encoding="utf-8")
    result = _run("export", many, "--to", "chrome")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"{many}: URLAllowlist: at most 1000 filters")


def test_server_names_and_the_institutions_own_hosts_are_squids_alone() -> None:
    assert "ssl_bump" in _run("export", STARTER, "--to", "squid", "--server-names").stdout
    own = _run("export", STARTER, "--to", "squid", "--intranet", "a.example.kz", "--intranet", "*.b.example.kz").stdout
    assert "acl own-site dstdomain -n .b.example.kz a.example.kz\n" in own
    for option in (("--server-names",), ("--intranet", "a.example.kz")):
        result = _run("export", STARTER, "--to", "chrome", *option)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == f"{option[0]}: it was expected with --to squid alone\n"


@pytest.mark.parametrize("host", ["*", "kz", "10.0.0.1", "https://a.kz/", "A.kz", "a.kz b.kz", ""])
def test_an_own_host_is_a_host_name(host: str) -> None:
    result = _run("export", STARTER, "--to", "squid", "--intranet", host)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("--intranet: a host name like intranet.example.kz was expected, not ")


def test_a_configuration_is_written_over_when_that_is_said(tmp_path: Path) -> None:
    output = tmp_path / "policy.conf"
    output.write_text("old\n", encoding="utf-8")
    kept = _run("export", STARTER, "--to", "squid", "--output", output)
    assert (kept.exit_code, output.read_text(encoding="utf-8")) == (2, "old\n")
    assert kept.stderr == f"{output}: a file that is not there yet was expected\n"
    output.chmod(0o600)
    open_before = output.open(encoding="utf-8")
    assert _run("export", STARTER, "--to", "squid", "--output", output, "--replace").exit_code == 0
    assert output.read_text(encoding="utf-8").endswith("http_access deny all\n")
    with open_before:  # another file took its name: whoever had begun to read reads on in the old one
        assert open_before.read() == "old\n"
    assert [path.name for path in tmp_path.iterdir()] == ["policy.conf"]
    assert output.stat().st_mode & 0o777 == 0o644
    alone = _run("export", STARTER, "--to", "squid", "--replace")
    assert (alone.exit_code, alone.stderr) == (2, "--replace: it was expected beside --output alone\n")


@pytest.mark.parametrize("product", ["chrome", "squid"])
def test_what_was_exported_comes_back_no_wider(product: str, tmp_path: Path) -> None:
    exported, back = tmp_path / "exported", tmp_path / "back.toml"
    _run("export", STARTER, "--to", product, "--output", exported)
    assert _run("import", exported, "--from", product, "--output", back).exit_code in (0, 1)
    listed = {pattern.host for site in read_policy(STARTER).sites for pattern in (*site.allow, *site.parts)}
    assert {pattern.host for site in read_policy(back).sites for pattern in site.allow} <= listed
