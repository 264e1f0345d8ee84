import { element } from "./dom.ts";

export interface MenuItem {
  readonly label: string;
  readonly act: () => void;
  /** The key that does the same where the menu was opened. */
  readonly key?: string;
  /** Why it cannot be done now. */
  readonly why?: string;
  /** Stands before the label. */
  readonly mark?: HTMLElement;
  /** Whether it is what holds now, where one of several does. */
  readonly holds?: boolean;
}

/**
 * Opens a menu at a place of the page; each list in it is set off from the others. Arrows and first letters move, Enter
 * acts, Escape closes; the focus goes back to where it was.
 */
export function openMenu(label: string, groups: readonly (readonly MenuItem[])[], x: number, y: number): void {
  const before = document.activeElement;
  const filled = groups.filter((group) => group.length > 0);
  const nodes = filled.flatMap((group, place) => [...(place === 0 ? [] : [element("hr", { role: "separator" })]), ...group.map((item) => itemNode(item, close))]);
  const menu = element("div", { class: "context-menu", role: "menu", "aria-label": label, tabindex: -1 }, nodes);
  const items = nodes.filter((node) => node instanceof HTMLButtonElement);

  function close(): void {
    menu.remove();
    document.removeEventListener("pointerdown", pressed, true);
    window.removeEventListener("blur", close);
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  }

  function pressed({ target }: Event): void {
    if (target instanceof Node && menu.contains(target)) return;
    close();
  }

  menu.addEventListener("keydown", (event) => {
    const at = items.findIndex((item) => item === document.activeElement);
    const letter = event.key.length === 1 ? items.findIndex((item, place) => place > at && startsWith(item, event.key)) : -1;
    const again = letter < 0 && event.key.length === 1 ? items.findIndex((item) => startsWith(item, event.key)) : letter;
    const next = again >= 0 ? again : MOVES[event.key]?.(at, items.length);
    event.stopPropagation();
    if (event.key === "Escape" || event.key === "Tab") close();
    else if (next !== undefined) items[(next + items.length) % items.length]?.focus();
    else return;
    event.preventDefault();
  });
  document.addEventListener("pointerdown", pressed, true);
  window.addEventListener("blur", close);
  document.body.append(menu);
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(4, Math.min(x, window.innerWidth - width - 4))}px`;
  menu.style.top = `${y + height + 4 > window.innerHeight ? Math.max(4, y - height) : y}px`;
  items[0]?.focus();
}

const startsWith = (item: HTMLElement, letter: string): boolean => item.textContent.toLowerCase().startsWith(letter.toLowerCase());

const MOVES: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => (at < 0 ? -1 : at - 1),
  Home: () => 0,
  End: (_, count) => count - 1,
};

function itemNode({ label, act, key, why, mark, holds }: MenuItem, close: () => void): HTMLElement {
  const hint = key === undefined ? undefined : element("span", { class: "soft", "aria-hidden": "true" }, [key]);
  const node = element("button", { class: "plain", role: holds === undefined ? "menuitem" : "menuitemradio", "aria-checked": holds === undefined ? undefined : String(holds), tabindex: -1, "aria-disabled": why !== undefined && "true", title: why, ...(key !== undefined && { "aria-keyshortcuts": key }) }, [element("span", { class: "words" }, [mark, label]), hint, ...(holds === true ? [element("span", { "aria-hidden": "true" }, ["✓"])] : [])]);
  node.addEventListener("click", () => {
    if (why !== undefined) return;
    close();
    act();
  });
  return node;
}
