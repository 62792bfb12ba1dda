"""taizhang (台账): a township's work ledgers, and the report compiled from them."""
