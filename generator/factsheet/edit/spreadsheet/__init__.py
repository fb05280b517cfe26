"""Points as rows of a spreadsheet, and back."""
