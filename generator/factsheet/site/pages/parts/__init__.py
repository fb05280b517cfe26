"""What several kinds of pages are made of."""
