import { element } from "../dom.ts";
import { setText, textField, textOf } from "../ui.ts";
import type { Graph } from "./graph.ts";
import type { GraphNode } from "./node.ts";

/** Finds nodes by their words in a graph that is too large to be looked over: the others fade, Enter goes from one to the next. */
export interface Finder {
  readonly node: HTMLElement;
  /** A graph that can be seen as a whole needs none. */
  offer(nodes: readonly GraphNode[]): void;
  /** Shows all nodes alike again. */
  clear(): void;
}

const MANY_NODES = 15;

export function finder(drawing: Graph): Finder {
  let nodes: readonly GraphNode[] = [];
  let found: readonly string[] = [];
  let place = 0;
  const count = element("span", { class: "soft", role: "status" });
  const field = textField("Find in the graph", "", () => look(0));
  const node = element("div", { class: "finder", hidden: true }, [field, count]);

  function look(from: number): void {
    const words = textOf(field).toLowerCase().split(/\s+/).filter((word) => word !== "");
    found = words.length === 0 ? [] : nodes.filter(({ verb, title, details }) => words.every((word) => [verb, title, ...details].join(" ").toLowerCase().includes(word))).map(({ id }) => id);
    drawing.fade(words.length === 0 ? undefined : new Set(found));
    go(words.length === 0 ? undefined : from);
  }

  function go(next: number | undefined): void {
    place = next === undefined || found.length === 0 ? 0 : (next + found.length) % found.length;
    const id = next === undefined ? undefined : found[place];
    count.textContent = next === undefined ? "" : id === undefined ? "none" : `${place + 1} of ${found.length}`;
    if (id !== undefined) drawing.reveal(id);
  }

  node.addEventListener("keydown", (event) => {
    // The page takes digits and signs for its zoom.
    event.stopPropagation();
    if (event.key === "Enter") go(place + (event.shiftKey ? -1 : 1));
    if (event.key === "Escape") clear();
  });

  function clear(): void {
    setText(field, "");
    look(0);
  }

  return {
    node,
    clear,
    offer(next) {
      nodes = next;
      node.hidden = next.length <= MANY_NODES;
      if (!node.hidden && textOf(field) !== "") look(place);
    },
  };
}
