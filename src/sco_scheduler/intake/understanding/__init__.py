"""Understands registrations that are laid out in any form, by the titles and by the content of their columns."""
