"""The .pb format of Pabulib: strict streaming reader, writer without loss."""

from .reader import PbReader, read_pb
from .writer import copy_pb, write_election, write_pb

__all__ = ["PbReader", "copy_pb", "read_pb", "write_election", "write_pb"]
