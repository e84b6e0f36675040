"""What a county's leader reads first. One file a question."""

from queries.overview.conversations import Conversation, conversations
from queries.overview.stock_and_flow import Flow, Stock, flows, stocks
from queries.overview.worse import Change, Figure, Watched, Window, got_worse, worse

__all__ = [
    "Change",
    "Conversation",
    "Figure",
    "Flow",
    "Stock",
    "Watched",
    "Window",
    "conversations",
    "flows",
    "got_worse",
    "stocks",
    "worse",
]
