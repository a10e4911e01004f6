"""Exports of one event, as form tools and organizers of three countries make them, and how each is understood."""
