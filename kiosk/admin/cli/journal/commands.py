# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl journal`: which commands there are."""

import typer

from kiosk.admin.cli.journal import erasing, exporting, proving, reporting, showing, verifying

app = typer.Typer(no_args_is_help=True, help="Check a journal, show what it says, and prove it to others.")
app.command("verify")(verifying.verify)
app.command("show")(showing.show)
app.command("export")(exporting.export)
app.command("report")(reporting.report)
app.command("prove")(proving.prove)
app.command("check-proof")(proving.check_proof)
app.command("checkpoint")(proving.checkpoint)
app.command("compare")(proving.compare)
app.command("erase")(erasing.erase)
