"""A report on screen: its paper with the figures in it, what is known of one figure, what is to be done next."""
