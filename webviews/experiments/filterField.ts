import { element } from "../shared/dom.ts";
import { caretOf, setText, textField, textOf } from "../shared/ui.ts";
import type { Suggestion } from "./query/complete.ts";

export interface FilterField {
  readonly node: HTMLElement;
  /** What is wrong with the filter, if anything. */
  complain(reason: string | undefined): void;
  set(text: string): void;
}

/** The filter, with suggestions below it: arrows choose one, Tab or Enter takes it, Escape closes them. */
export function filterField(initial: string, change: (text: string) => void, suggest: (text: string, at: number) => readonly Suggestion[]): FilterField {
  const list = element("ul", { class: "suggestions", role: "listbox", id: "filter-suggestions", hidden: true });
  const problem = element("span", { class: "filter-problem", role: "status" });
  const field = textField("Filter, such as loss < 0.5 status = finished", initial, (text) => {
    change(text);
    offer();
  });
  field.setAttribute("size", "36");
  field.title = "Words are looked for in names, tags and parameters. Compare columns by < <= > >= = != ~ (contains); join by and, or, not and parentheses. The question mark beside it shows examples.";
  const node = element("div", { class: "filter" }, [field, list, problem]);
  let offered: readonly Suggestion[] = [];
  let active = -1;

  function offer(): void {
    offered = suggest(textOf(field), caretOf(field));
    active = -1;
    drawList();
  }

  function drawList(): void {
    list.hidden = offered.length === 0;
    list.replaceChildren(...offered.map(({ text, what }, index) => element("li", { role: "option", "data-index": index, "aria-selected": String(index === active), class: index === active ? "active" : "" }, [element("span", {}, [text]), element("span", { class: "soft" }, [what])])));
  }

  function take(index: number): void {
    const suggestion = offered[index];
    if (!suggestion) return;
    const old = textOf(field);
    const text = `${old.slice(0, suggestion.start)}${suggestion.text} ${old.slice(suggestion.end).trimStart()}`;
    setText(field, text, suggestion.start + suggestion.text.length + 1);
    change(text);
    offer();
  }

  function close(): void {
    offered = [];
    drawList();
  }

  field.addEventListener("keydown", (event) => {
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => (active = Math.min(offered.length - 1, active + 1)),
      ArrowUp: () => (active = Math.max(-1, active - 1)),
      Escape: close,
      Tab: () => take(Math.max(0, active)),
      Enter: () => (active >= 0 ? take(active) : close()),
    };
    const act = keys[event.key];
    if (!act || (offered.length === 0 && event.key !== "ArrowDown")) return;
    if (event.key === "Tab" && active < 0) {
      close();
      return;
    }
    event.preventDefault();
    if (offered.length === 0) offer();
    act();
    drawList();
  });
  // What is offered fits the place of the caret.
  field.addEventListener("keyup", ({ key }) => {
    if (offered.length > 0 && MOVES.has(key)) offer();
  });
  field.addEventListener("click", () => {
    if (offered.length > 0) offer();
  });
  field.addEventListener("focusout", () => setTimeout(close, 120));
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    take(Number((event.target instanceof Element ? event.target.closest("li") : null)?.dataset["index"] ?? NaN));
  });
  return {
    node,
    complain: (reason) => {
      problem.textContent = reason ?? "";
      field.toggleAttribute("aria-invalid", reason !== undefined);
    },
    set: (text) => setText(field, text),
  };
}

const MOVES = new Set(["ArrowLeft", "ArrowRight", "Home", "End"]);
