"""The WSGI application that `mithaq serve` runs."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mithaq.portal.settings")
application = get_wsgi_application()
