"""What follows from the reports: lineage, independence, comparison, support, silence, differences."""
