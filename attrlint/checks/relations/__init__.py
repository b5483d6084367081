"""Relations between figures: what each arithmetic rule proves. One module per topic.

A relation is a function `(Signals) -> Iterator[Note]`; the note's `sum` is the sum as a reader can redo it.
"""
