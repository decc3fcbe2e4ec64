// The results as a CSV file: the rows of donnees/initiatives.csv, as published, for the fiches shown and in their order.

const CAREFUL = /^[=+\-@\t\r]/; // what a spreadsheet would take for a formula

/** The rows of a CSV text (RFC 4180), each an array of cells. */
export function parseCsv(text) {
  const rows = [];
  let row = [];
  let cell = "";
  let quoted = false;
  const endCell = () => {
    row.push(cell);
    cell = "";
  };
  const endRow = () => {
    endCell();
    rows.push(row);
    row = [];
  };
  for (let place = text.charCodeAt(0) === 0xfeff ? 1 : 0; place < text.length; place += 1) {
    const letter = text[place];
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[place + 1] === '"') {
        cell += letter;
        place += 1;
      } else quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === ",") endCell();
    else if (letter === "\n") endRow();
    else if (letter !== "\r" || text[place + 1] !== "\n") cell += letter;
  }
  if (cell || row.length) endRow();
  return rows;
}

/** Rows as CSV text, with the mark that spreadsheets want to read UTF-8. */
export function writeCsv(rows) {
  const cell = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** What a reader wrote, made harmless in a spreadsheet. */
export function neutralised(text) {
  return CAREFUL.test(text) ? `'${text}` : text;
}

/**
 * The published rows of these fiches, in this order, below their header.
 * @param extra {header, cell}: one more column, `cell(id)` being its text
 */
export async function rowsOf(address, ids, extra = null) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const [header, ...rows] = parseCsv(await response.text());
  const key = header.indexOf("id");
  const byId = new Map(rows.map((row) => [row[key], row]));
  const found = ids.filter((id) => byId.has(id));
  const more = (row, text) => (extra ? [...row, text()] : row);
  return [
    more(header, () => extra.header),
    ...found.map((id) => more(byId.get(id), () => neutralised(extra.cell(id)))),
  ];
}
