import { element } from "./dom.ts";

export interface Listbox {
  readonly node: HTMLElement;
  /** Items are `li`s made by `option`. */
  show(items: readonly HTMLElement[], chosen: string | undefined): void;
}

/** A list of which one thing is chosen, by pointer or arrows. `choose` hears its name. */
export function listbox(label: string, choose: (name: string) => void): Listbox {
  const node = element("ul", { class: "columns", role: "listbox", "aria-label": label, tabindex: 0 });
  let names: readonly string[] = [];
  let current = 0;
  node.addEventListener("keydown", (event) => {
    const next = MOVES[event.key]?.(current, names.length);
    const name = next === undefined ? undefined : names[Math.min(names.length - 1, Math.max(0, next))];
    if (name === undefined) return;
    event.preventDefault();
    choose(name);
  });
  node.addEventListener("click", (event) => {
    const name = event.target instanceof Element ? event.target.closest<HTMLElement>("li")?.dataset["name"] : undefined;
    if (name !== undefined) choose(name);
  });
  return {
    node,
    show(items, chosen) {
      names = items.map(({ dataset }) => dataset["name"] ?? "");
      current = Math.max(0, chosen === undefined ? 0 : names.indexOf(chosen));
      items.forEach((item, index) => item.setAttribute("id", `column-${index}`));
      node.replaceChildren(...items);
      if (items.length > 0) node.setAttribute("aria-activedescendant", `column-${current}`);
      else node.removeAttribute("aria-activedescendant");
      node.children[current]?.scrollIntoView({ block: "nearest" });
    },
  };
}

/** `mark` has a shape as well as a colour, which the class gives it. */
export function option(name: string, parts: { readonly chosen: boolean; readonly state: string; readonly title: string; readonly mark: string }, cells: readonly Node[]): HTMLElement {
  return element("li", { role: "option", "aria-selected": parts.chosen ? "true" : "false", "data-name": name, class: parts.state, title: parts.title }, [
    element("span", { class: "mark", "aria-hidden": "true" }, [parts.mark]),
    element("span", { class: "name" }, [name]),
    ...cells,
  ]);
}

const MOVES: Readonly<Record<string, (current: number, length: number) => number>> = {
  ArrowDown: (current) => current + 1,
  ArrowUp: (current) => current - 1,
  PageDown: (current) => current + 10,
  PageUp: (current) => current - 10,
  Home: () => 0,
  End: (_, length) => length - 1,
};
