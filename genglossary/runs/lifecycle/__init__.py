"""The process that holds a run, and whether it is alive: claim, lease, reaper, watchdog, recovery, planned stops."""
