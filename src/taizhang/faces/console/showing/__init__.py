"""What an entry's page shows: facts, clocks, what happened, its files, what belongs to it."""
