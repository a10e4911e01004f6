"""What can be said about an event and its schedule: figures, room, reasons, and frames of pandas."""
