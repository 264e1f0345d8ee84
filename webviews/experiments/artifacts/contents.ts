import type { ArtifactContent } from "../../protocol/experiments.ts";
import { element } from "../../shared/dom.ts";
import { counted, formatCount, formatNumber } from "../../shared/format.ts";
import type { CsvRows } from "../exportTools.ts";
import { confusionMatrix } from "./matrix.ts";
import { picture } from "./picture.ts";

/** More rows than these make the page slow; the file has them all. */
const MOST_ROWS = 200;

/** What one artifact of one run holds. Curves and histograms are drawn together, elsewhere. */
export function contentNode(content: ArtifactContent, name: string): HTMLElement {
  switch (content.state) {
    case "image":
      return picture(content.base64, content.mediaType, name);
    case "text":
      return element("div", {}, [element("pre", { class: "log", tabindex: 0 }, [content.text]), ...(content.cut === true ? [element("p", { class: "soft" }, ["Only the beginning is shown."])] : [])]);
    case "table":
      return table(content);
    case "confusion-matrix":
      return confusionMatrix(content.labels, content.counts);
    case "refused":
      return element("p", { class: "soft" }, [content.reason]);
    case "histogram":
    case "curves":
      return element("p", { class: "soft" }, ["This is drawn together with the other runs."]);
    case "audio":
    case "video":
      return player(content, name);
    case "bytes":
      return element("p", { class: "soft" }, [`A file of the type ${content.mediaType}, which cannot be shown here. “Reveal files” in the run's menu leads to it.`]);
  }
}

/** A sound or film with the browser's own controls; it plays when somebody presses them. */
function player({ state, mediaType, base64 }: Extract<ArtifactContent, { readonly state: "audio" | "video" | "image" | "bytes" }>, name: string): HTMLElement {
  const node = element(state === "video" ? "video" : "audio", { class: "player", "aria-label": name });
  const note = element("p", { class: "soft" });
  node.controls = true;
  node.addEventListener("error", () => {
    node.hidden = true;
    note.textContent = `This file (${mediaType}) cannot be played here. “Reveal files” in the run's menu leads to it.`;
  });
  node.src = `data:${mediaType};base64,${base64}`;
  return element("div", {}, [node, note]);
}

type Table = Extract<ArtifactContent, { readonly state: "table" }>;

function table({ columns, rows, total }: Table): HTMLElement {
  const head = element("tr", {}, columns.map((column) => element("th", { scope: "col" }, [column])));
  const body = rows.slice(0, MOST_ROWS).map((row) => element("tr", {}, columns.map((_, place) => cellNode(row[place] ?? null))));
  const more = total > Math.min(rows.length, MOST_ROWS) ? [element("p", { class: "soft" }, [`The first ${Math.min(rows.length, MOST_ROWS)} of ${counted(total, "row")}.`])] : [];
  return element("div", {}, [element("div", { class: "table-frame", tabindex: 0 }, [element("table", { class: "logged" }, [element("thead", {}, [head]), element("tbody", {}, body)])]), ...more]);
}

function cellNode(cell: string | number | boolean | null): HTMLElement {
  if (typeof cell === "number") return element("td", { class: "number" }, [Number.isInteger(cell) ? formatCount(cell) : formatNumber(cell)]);
  return element("td", cell === null ? { class: "soft" } : { title: String(cell) }, [cell === null ? "–" : String(cell)]);
}

/** The numbers of an artifact as rows; nothing for pictures and texts. */
export function contentRows(content: ArtifactContent): CsvRows {
  if (content.state === "table") return [content.columns, ...content.rows.map((row) => row.map((cell) => (cell === null ? "" : String(cell))))];
  if (content.state === "confusion-matrix") return [["actual", "predicted", "count"], ...content.labels.flatMap((actual, row) => content.labels.map((predicted, column) => [actual, predicted, content.counts[row]?.[column] ?? 0]))];
  if (content.state === "histogram") return [["from", "to", "count"], ...content.counts.map((count, bucket) => [content.edges[bucket], content.edges[bucket + 1], count])];
  if (content.state === "curves") return [["curve", content.x, content.y], ...content.curves.flatMap(({ name, x, y }) => x.map((value, at) => [name, value, y[at]]))];
  return [];
}
