"""What pages, the admin and commands say about runs: wording, cost, estimates, whether workers are there."""
