"""The drawing kit: numbers in, SVG or HTML out. It keeps no state, and knows nothing of training or of any theme.

- ground: `element` (the tree that every picture is), `figure` (a drawing and its words), `tokens` (colours, sizes)
- words and numbers: `wording` (three digits), `values` (named numbers), `placing` (labels that cover nothing)
- charts: `scales` and `axes`; `chart` (of any points, lines and bands), `bars`, `scatter`, `graph` (of a function);
  `curve` and `traces` (of a run), which share `course` (what is shown), `ranges` (its axes), `line_labels`, `swings`
  (bands) and `course_table` (its numbers); `small_curve` (beside a number)
- networks: `network`, `line_marks` (signals and changes on its lines), `backward` (slopes on their way back), `sums`
  (of each neuron and weight, in numbers) and `backward_sums` (of their slopes)
- under the hand: `pointing` (at parts of a picture), `handle` (what can be dragged), each with mouse, finger and keys
- over inputs or weights: `decision_map`, `landscape` (the loss over one weight), `surface` (over two)
- text: `table` (in a `scroller`), `listing` (code), `stages` (of a step), `written` (arithmetic), `inline` (Markdown)
"""
