import pytest

from tests.linking.samples import linked


@pytest.mark.parametrize(
    "text",
    [
        "<h1>The fog horn</h1>",
        "<title>fog horn</title>",
        "<p><a href=x>the fog horn</a>",
        "<p><code>fog horn</code>",
        "<pre>fog horn</pre>",
        "<script>fog horn</script>",
        "<style>fog horn</style>",
        "<p><img alt='fog horn'>",
        "<p><!-- fog horn -->",
        "<figcaption>fog horn</figcaption>",
        "<nav><p>fog horn</nav>",
        "<dl><dt>fog horn<dd>x</dl>",
        "<p>https://x.example/FH",
        "<p>fog <i>horn</i>",
    ],
)
def test_nothing_is_linked_in(text: str):
    assert linked(text, "html") == text


def test_the_file_stays_as_it_is_around_a_link():
    text = "<!DOCTYPE html>\n<P CLASS=x>A &lt;fog&nbsp;horn&gt;<BR>\n<p>FH<h2>B</h2><td>灯台守 &amp; FH"
    assert linked(text, "html") == (
        '<!DOCTYPE html>\n<P CLASS=x>A &lt;<a href="../glossary.html#fog-horn">fog&nbsp;horn</a>&gt;<BR>\n<p>FH'
        '<h2>B</h2><td><a href="../glossary.html#灯台守">灯台守</a> &amp; <a href="../glossary.html#fog-horn">FH</a>'
    )
