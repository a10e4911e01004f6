"""Choosing which meetings are held: relaxation, network flows and placing of the chosen pairs."""
