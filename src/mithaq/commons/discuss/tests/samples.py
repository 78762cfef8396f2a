from django.utils import timezone

from mithaq.commons.discuss.enums import State
from mithaq.commons.discuss.models import Comment
from mithaq.commons.receipts.codes import new_code
from mithaq.kit.registry import records
from mithaq.kit.testing import Sample, mark, samples


def something_to_discuss(town):
    """A public row of the first record that takes comments, whatever feature it belongs to."""
    code = next(record.code for record in records if record.comments and record.code in samples)
    return samples.get(code).make(town)


def comment(town, state=State.PUBLISHED):
    now, words = timezone.now(), str(mark(town, hidden=state != State.PUBLISHED))
    return Comment.objects.create(
        subject=something_to_discuss(town),
        name=words,
        text=words,
        language="en",
        receipt_digest=new_code().digest,
        state=state,
        published_at=now if state == State.PUBLISHED else None,
    )


samples.add(
    Sample(code="discuss.comment", make=comment, hidden=lambda town: comment(town, state=State.PENDING))
)
