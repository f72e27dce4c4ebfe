"""Facts: from a YAML file to frozen objects that know where they stand in it."""
