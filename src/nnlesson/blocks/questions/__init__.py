"""Questions: what a lesson asks its reader. Two blocks, `quiz`, which explains, and `guess`, which a run answers.

- both: `question` (answers to choose from), `turns` (texts that take turns in one place)
- the four forms of a guess, each a `form`: `number_form`, `choice_form`, `order_form` and `curve_form`; numbers stand
  on a `scale`, and `terms` are what they ask of a run
"""
