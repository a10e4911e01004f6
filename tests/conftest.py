"""What holds for every test."""

from hypothesis import HealthCheck, settings

# No test measures time: on a busy machine any example may take long.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")
