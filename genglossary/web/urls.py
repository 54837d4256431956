"""The URLs of all pages. Names are those of the views."""

from django.contrib.auth.views import LogoutView
from django.urls import include, path

from genglossary.web.views import (
    documents,
    export,
    glossary,
    history,
    imports,
    issues,
    members,
    projects,
    reader,
    references,
    runs,
    spellings,
    term,
    terms,
    uploads,
)  # fmt: skip
from genglossary.web.views.health import health
from genglossary.web.views.session import ChangePassword, SignIn, sign_in_by_link

app_name = "web"

of_project = [
    path("", projects.project, name="project"),
    path("settings/", projects.settings, name="settings"),
    path("references/", references.refer, name="refer"),
    path("clone/", projects.clone, name="clone"),
    path("delete/", projects.delete, name="delete"),
    path("members/", members.set_role, name="set_role"),
    path("members/<int:user_id>/remove/", members.remove, name="remove_member"),
    path("documents/", documents.documents, name="documents"),
    path("documents/upload/", uploads.upload, name="upload"),
    path("documents/named/", documents.named, name="named"),
    path("documents/paste/", documents.paste, name="paste"),
    path("documents/remove/", documents.remove, name="remove_documents"),
    path("documents/restore/", documents.restore, name="restore_documents"),
    path("documents/<int:document_id>/", reader.document, name="document"),
    path("versions/<int:version_id>/", reader.version, name="version"),
    path("documents/<int:document_id>/versions/", documents.versions, name="versions"),
    path("glossary/", glossary.glossary, name="glossary"),
    path("glossary/of/<str:address>/", glossary.addressed, name="addressed"),
    path("glossary/<int:term_id>/", glossary.entry, name="entry"),
    path("glossary/<int:term_id>/card/", reader.card, name="card"),
    path("glossary/<int:term_id>/define/", glossary.define, name="define"),
    path("definitions/<int:definition_id>/withdraw/", glossary.withdraw, name="withdraw"),
    path("definitions/<int:definition_id>/restore/", glossary.restore, name="restore"),
    path("issues/<int:issue_id>/dismiss/", glossary.dismiss, name="dismiss"),
    path("issues/", issues.issues, name="issues"),
    path("history/", history.history, name="history"),
    path("terms/", terms.terms, name="terms"),
    path("terms/add/", terms.add_term, name="add_term"),
    path("terms/bulk/", terms.bulk, name="bulk"),
    path("terms/undo/", terms.undo, name="undo"),
    path("terms/<int:term_id>/decide/", term.decide, name="decide"),
    path("terms/<int:term_id>/notes/", term.save_notes, name="notes"),
    path("terms/<int:term_id>/split/", term.split, name="split"),
    path("terms/<int:term_id>/spell/", spellings.spell, name="spell"),
    path("terms/<int:term_id>/spellings/", spellings.add_spelling, name="add_spelling"),
    path("terms/<int:term_id>/equivalents/", spellings.add_equivalent, name="add_equivalent"),
    path("terms/<int:term_id>/see-also/", spellings.see_also, name="see_also"),
    path("equivalents/<int:equivalent_id>/", spellings.equivalent, name="equivalent"),
    path("run/", runs.bar, name="bar"),
    path("run/start/", runs.start, name="start_run"),
    path("run/<int:run_id>/cancel/", runs.cancel, name="cancel_run"),
    path("run/estimate/", runs.estimate, name="estimate"),
    path("runs/", runs.runs, name="runs"),
    path("runs/<int:run_id>/", runs.run, name="run"),
    path("import/", imports.import_file, name="import_file"),
    path("import/<int:import_id>/", imports.import_preview, name="import_preview"),
    path("import/<int:import_id>/columns/", imports.import_columns, name="import_columns"),
    path("export/", export.exports, name="exports"),
    path("export/<str:suffix>/", export.export, name="export"),
]

urlpatterns = [
    path("", projects.start, name="start"),
    path("healthz", health, name="health"),
    path("projects/new/", projects.create, name="create_project"),
    path("projects/<int:project_id>/", include(of_project)),
    path("sign-in/", SignIn.as_view(), name="sign_in"),
    path("sign-in/<str:token>/", sign_in_by_link, name="sign_in_by_link"),
    path("password/", ChangePassword.as_view(), name="password"),
    path("sign-out/", LogoutView.as_view(), name="sign_out"),
]
