import type { RowsColumn } from "../../server/core/insights/rows/report.ts";
import { element } from "../shared/dom.ts";
import { button } from "../shared/ui.ts";
import { completionAt, type Completion } from "./complete.ts";

export interface SqlBox {
  readonly node: HTMLElement;
  /** Columns of the table itself, to complete. */
  offer(columns: readonly RowsColumn[]): void;
  /** What is wrong with it, in the engine's words. */
  fail(reason: string | undefined): void;
  focus(): void;
}

interface Hears {
  readonly typed: (sql: string) => void;
  readonly run: (sql: string) => void;
  readonly clear: () => void;
}

const NONE: Completion = { from: 0, to: 0, offers: [] };

/** SQL over the table `data`: Ctrl+Enter runs it, names are completed while typing or on Ctrl+Space. */
export function sqlBox(initial: string, { typed, run, clear }: Hears): SqlBox {
  let columns: readonly RowsColumn[] = [];
  let [completion, chosen] = [NONE, 0];
  const input = element("textarea", { class: "sql native", rows: 3, spellcheck: "false", "aria-label": "SQL over the table data", role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "sql-offers", autocomplete: "off" });
  input.value = initial;
  const list = element("ul", { id: "sql-offers", class: "offers", role: "listbox", "aria-label": "Completions", hidden: true });
  const problem = element("pre", { class: "sql-problem", role: "alert", hidden: true });
  const go = (): void => {
    close();
    run(input.value);
  };

  function close(): void {
    completion = NONE;
    draw();
  }
  function draw(): void {
    const { offers } = completion;
    list.hidden = offers.length === 0;
    input.setAttribute("aria-expanded", String(offers.length > 0));
    list.replaceChildren(...offers.map(({ text, hint }, place) => element("li", { id: `offer-${place}`, role: "option", "aria-selected": place === chosen ? "true" : "false", "data-place": place }, [element("span", {}, [text]), element("span", { class: "soft" }, [hint])])));
    if (offers.length > 0) input.setAttribute("aria-activedescendant", `offer-${chosen}`);
    else input.removeAttribute("aria-activedescendant");
  }
  function look(asked: boolean): void {
    completion = completionAt(input.value, input.selectionStart, columns, asked);
    chosen = 0;
    draw();
  }
  function take(place: number): void {
    const offer = completion.offers[place];
    if (!offer) return;
    input.setRangeText(offer.text, completion.from, completion.to, "end");
    close();
    typed(input.value);
    input.focus();
  }
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => (chosen = (chosen + 1) % completion.offers.length),
    ArrowUp: () => (chosen = (chosen + completion.offers.length - 1) % completion.offers.length),
    Enter: () => take(chosen),
    Tab: () => take(chosen),
    Escape: close,
  };
  input.addEventListener("input", () => {
    typed(input.value);
    look(false);
  });
  input.addEventListener("keydown", (event) => {
    const held = event.ctrlKey || event.metaKey;
    const act = held ? (event.key === "Enter" ? go : event.key === " " ? () => look(true) : undefined) : completion.offers.length > 0 ? keys[event.key] : undefined;
    if (!act) return;
    event.preventDefault();
    act();
    draw();
  });
  input.addEventListener("blur", () => {
    // A click on an offer takes the focus before it is heard.
    if (!list.matches(":hover")) close();
  });
  list.addEventListener("click", (event) => {
    const place = event.target instanceof Element ? event.target.closest<HTMLElement>("li")?.dataset["place"] : undefined;
    if (place !== undefined) take(Number(place));
  });
  return {
    node: element("div", { class: "sql-box" }, [element("div", { class: "sql-input" }, [input, list]), element("div", { class: "sql-actions" }, [button("Run", go, "primary"), button("Show the Whole Table", clear), element("span", { class: "soft" }, ["Ctrl+Enter runs, Ctrl+Space completes"])]), problem]),
    offer: (next) => {
      columns = next;
    },
    fail: (reason) => {
      problem.hidden = reason === undefined;
      problem.textContent = reason ?? "";
      input.setAttribute("aria-invalid", String(reason !== undefined));
    },
    focus: () => input.focus(),
  };
}
