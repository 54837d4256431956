"""Messages to programs of others, by Standard Webhooks: what happened becomes rows, and workers send them.

`events` follows what is committed and makes the messages, `deliveries` sends those that are due, `addresses` says
where to, `signing` proves from whom.
"""
