"""Theme files: read, completed, and checked for what can be read and told apart."""
