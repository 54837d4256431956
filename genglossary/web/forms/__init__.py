"""Forms of pages."""

from django.utils.translation import gettext_noop

# Django's own words, worded anew for Japanese: what it sets after a label, and the ends of labels that need nothing.
LABEL_SUFFIX = gettext_noop(":")
ENDS_OF_LABELS = gettext_noop(":?.!")
