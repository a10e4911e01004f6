"""Plain sentences that people write into registration forms, and whether they are read as they mean."""
