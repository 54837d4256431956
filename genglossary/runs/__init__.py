"""Everything between "claimed" and "final": what a worker does.

Rooms and modules, each importing only from those above it:

    wake_up               queues the news that there is something to do
    lifecycle/            whose a run is, and whether it lives
    stored/ writing/ llm/ the database: what is read, how results are written, what model runs keep
    engines               the engine that judges a run
    work                  what a step has in its hands
    reuse/                what earlier runs left, and when it still stands
    steps/                extract, define, review, refine
    execute               a claimed run from its first step to its end
"""
