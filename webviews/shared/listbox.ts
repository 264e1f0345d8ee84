import "./listbox.css";

import { element } from "./dom.ts";

/** One thing of a list. Its element is made when it comes into sight. */
export interface ListItem {
  /** Tells it from all others. */
  readonly name: string;
  /** What is shown as its name, where that is not `name`. */
  readonly title?: string;
  readonly state: string;
  readonly hint: string;
  /** Has a shape as well as the colour that the state gives it. */
  readonly mark: string;
  readonly cells: () => readonly Node[];
}

export interface Listbox {
  readonly node: HTMLElement;
  show(items: readonly ListItem[], chosen: string | undefined): void;
}

/** As the style sheet has it. */
const ROW = 32;
/** Rows beyond each edge, so that a quick scroll shows no gap. */
const MARGIN = 6;
const TYPING_MS = 1000;

/**
 * A list of which one thing is chosen, by pointer, arrows, Home, End, the page keys or the first letters of its name; `choose` hears
 * which. Of any number of things only those in sight stand in the page, and the chosen one, which screen readers are told of.
 */
export function listbox(label: string, choose: (name: string) => void): Listbox {
  const node = element("ul", { class: "columns", role: "listbox", "aria-label": label, tabindex: 0 });
  let items: readonly ListItem[] = [];
  let chosen = -1;
  let typed = { letters: "", at: 0 };
  const rows = (): number => Math.max(1, Math.floor(node.clientHeight / ROW) - 1);

  function draw(): void {
    const first = Math.max(0, Math.floor(node.scrollTop / ROW) - MARGIN);
    const last = Math.min(items.length, Math.ceil((node.scrollTop + node.clientHeight) / ROW) + MARGIN);
    const places = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index);
    const all = chosen < 0 || (chosen >= first && chosen < last) ? places : [...places, chosen].toSorted((a, b) => a - b);
    node.replaceChildren(...all.flatMap((place) => rowOf(items[place], place, { chosen, of: items.length })));
    if (chosen >= 0) node.setAttribute("aria-activedescendant", idOf(chosen));
    else node.removeAttribute("aria-activedescendant");
  }

  /** Scrolls no further than is needed to see the whole row. */
  function reveal(place: number): void {
    const top = place * ROW;
    if (top < node.scrollTop) node.scrollTop = top;
    else if (top + ROW > node.scrollTop + node.clientHeight) node.scrollTop = top + ROW - node.clientHeight;
  }

  function placeFor(event: KeyboardEvent): number | undefined {
    const move = MOVES[event.key];
    if (move) return Math.min(items.length - 1, Math.max(0, move(chosen, { length: items.length, rows: rows() })));
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey || (event.key === " " && typed.letters === "")) return undefined;
    const key = event.key.toLowerCase();
    const letters = event.timeStamp - typed.at < TYPING_MS ? typed.letters + key : key;
    typed = { letters, at: event.timeStamp };
    return found(items, letters, chosen);
  }

  node.addEventListener("keydown", (event) => {
    const name = items[placeFor(event) ?? -1]?.name;
    if (name === undefined) return;
    event.preventDefault();
    choose(name);
  });
  // Pressing chooses: rows that are drawn anew before the button is let go get no click, which other tools may send alone.
  node.addEventListener("mousedown", (event) => {
    const name = event.button === 0 ? nameUnder(event) : undefined;
    if (name !== undefined) choose(name);
  });
  node.addEventListener("click", (event) => {
    const name = nameUnder(event);
    if (name !== undefined && name !== items[chosen]?.name) choose(name);
  });
  node.addEventListener("scroll", draw);
  new ResizeObserver(draw).observe(node);
  return {
    node,
    show(next, name) {
      const before = items[chosen]?.name;
      items = next;
      chosen = items.findIndex((item) => item.name === name);
      node.style.setProperty("--all-rows", `${items.length * ROW}px`);
      if (chosen >= 0 && name !== before) reveal(chosen);
      draw();
    },
  };
}

const nameUnder = ({ target }: Event): string | undefined => (target instanceof Element ? target.closest<HTMLElement>("[role=option]")?.dataset["name"] : undefined);

function rowOf(item: ListItem | undefined, place: number, { chosen, of }: { readonly chosen: number; readonly of: number }): readonly HTMLElement[] {
  if (!item) return [];
  const { name, title = name, state, hint, mark, cells } = item;
  const row = element("li", { role: "option", id: idOf(place), "aria-selected": place === chosen ? "true" : "false", "aria-setsize": of, "aria-posinset": place + 1, "data-name": name, class: state, title: hint }, [
    element("span", { class: "mark", "aria-hidden": "true" }, [mark]),
    element("span", { class: "name" }, [title]),
    ...cells(),
  ]);
  row.style.top = `${place * ROW}px`;
  return [row];
}

const idOf = (place: number): string => `column-${place}`;

/** The next one whose name begins so, from the chosen one on and round again; the same letter over and over goes through all. */
function found(items: readonly ListItem[], letters: string, chosen: number): number | undefined {
  const first = letters.slice(0, 1);
  const again = letters === first.repeat(letters.length);
  const wanted = again ? first : letters;
  const from = again ? chosen + 1 : Math.max(0, chosen);
  const fits = (item: ListItem): boolean => (item.title ?? item.name).toLowerCase().startsWith(wanted);
  const after = items.findIndex((item, place) => place >= from && fits(item));
  const place = after >= 0 ? after : items.findIndex(fits);
  return place >= 0 ? place : undefined;
}

const MOVES: Readonly<Record<string, (current: number, list: { readonly length: number; readonly rows: number }) => number>> = {
  ArrowDown: (current) => current + 1,
  ArrowUp: (current) => current - 1,
  PageDown: (current, { rows }) => current + rows,
  PageUp: (current, { rows }) => current - rows,
  Home: () => 0,
  End: (_, { length }) => length - 1,
};
