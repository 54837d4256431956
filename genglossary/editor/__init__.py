"""The glossary in the editor: a language server that looks at open documents with the rules of `check`.

Pure: nothing here knows Django. Of the protocol, https://microsoft.github.io/language-server-protocol/, version 3.17.
"""
