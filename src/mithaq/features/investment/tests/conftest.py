import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from mithaq.commons.access.actor import anonymous, system


@pytest.fixture
def by(town):
    return system(town)


@pytest.fixture
def nobody(town):
    return anonymous(town)


@pytest.fixture
def picture_file():
    written = io.BytesIO()
    Image.new("RGB", (8, 8), "teal").save(written, "PNG")
    return SimpleUploadedFile("street.png", written.getvalue(), content_type="image/png")
