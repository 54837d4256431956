"""The files of docs/deploy, as somebody would use them."""
