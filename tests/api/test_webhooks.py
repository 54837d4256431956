"""Webhooks over the API, by owners whose tokens may administer."""

from genglossary.models import IdempotentCall, Webhook
from genglossary.webhooks.signing import secret_of


def test_a_webhook_is_made_changed_tried_and_removed(project, as_):
    program, path = as_("owner"), f"/projects/{project.pk}/webhooks"
    made = program.post(path, {"address": "https://hooks.example/in"})
    assert made.status_code == 201
    webhook = Webhook.objects.get()
    assert made.json()["secret"] == secret_of(webhook)
    (listed,) = program.get(path).json()
    assert listed["events"] == ["run.ended", "glossary.changed"] and "secret" not in listed
    one = f"{path}/{webhook.pk}"
    assert program.patch(one, {"is_on": False}).json()["is_on"] is False
    assert program.post(f"{one}/test").status_code == 409
    assert program.patch(one, {"is_on": True, "events": ["run.ended"]}).json()["events"] == ["run.ended"]
    sent = program.post(f"{one}/test")
    assert sent.status_code == 202
    (delivery,) = program.get(f"{one}/deliveries").json()["items"]
    assert delivery == sent.json() and delivery["message_id"].startswith("msg_")
    assert program.post(f"/projects/{project.pk}/deliveries/{delivery['id']}/again").status_code == 202
    assert program.delete(one).status_code == 204
    assert program.get(one).status_code == 404


def test_a_new_secret_is_told_once(project, as_):
    program, path = as_("owner"), f"/projects/{project.pk}/webhooks"
    first = program.post(path, {"address": "https://hooks.example/in"}, headers={"Idempotency-Key": "one"}).json()
    second = program.post(f"{path}/{first['id']}/secret").json()
    assert second["secret"].startswith("whsec_") and second["secret"] != first["secret"]
    assert "secret" not in program.get(f"{path}/{first['id']}").json()
    assert not IdempotentCall.objects.exists()  # an answer that is kept would hold it


def test_an_address_that_is_never_called_is_refused_with_its_field(project, as_):
    path = f"/projects/{project.pk}/webhooks"
    answer = as_("owner").post(path, {"address": "https://169.254.169.254/latest/meta-data"})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "body.address"
    assert as_("owner").post(path, {"address": "https://hooks.example/", "events": ["rain"]}).status_code == 422
