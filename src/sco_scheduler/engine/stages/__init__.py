"""The stages of a solve, each for a stretch of goals: keeping, selecting, smoothing, finishing."""
