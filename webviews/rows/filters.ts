import type { FilterTest, RowsFilter } from "../../server/core/insights/rows/report.ts";
import { element } from "../shared/dom.ts";
import { button } from "../shared/ui.ts";
import { filterWords } from "./state.ts";

const TESTS: readonly FilterTest[] = ["contains", "=", "≠", "<", "≤", ">", "≥", "missing", "present"];
const ALONE: ReadonlySet<FilterTest> = new Set(["missing", "present"]);

export interface Filters {
  readonly node: HTMLElement;
  /** The column that a new filter is for, and the filters that hold. */
  show(column: { readonly name: string; readonly isNumeric: boolean } | undefined, filters: readonly RowsFilter[]): void;
}

/** Keeps rows by what stands in the chosen column. */
export function filterBar(change: (filters: readonly RowsFilter[]) => void): Filters {
  let filters: readonly RowsFilter[] = [];
  let column: string | undefined;
  let touched = false;
  const name = element("span", { class: "filter-column" });
  const test = element("select", { class: "native", "aria-label": "Test" }, TESTS.map((one) => element("option", { value: one }, [one])));
  const value = element("input", { class: "native", type: "text", "aria-label": "Value", placeholder: "value" });
  const chips = element("ul", { class: "chips", "aria-label": "Filters" });
  const add = (): void => {
    const chosen = TESTS.find((one) => one === test.value) ?? "contains";
    if (column === undefined || (value.value === "" && !ALONE.has(chosen))) return;
    change([...filters, { column, test: chosen, value: value.value }]);
    value.value = "";
  };
  test.addEventListener("change", () => {
    touched = true;
    value.hidden = ALONE.has(TESTS.find((one) => one === test.value) ?? "contains");
  });
  value.addEventListener("keydown", (event) => {
    if (event.key === "Enter") add();
  });
  return {
    node: element("div", { class: "filter-bar" }, [element("label", { class: "filter" }, [element("span", { class: "soft" }, ["Filter "]), name]), test, value, button("Add Filter", add), chips]),
    show(next, holding) {
      if (next?.name !== column && !touched) test.value = next?.isNumeric ? "≥" : "contains";
      column = next?.name;
      filters = holding;
      name.textContent = column ?? "";
      chips.replaceChildren(
        ...filters.map((filter, place) => {
          const words = filterWords(filter);
          const remove = element("button", { type: "button", class: "native", "aria-label": `Remove the filter ${words}` }, ["×"]);
          remove.addEventListener("click", () => change(filters.filter((_, other) => other !== place)));
          return element("li", {}, [words, remove]);
        }),
      );
    },
  };
}
