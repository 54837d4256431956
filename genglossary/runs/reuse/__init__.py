"""Results of earlier runs that still stand: completed steps, counts and searches, scores, definitions, occurrences.

Nothing here changes what a run finds (see runs.steps.reference); it saves time and rows.
"""
