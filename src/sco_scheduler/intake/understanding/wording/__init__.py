"""Words, phrases and signs of any language: lists of words, negations, legends, ordinals."""
