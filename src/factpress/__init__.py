"""One facts file in; a traceable PDF report and PowerPoint briefing out."""

__version__ = "0.1.0"
