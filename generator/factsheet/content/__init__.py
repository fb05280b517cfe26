"""A folder of files becomes a corpus, or all its problems; series, translations, dates from git, the ledger."""
