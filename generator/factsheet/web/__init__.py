"""What everything published shares: addresses of site and repository, rich text, safe HTML, settings, outputs."""
