"""One process tree at a time owns an embedded data folder."""

from tests.functional.lifecycle.tree import Tree


def test_a_second_serve_on_the_same_data_folder_is_refused():
    with Tree() as tree:
        code, output = Tree("serve", "--port", "0", GENGLOSSARY_DATA_DIR=str(tree.folder / "data")).refusal()
        assert code == 2
        assert "already: stop that first" in output
