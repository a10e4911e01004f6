"""What companies answer: the wish forms that come back."""
