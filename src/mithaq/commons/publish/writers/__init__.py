"""The rows of a dataset as files, written a chunk at a time."""

from .as_csv import csv_file
from .as_json import json_file
from .as_xlsx import xlsx_file

__all__ = ["csv_file", "json_file", "xlsx_file"]
