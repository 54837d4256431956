"""Sign-on by OpenID Connect where it is configured, from the first click to each refusal: in a process of its own."""

from tests.again import passed
from tests.openid import CONFIGURED


def test_where_it_is_configured_people_sign_in_by_it_and_all_else_is_as_before():
    assert passed(CONFIGURED, "tests/openid", "tests/web/test_sign_on.py", "tests/web/views/test_session.py") > 90
