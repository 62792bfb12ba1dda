"""The pages of the town's numbers: which are asked for, how each is said, what stands beside it."""
