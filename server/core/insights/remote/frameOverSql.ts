import { frameCollector, type Frame } from "../tables/frame.ts";
import { remoteType } from "./dialect.ts";
import type { RemoteData } from "./driftOverSql.ts";
import { rowsStatement } from "./statements.ts";

/** Cells that may come over the line. */
const MOST_CELLS = 4_000_000;

/** The rows of a table, or as many of the first ones as can be held; then it is said that there are more. For what looks at rows as a whole. */
export async function frameOverSql({ name, columns, table, ask }: RemoteData, mostCells = MOST_CELLS): Promise<Frame> {
  const typed = columns.map((column) => ({ name: column.name, type: remoteType(table.dialect, column.type) }));
  const most = Math.max(1, Math.floor(mostCells / Math.max(1, typed.length)));
  const rows = typed.length === 0 ? [] : await ask(rowsStatement(table, typed, most + 1));
  const taker = frameCollector(typed.map((column) => column.name));
  for (const row of rows.slice(0, most)) taker.addValues(row.map((value, place) => (typed[place]?.type === "number" && typeof value === "string" ? Number(value) : value)));
  const cut = rows.length > most ? [`${table.dialect.name} holds more rows than are fetched; these figures are those of ${most.toLocaleString("en-US")} of them, as it gave them. Make a view of a random sample to judge all.`] : [];
  return taker.frame(name, cut);
}
