# SPDX-License-Identifier: GPL-3.0-or-later
"""Every stand-in page names itself one in three languages and loads nothing from elsewhere by its markup."""

import io
import re
import zipfile

import pytest

from kiosk.demo.site_pages import COLLECTOR, HOSTS, UNLISTED, SitePages

PATHS = ("/", "/kaz/docs/K1400000231", "/rus/docs/K1400000231", "/eng/docs/K1400000231", "/demo/memory.html")


@pytest.fixture(scope="module")
def pages() -> SitePages:
    return SitePages(udp_port=40000)


@pytest.mark.parametrize("host", [*HOSTS, "anything.kz"])
@pytest.mark.parametrize("path", PATHS)
def test_a_page_says_whose_place_it_takes(pages: SitePages, host: str, path: str) -> None:
    said = pages.answer(host, path)
    text = said.body.decode()
    assert said.status == 200
    assert f"бұл бет {host} сайтының орнына тұр" in text
    assert f"вместо сайта {host}" in text
    assert f"stands in for {host}" in text
    assert not re.search(r"<(?:img|script|link|iframe)[^>]* (?:src|href)=", text)


def test_the_front_page_leads_to_what_the_tour_shows(pages: SitePages) -> None:
    text = pages.answer("adilet.zan.kz", "/").body.decode()
    links = re.findall(r'<a id="([a-z]+)" href="([^"]+)"', text)
    assert dict(links) == {
        "document": "/kaz/docs/K1400000231",
        "paper": "/demo/paper.pdf",
        "unlisted": f"https://{UNLISTED}/",
        "reach": "/demo/reach.html",
        "file": "/demo/file.zip",
        "memory": "/demo/memory.html",
    }


def test_the_page_that_reaches_out_knows_where_to(pages: SitePages) -> None:
    text = pages.answer("adilet.zan.kz", "/demo/reach.html").body.decode()
    assert f'collector = "{COLLECTOR}"' in text
    assert "udpPort = 40000" in text
    assert text.count("  () => ") >= 30
    assert dict(pages.answer("adilet.zan.kz", "/demo/away").fields)["Location"].startswith(f"https://{COLLECTOR}/")


def test_the_file_is_a_download(pages: SitePages) -> None:
    said = pages.answer("adilet.zan.kz", "/demo/file.zip")
    assert dict(said.fields)["Content-Disposition"].startswith("attachment")
    assert zipfile.ZipFile(io.BytesIO(said.body)).namelist() == ["tereze.txt"]


def test_a_host_is_text_and_never_markup(pages: SitePages) -> None:
    assert b"<script>x" not in pages.answer("<script>x", "/").body
