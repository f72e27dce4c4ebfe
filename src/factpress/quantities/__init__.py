"""Values as the source gave them: intervals with units, and arithmetic that keeps both."""
