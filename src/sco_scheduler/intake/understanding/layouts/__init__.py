"""Converts other layouts to lists with a header: cards, outlines, blocks, matrices with feet, sheets turned round."""
