from .answering import answer_comment
from .authors import appeal, edit, withdraw
from .erasing import erase_comments, erase_own
from .moderating import Rewritten, decide_appeal, moderate
from .posting import Posted, post_comment

__all__ = [
    "Posted",
    "Rewritten",
    "answer_comment",
    "appeal",
    "decide_appeal",
    "edit",
    "erase_comments",
    "erase_own",
    "moderate",
    "post_comment",
    "withdraw",
]
