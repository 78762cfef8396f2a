"""One more file, on whatever the house lets people attach to."""

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile

from mithaq.commons.files.models import Attachment
from mithaq.kit.registry import records
from mithaq.kit.testing import Sample, mark, samples


def attachment(is_public):
    def make(town):
        about = next(record for record in records if record.attachments and record.code in samples)
        subject = samples.get(about.code).make(town)
        content = f"{mark(town)} file".encode()
        return Attachment.objects.create(
            subject_type=ContentType.objects.get_for_model(subject),
            subject_id=subject.pk,
            title=mark(town),
            filename="letter.txt",
            file=ContentFile(content, "letter.txt"),
            content_type="text/plain",
            size=len(content),
            sha256="0" * 64,
            is_public=is_public,
        )

    return make


samples.add(Sample(code="files.attachment", make=attachment(True), hidden=attachment(False)))
