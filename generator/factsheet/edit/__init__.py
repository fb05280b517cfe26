"""Writing and changing files: new ones, fixes, the spreadsheet, the web form."""
