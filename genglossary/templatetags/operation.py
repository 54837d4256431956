"""The state of the installation, for the first page of operators."""

from django import template

from genglossary.reports.operation import operation

register = template.Library()
register.simple_tag(operation)
