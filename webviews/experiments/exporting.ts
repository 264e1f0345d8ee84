import { element } from "../shared/dom.ts";
import type { ShownColumn } from "./columns.ts";

export type ExportFormat = "CSV" | "JSON" | "Markdown";

export interface ExportedTable {
  readonly columns: readonly ShownColumn[];
  readonly rows: readonly (readonly (string | number | undefined)[])[];
}

/** The shown rows and columns as text; numbers in full, as they were logged. */
export function exported({ columns, rows }: ExportedTable, format: ExportFormat): string {
  return FORMATS[format](columns.map(({ title }) => title), rows);
}

type Rows = ExportedTable["rows"];

const FORMATS: Readonly<Record<ExportFormat, (head: readonly string[], rows: Rows) => string>> = {
  CSV: (head, rows) => [head, ...rows].map((row) => `${row.map((cell) => csvCell(String(cell ?? ""))).join(",")}\r\n`).join(""),
  // JSON has no word for NaN and infinities, so they are texts there.
  JSON: (head, rows) => `${JSON.stringify(rows.map((row) => Object.fromEntries(row.flatMap((cell, index) => (cell === undefined ? [] : [[head[index] ?? "", typeof cell === "number" && !Number.isFinite(cell) ? String(cell) : cell]])))), undefined, 2)}\n`,
  Markdown: (head, rows) => [head, head.map(() => "---"), ...rows].map((row) => `| ${row.map((cell) => String(cell ?? "").replaceAll("|", "\\|").replace(/\s+/g, " ")).join(" | ")} |\n`).join(""),
};

export const csvCell = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A menu that copies or saves in each format. */
export function exportMenu(act: (format: ExportFormat, way: "copy" | "save") => void): HTMLElement {
  const formats: readonly ExportFormat[] = ["CSV", "JSON", "Markdown"];
  const items = formats.flatMap((format) =>
    (["copy", "save"] as const).map((way) => {
      const press = element("button", { class: "plain link" }, [way === "copy" ? `Copy as ${format}` : `Save as ${format}…`]);
      press.addEventListener("click", () => {
        node.open = false;
        act(format, way);
      });
      return element("li", {}, [press]);
    }),
  );
  const node = element("details", { class: "menu" }, [element("summary", {}, ["Export"]), element("ul", { class: "picker menu-list" }, items)]);
  return node;
}
