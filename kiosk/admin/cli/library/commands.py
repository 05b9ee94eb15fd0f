# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl library`: which commands there are, and whose packs they speak of."""

import typer

from kiosk.admin.cli.library import asking, building, changing, check, listing, searching, verifying

app = typer.Typer(no_args_is_help=True, help="Packs of the offline library, and the texts of ours.")
app.callback()(asking.library)
app.command("add")(changing.add)
app.command("list")(listing.list_packs)
app.command("verify")(verifying.verify)
app.command("remove")(changing.remove)
app.command("build")(building.build)
app.command("check")(check.check)
app.command("search")(searching.search)
app.command("index")(searching.index)
