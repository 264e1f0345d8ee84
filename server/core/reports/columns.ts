/** Rows as aligned columns, two spaces apart; the first row is the head. Columns of numbers stand to the right. */
export function alignedColumns(rows: readonly (readonly string[])[], headStyle: (head: string) => string = (head) => head): string {
  const [head = [], ...body] = rows;
  const widths = head.map((_, column) => rows.reduce((widest, row) => Math.max(widest, (row[column] ?? "").length), 0));
  const isNumber = head.map((_, column) => body.some((row) => row[column] !== "") && body.every((row) => /^(-?[\d.]+(e[-+]?\d+)?|NaN|-?Infinity|)$/i.test(row[column] ?? "")));
  const padded = (row: readonly string[]): string =>
    row.map((cell, column) => (isNumber[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join("  ").trimEnd();
  return [headStyle(padded(head)), ...body.map(padded)].map((line) => `${line}\n`).join("");
}

/** Comma-separated values as RFC 4180 has them. */
export function csv(rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((row) => `${row.map(quoted).join(",")}\r\n`).join("");
}
