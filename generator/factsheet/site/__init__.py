"""What readers get: pages, charts, rendering."""
