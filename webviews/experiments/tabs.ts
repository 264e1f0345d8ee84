import { element } from "../shared/dom.ts";
import type { Tab } from "./state.ts";

export interface Tabs {
  readonly node: HTMLElement;
  show(tab: Tab): void;
}

const NAMES: Readonly<Record<Tab, string>> = { curves: "Curves", compare: "Compare", artifacts: "Artifacts", parallel: "Parallel", scatter: "Scatter", boxes: "Box plots", importance: "Importance", registry: "Registry" };

/** One panel at a time; arrows move from tab to tab. */
export function tabs(panels: Readonly<Record<string, HTMLElement>>, choose: (tab: Tab) => void): Tabs {
  const all = Object.keys(NAMES) as readonly Tab[];
  const buttons = all.map((tab) => {
    const press = element("button", { class: "plain tab", role: "tab", id: `tab-${tab}`, "aria-controls": `panel-${tab}` }, [NAMES[tab]]);
    press.addEventListener("click", () => choose(tab));
    press.addEventListener("keydown", ({ key }) => {
      const by = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
      const next = all[(all.indexOf(tab) + by + all.length) % all.length];
      if (by === 0 || !next) return;
      choose(next);
      buttons[all.indexOf(next)]?.focus();
    });
    return press;
  });
  const frames = all.map((tab) => element("div", { class: "tab-panel", role: "tabpanel", id: `panel-${tab}`, "aria-labelledby": `tab-${tab}` }, [panels[tab]]));
  return {
    node: element("div", { class: "tabs" }, [element("div", { class: "tab-list", role: "tablist", "aria-label": "What to look at" }, buttons), ...frames]),
    show(tab) {
      all.forEach((each, index) => {
        buttons[index]?.setAttribute("aria-selected", String(each === tab));
        buttons[index]?.setAttribute("tabindex", each === tab ? "0" : "-1");
        const frame = frames[index];
        if (frame) frame.hidden = each !== tab;
      });
    },
  };
}
