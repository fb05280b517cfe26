"""Problems of content: their form, the rules they break, and the comments that allow them."""
