"""The pages of closed periods: which there are, what a close will freeze, what has been corrected since."""
