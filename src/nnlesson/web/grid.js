/** Grids: a table of many things to press is one stop for the Tab key, and the arrow keys go about in it. */

/** @typedef {{ row: number, column: number }} Cell */

/** @type {Record<string, (at: Cell, last: Cell) => Cell>} */
const MOVES = {
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, last) => ({ row, column: last.column }),
  PageUp: ({ column }) => ({ row: 0, column }),
  PageDown: ({ column }, last) => ({ row: last.row, column }),
};

/**
 * Give every table in `body` whose role is `grid` its keys. They do not reach who listens for arrows on the picture.
 * @param {HTMLElement} body
 * @param {AbortSignal} signal
 */
export function listenToGrids(body, signal) {
  body.addEventListener("focusin", ({ target }) => stay(target), { signal });
  body.addEventListener("keydown", (event) => go(event), { signal, capture: true });
}

/**
 * Who comes back to a grid comes to where they were.
 * @param {EventTarget | null} target
 */
function stay(target) {
  for (const cell of cellsAround(target).flat()) cell.tabIndex = cell === target ? 0 : -1;
}

/** @param {KeyboardEvent} event */
function go(event) {
  const move = MOVES[event.key];
  const cells = cellsAround(event.target);
  const row = cells.findIndex((line) => line.some((cell) => cell === event.target));
  const line = cells[row];
  if (!move || !line || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  event.stopPropagation();
  const at = { row, column: line.findIndex((cell) => cell === event.target) };
  const next = move(at, { row: cells.length - 1, column: line.length - 1 });
  cells[next.row]?.[next.column]?.focus();
}

/**
 * The cells that can be pressed, row by row, of the grid that something stands in.
 * @param {EventTarget | null} target
 * @returns {HTMLElement[][]}
 */
function cellsAround(target) {
  const grid = target instanceof HTMLElement && target.closest("[data-point][tabindex]")?.closest("table[role=grid]");
  if (!grid) return [];
  const rows = [...grid.querySelectorAll("tr")];
  const lines = rows.map((row) => /** @type {HTMLElement[]} */ ([...row.querySelectorAll("[data-point][tabindex]")]));
  return lines.filter((line) => line.length);
}
