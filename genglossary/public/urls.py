"""The addresses of public glossaries, all below /g/."""

from django.urls import path

from genglossary.public import oembed, terms, views

app_name = "public"

urlpatterns = [
    path("<str:slug>/", views.glossary, name="glossary"),
    path("<str:slug>/terms.json", terms.terms, name="terms"),
    path("<str:slug>/embed.js", terms.script, name="script"),
    path("<str:slug>/oembed.json", oembed.oembed, name="oembed"),
    path("<str:slug>/<str:address>/", views.entry, name="entry"),
]
