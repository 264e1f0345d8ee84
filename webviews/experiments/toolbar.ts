import type { NamedView } from "../protocol/experiments.ts";
import { element } from "../shared/dom.ts";
import { button, checkbox, textField } from "../shared/ui.ts";
import { columnPicker, type PickerActions } from "./columnPicker.ts";
import type { ExperimentsTable } from "./data.ts";
import { exportMenu, type ExportFormat } from "./exporting.ts";
import { filterField } from "./filterField.ts";
import { filterHelp } from "./filterHelp.ts";
import { groupMenu } from "./groupMenu.ts";
import type { Suggestion } from "./query/complete.ts";
import type { Arrangement, ViewState } from "./state.ts";

export interface ToolbarActions extends PickerActions {
  filter(text: string): void;
  suggest(text: string, at: number): readonly Suggestion[];
  onlyVarying(on: boolean): void;
  exported(format: ExportFormat, way: "copy" | "save"): void;
  arrange(change: Partial<Arrangement>): void;
  takeView(view: NamedView): void;
  saveView(name: string): void;
  refresh(): void;
}

export interface Toolbar {
  readonly node: HTMLElement;
  show(table: ExperimentsTable, shown: ReadonlySet<string>, state: ViewState, words: { readonly count: string; readonly wrong: string | undefined }): void;
  offer(views: readonly NamedView[]): void;
}

export function toolbar(initial: ViewState, actions: ToolbarActions): Toolbar {
  const count = element("span", { class: "soft", role: "status" });
  const filter = filterField(initial.filter, (text) => actions.filter(text), (text, at) => actions.suggest(text, at));
  const picker = columnPicker(actions);
  const groups = groupMenu((change) => actions.arrange(change));
  const views = viewMenu(actions);
  const varying = checkbox("Only columns that vary", initial.onlyVarying, (on) => actions.onlyVarying(on));
  const again = element("button", { class: "plain again", title: "Read the stores again", "aria-label": "Refresh" }, ["⟳"]);
  again.addEventListener("click", () => actions.refresh());
  const parts = [element("h1", {}, ["Experiments"]), count, again, element("span", { class: "space" }), filter.node, filterHelp(), varying, picker.node, groups.node, views.node, exportMenu((format, way) => actions.exported(format, way))];
  const node = element("header", { class: "toolbar" }, parts);
  closeOthers(node);
  let drawn = initial.filter;
  return {
    node,
    offer: views.offer,
    show(table, shown, state, words) {
      count.textContent = words.count;
      filter.complain(words.wrong);
      if (state.filter !== drawn) filter.set(state.filter);
      drawn = state.filter;
      if ("checked" in varying && varying.checked !== state.onlyVarying) varying.checked = state.onlyVarying;
      picker.show(table, shown, state.columns);
      groups.show(table, state.rows);
    },
  };
}

/** Views of the workspace to take, and a name to save what is shown under. */
function viewMenu(actions: ToolbarActions): { readonly node: HTMLElement; readonly offer: Toolbar["offer"] } {
  const list = element("ul", { class: "menu-list" }, [element("li", { class: "soft" }, ["No saved views yet."])]);
  let name = "";
  const field = textField("Name of the view", "", (text) => (name = text));
  const save = button("Save", () => {
    if (name.trim() === "") return;
    actions.saveView(name.trim());
    node.open = false;
  });
  const note = element("p", { class: "soft" }, ["Views are files in .modelwright/views, so that the team finds them."]);
  const node = element("details", { class: "menu" }, [element("summary", {}, ["Views"]), element("div", { class: "picker" }, [list, field, save, note])]);
  return {
    node,
    offer(views) {
      if (views.length === 0) return;
      list.replaceChildren(
        ...views.map((view) => {
          const press = element("button", { class: "plain link" }, [view.name]);
          press.addEventListener("click", () => {
            actions.takeView(view);
            node.open = false;
          });
          return element("li", {}, [press]);
        }),
      );
    },
  };
}

/** One menu is open at a time; a press elsewhere or Escape closes it. */
function closeOthers(toolbarNode: HTMLElement): void {
  const menus = [...toolbarNode.querySelectorAll("details")];
  const closeBut = (open: Element | null): void => menus.forEach((menu) => menu !== open && (menu.open = false));
  document.addEventListener("pointerdown", ({ target }) => closeBut(target instanceof Element ? target.closest("details.menu") : null));
  toolbarNode.addEventListener("keydown", ({ key, target }) => {
    if (key !== "Escape" || !(target instanceof Element)) return;
    const menu = target.closest("details");
    closeBut(null);
    menu?.querySelector("summary")?.focus();
  });
}
