import type { ModelFile } from "../../server/core/insights/modelFile.ts";
import { element } from "../shared/dom.ts";
import { counted, formatCount } from "../shared/format.ts";
import { formatBytes, shownTensors, type SortKey, type ViewState } from "./state.ts";

/** More rows make the page slow; the filter finds the others. */
const ROWS = 1000;

const COLUMNS: readonly { readonly key: SortKey; readonly title: string; readonly numeric: boolean }[] = [
  { key: "name", title: "Name", numeric: false },
  { key: "shape", title: "Shape", numeric: false },
  { key: "dtype", title: "Type", numeric: false },
  { key: "bytes", title: "Size", numeric: true },
];

/** The tensors that fit the filter; a press on a heading sorts by it, another one the other way round. */
export function tensorTable(file: ModelFile, state: ViewState, update: (change: Partial<ViewState>) => void): readonly HTMLElement[] {
  const found = shownTensors(file.tensors, state);
  const head = COLUMNS.map(({ key, title, numeric }) => {
    const sorted = state.sort === key;
    const press = element("button", { class: "plain", type: "button" }, [`${title}${sorted ? (state.descending ? " ↓" : " ↑") : ""}`]);
    press.addEventListener("click", () => update({ sort: key, descending: sorted ? !state.descending : numeric }));
    return element("th", { scope: "col", class: numeric ? "number" : undefined, "aria-sort": sorted ? (state.descending ? "descending" : "ascending") : undefined }, [press]);
  });
  const rows = found.slice(0, ROWS).map(({ name, shape, dtype, bytes }) =>
    element("tr", {}, [
      element("td", { class: "name" }, [element("code", {}, [name])]),
      element("td", {}, [shape.length === 0 ? "scalar" : shape.map(formatCount).join(" × ")]),
      element("td", {}, [dtype]),
      element("td", { class: "number" }, [formatBytes(bytes)]),
    ]),
  );
  return [
    element("p", { class: "soft", role: "status" }, [counts(file, found.length, Math.min(found.length, ROWS))]),
    element("table", { class: "facts tensors" }, [element("thead", {}, [element("tr", {}, head)]), element("tbody", {}, rows)]),
  ];
}

function counts({ tensorCount, tensors }: ModelFile, found: number, drawn: number): string {
  const listed = tensors.length < tensorCount ? ` Only the first ${formatCount(tensors.length)} are listed.` : "";
  const cut = drawn < found ? ` The first ${formatCount(drawn)} are shown; the filter finds the others.` : "";
  return `${found === tensors.length ? counted(tensorCount, "tensor") : `${formatCount(found)} of ${counted(tensorCount, "tensor")}`}.${listed}${cut}`;
}
