import { svgFile, svgPng } from "../shared/charts/standalone.ts";
import { element } from "../shared/dom.ts";
import { csvCell } from "./exporting.ts";

/** Saves a file, after asking where to. */
export type Save = (file: { readonly name: string; readonly text: string; readonly encoding: "text" | "base64" }) => void;

/** Rows of a CSV file, the header first. */
export type CsvRows = readonly (readonly (string | number | undefined)[])[];

export interface Exported {
  /** The drawing in the page; nothing while there is none. */
  readonly drawing: () => SVGSVGElement | undefined;
  readonly rows: () => CsvRows;
}

/** Saves a drawing as a picture or as a drawing, and its numbers, all of them, as a table. */
export function exportTools(name: () => string, { drawing, rows }: Exported, save: Save): readonly HTMLElement[] {
  const file = (end: string): string => `${fileName(name())}.${end}`;
  return [
    tool("PNG", "Save the picture", () => {
      const svg = drawing();
      const picture = svg && svgPng(svg);
      if (picture !== undefined) save({ name: file("png"), text: picture, encoding: "base64" });
    }),
    tool("SVG", "Save the drawing", () => {
      const svg = drawing();
      if (svg) save({ name: file("svg"), text: svgFile(svg), encoding: "text" });
    }),
    tool("CSV", "Save the numbers", () => {
      const all = rows();
      if (all.length > 1) save({ name: file("csv"), text: csvText(all), encoding: "text" });
    }),
  ];
}

export const fileName = (name: string): string => name.replaceAll(/[^\p{L}\p{N}_.-]+/gu, "-").replaceAll(/^[-.]+|[-.]+$/g, "").slice(0, 100) || "chart";

export const csvText = (rows: CsvRows): string => rows.map((row) => `${row.map((cell) => csvCell(String(cell ?? ""))).join(",")}\r\n`).join("");

export function tool(label: string, hint: string, act: () => void): HTMLElement {
  const press = element("button", { class: "plain link", title: hint, "aria-label": hint }, [label]);
  press.addEventListener("click", act);
  return press;
}
