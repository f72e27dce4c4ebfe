"""The build: from a facts file to finished documents, all of them or none."""
