"""Localisation: words, dates, countries, zones, and the choice of language of printed texts."""
