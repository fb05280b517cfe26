"""What the web form needs: its rules as data, with the messages of the checker, and the ids to choose from."""
