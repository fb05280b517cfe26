"""What is wrong with content: the rules, and which of them a file allows."""
