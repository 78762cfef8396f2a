"""Every change to a plan and its parts. Each function: keyword-only, `by` an Actor, atomic, allowed, recorded."""
