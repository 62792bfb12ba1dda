"""Listing: one query object behind a book's list, its count, its export and its figure."""

from taizhang.ledger.listing.desk import Desk
from taizhang.ledger.listing.export import CAP_EXPORT, Sheet, sheet_of
from taizhang.ledger.listing.gathered import Gathered, gathered
from taizhang.ledger.listing.listing import Listing
from taizhang.ledger.listing.narrow import Filter
from taizhang.ledger.listing.order import Order, Page, turn
from taizhang.ledger.listing.saved import drop_view, keep_view, queries_of, views_of

__all__ = [
    "CAP_EXPORT",
    "Desk",
    "Filter",
    "Gathered",
    "Listing",
    "Order",
    "Page",
    "Sheet",
    "drop_view",
    "gathered",
    "keep_view",
    "queries_of",
    "sheet_of",
    "turn",
    "views_of",
]
