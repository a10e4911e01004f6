"""Dates, countries, zones and the choice of language, for whatever is printed, posted or carried."""
