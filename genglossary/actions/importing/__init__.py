"""Glossaries from files: what an import would do, what the documents say to it, and doing exactly that.

`columns` has how tables were read before, `steps` the words, `known` the project as it is, `matching` which entry a row
is about, `plan` what would change, `documents` what the documents say, `writing` the doing, and `pending` what people
see, choose and confirm.
"""
