"""The report: a story written as a PDF with ReportLab."""
