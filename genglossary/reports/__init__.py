"""Texts about runs for pages, the admin and commands: status, progress, cost, estimates, whether workers are there."""
