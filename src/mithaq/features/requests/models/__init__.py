"""What people tell the municipality, where it goes, and each step until it is answered."""

from .forwarding import Endpoint, Forward, Handover
from .requests import Message, Reply, Request, Step, Support, year_of
from .subjects import Category, Key, Route, standing, text_of

__all__ = [
    "Category",
    "Endpoint",
    "Forward",
    "Handover",
    "Key",
    "Message",
    "Reply",
    "Request",
    "Route",
    "Step",
    "Support",
    "standing",
    "text_of",
    "year_of",
]
