"""One more comment, on whatever the house lets people comment."""

import secrets

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from mithaq.commons.discuss.enums import State
from mithaq.commons.discuss.models import Comment
from mithaq.commons.people.models import Person
from mithaq.kit.registry import records
from mithaq.kit.testing import Sample, mark, samples


def comment(state):
    def make(town):
        about = next(record for record in records if record.comments and record.code in samples)
        subject = samples.get(about.code).make(town)
        words = mark(town, hidden=state != State.PUBLISHED)
        author = Person.objects.create(
            name=f"{words} author", language="ar", guest_email="private.author@leak.example"
        )
        return Comment.objects.create(
            subject_type=ContentType.objects.get_for_model(subject),
            subject_id=subject.pk,
            author=author,
            name=str(author),
            language="ar",
            text=f"{words} comment",
            receipt_digest=secrets.token_hex(32),
            state=state,
            published_at=timezone.now() if state == State.PUBLISHED else None,
        )

    return make


samples.add(Sample(code="discuss.comment", make=comment(State.PUBLISHED), hidden=comment(State.PENDING)))
