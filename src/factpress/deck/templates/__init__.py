"""Templates of a house: opened, judged, and used for the deck in place of our own."""
