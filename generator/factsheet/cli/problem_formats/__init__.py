"""How problems are printed: text, JSON, GitHub annotations, SARIF."""
