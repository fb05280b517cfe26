"""What the form of the site needs: its rules as data, with the words of the checker, and what is known."""
