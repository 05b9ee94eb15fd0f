# SPDX-License-Identifier: GPL-3.0-or-later
"""PDFs that nobody can vouch for: drawn and read by PDFium in a process that can do nothing else."""
