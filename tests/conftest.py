"""What holds for every test."""

from hypothesis import settings

# No test measures time: on a busy machine any example may take long.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
