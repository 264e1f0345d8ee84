import "./savable.css";

import type { SavedFile } from "../protocol/savedFile.ts";
import { svgFile, svgPng } from "./charts/standalone.ts";
import { element } from "./dom.ts";

/** Puts small buttons under every chart and table of a page, now and whenever it is drawn anew, that save it as a picture, a drawing or numbers. */
export function savable(root: HTMLElement, save: (file: SavedFile) => void): void {
  const equip = (): void => {
    for (const figure of root.querySelectorAll("figure")) if (!figure.querySelector(".save-tools")) equipFigure(figure, save);
    for (const table of root.querySelectorAll("table")) if (!table.caption) equipTable(table, save);
  };
  new MutationObserver(equip).observe(root, { childList: true, subtree: true });
  equip();
}

function equipFigure(figure: HTMLElement, save: (file: SavedFile) => void): void {
  const drawing = (): SVGSVGElement | null => figure.querySelector("svg");
  const label = drawing()?.getAttribute("aria-label");
  if (label === undefined || label === null) return;
  const name = fileName(label);
  figure.append(
    element("figcaption", { class: "save-tools" }, [
      tool("PNG", `Save as a picture: ${label}`, () => {
        const svg = drawing();
        const picture = svg && svgPng(svg);
        if (picture !== undefined && picture !== null) save({ name: `${name}.png`, text: picture, encoding: "base64" });
      }),
      tool("SVG", `Save as a drawing: ${label}`, () => {
        const svg = drawing();
        if (svg) save({ name: `${name}.svg`, text: svgFile(svg), encoding: "text" });
      }),
    ]),
  );
}

function equipTable(table: HTMLTableElement, save: (file: SavedFile) => void): void {
  const title = table.closest("section")?.querySelector("h2")?.textContent ?? "table";
  const caption = element("caption", { class: "save-tools" }, [
    tool("CSV", `Save this table: ${title}`, () => save({ name: `${fileName(title)}.csv`, text: tableCsv(table), encoding: "text" })),
    tool("JSON", `Save this table as JSON: ${title}`, () => save({ name: `${fileName(title)}.json`, text: `${JSON.stringify(tableRows(table), undefined, 2)}\n`, encoding: "text" })),
  ]);
  table.prepend(caption);
}

const fileName = (name: string): string => (name.split(/[.,;:]/)[0] ?? "").replaceAll(/[^\p{L}\p{N}_-]+/gu, "-").replaceAll(/^-+|-+$/g, "").slice(0, 60) || "chart";

const tableRows = (table: HTMLTableElement): readonly (readonly string[])[] => [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent.trim()));

/** As it is shown: numbers as rounded as the page has them. */
export function tableCsv(table: HTMLTableElement): string {
  const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return tableRows(table).map((row) => `${row.map(quoted).join(",")}\r\n`).join("");
}

function tool(label: string, hint: string, act: () => void): HTMLElement {
  const press = element("button", { type: "button", title: hint, "aria-label": hint }, [label]);
  press.addEventListener("click", act);
  return press;
}
