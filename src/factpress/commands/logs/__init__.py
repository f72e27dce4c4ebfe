"""What a build tells while it runs, to people and to machines."""
