import { frameCollector, type Frame } from "../../../server/core/insights/tables/frame.ts";

export type Cells = readonly (string | number)[];

/** A frame of columns written out; shorter ones end in missing cells. */
export function frameOf(columns: Readonly<Record<string, Cells>>, name = "predictions.csv"): Frame {
  const rows = frameCollector(Object.keys(columns));
  const length = Math.max(0, ...Object.values(columns).map((cells) => cells.length));
  for (let row = 0; row < length; row += 1) rows.add(Object.values(columns).map((cells) => String(cells[row] ?? "")));
  return rows.frame(name, []);
}
