"""Reruns: keeping a published schedule with the fewest losses, moves and changes."""
