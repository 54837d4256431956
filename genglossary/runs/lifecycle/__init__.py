"""Whose a run is, and whether it lives: claim, lease, reaper, watchdog, recovery, planned stops."""
