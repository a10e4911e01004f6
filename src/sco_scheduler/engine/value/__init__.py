"""Which meetings are held: relaxation, network flows and the placing of chosen pairs."""
