"""The glossaries that anybody may read without an account: pages, data and a script for other pages."""
