"""The stand-alone verifier: small modules here, one file for whoever checks.

Nothing in it shares code with what it checks, and nothing but the standard library is imported: `one_file` joins
the parts into `mithaq_verify.py`, which is published beside every log and every result.
"""

from .joining import FILE_NAME, one_file

__all__ = ["FILE_NAME", "one_file"]
