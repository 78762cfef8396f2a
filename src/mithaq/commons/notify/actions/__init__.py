"""What people do with their notifications; the jobs' side is in `telling` and `sending`."""

from .following import confirm_follow as confirm_follow
from .following import follow as follow
from .following import follow_as_guest as follow_as_guest
from .following import stop as stop
from .following import stop_following as stop_following
from .following import unfollow as unfollow
from .preferences import mark_read as mark_read
from .preferences import set_preferences as set_preferences
