import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from genglossary.serving.hand_over import HandingOver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "genglossary.settings")
application = HandingOver(get_wsgi_application())

# What is loaded now stays for good. Looking through all of it for garbage, again and again, cost every twentieth page
# of a large glossary 25 ms (docs/performance-pages.md).
import_module(settings.ROOT_URLCONF)
gc.freeze()
