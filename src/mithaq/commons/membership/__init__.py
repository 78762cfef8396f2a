"""Who is who in a town: joining and leaving, speaking for an organisation, holding office, declaring interests.

The tables are `commons.people`'s, below; this floor adds what needs an actor and leaves history.
"""
