"""Settings for tests: the same for everyone, whatever the shell or the machine has set."""

import os

# Only the database may be chosen from outside: the whole suite runs on SQLite and on PostgreSQL.
for _name in [name for name in os.environ if name.startswith("MITHAQ_")]:
    del os.environ[_name]
os.environ["MITHAQ_PROFILE"] = "test"

from mithaq.portal.settings import *  # noqa: E402, F403
