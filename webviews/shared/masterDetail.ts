import { element } from "./dom.ts";
import { listbox, type ListItem } from "./listbox.ts";
import { onThemeChange } from "./theme.ts";

/** A list, and beside it all that is known of the one that is chosen. */
export interface MasterDetail {
  readonly node: HTMLElement;
  show(shown: Shown): void;
}

export interface Shown {
  readonly items: readonly ListItem[];
  readonly chosen: string | undefined;
  /** What stands beside the list; `width` is what a chart may take. Drawn anew when that or the theme changes. */
  readonly detail: (width: number) => readonly Node[];
}

const EDGES = 40;
const LEAST_WIDTH = 280;

/** `things` is what the list says it holds, `one` what its detail is of; `choose` hears the name of what a person chose. */
export function masterDetail({ things, one }: { readonly things: string; readonly one: string }, choose: (name: string) => void): MasterDetail {
  const list = listbox(things, choose);
  const panel = element("section", { class: "detail", "aria-label": one, tabindex: 0 });
  let shown: Shown | undefined;
  const drawDetail = (): void => {
    if (shown) panel.replaceChildren(...shown.detail(Math.max(LEAST_WIDTH, panel.clientWidth - EDGES)));
  };
  new ResizeObserver(drawDetail).observe(panel);
  onThemeChange(drawDetail);
  return {
    node: element("div", { class: "columns-and-detail" }, [list.node, panel]),
    show(next) {
      shown = next;
      list.show(next.items, next.chosen);
      drawDetail();
    },
  };
}

/** What stands there instead of a detail. */
export const nothing = (words: string): HTMLElement => element("p", { class: "soft" }, [words]);
