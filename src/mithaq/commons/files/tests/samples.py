import hashlib

from django.core.files.base import ContentFile

from mithaq.commons.files.models import Attachment, random_path
from mithaq.kit.registry import records
from mithaq.kit.testing import Sample, mark, samples


def attachment(town, is_public=True):
    code = next(record.code for record in records if record.attachments and record.code in samples)
    words = mark(town, hidden=not is_public)
    data = str(words).encode()
    row = Attachment(
        subject=samples.get(code).make(town),
        title=words,
        filename=f"{town.slug}.txt",
        content_type="text/plain",
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        is_public=is_public,
    )
    row.file.save(random_path(town.pk, "txt"), ContentFile(data))
    return row


samples.add(
    Sample(code="files.attachment", make=attachment, hidden=lambda town: attachment(town, is_public=False))
)
