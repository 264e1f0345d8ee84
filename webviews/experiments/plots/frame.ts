import { nameOf, valueOf, type ColumnKey } from "../../../server/core/insights/experiments/query/cells.ts";
import { element } from "../../shared/dom.ts";
import { dropdown } from "../../shared/ui.ts";
import { exportTools, type CsvRows } from "../exportTools.ts";
import type { Hub, Panel, Shown } from "../hub.ts";
import type { PlotSettings } from "../state.ts";
import { choicesOf, type ChoiceKind } from "./choices.ts";
import type { Plot } from "./parallel.ts";

/** Something to choose above a plot. */
export interface PlotChoice {
  readonly label: string;
  readonly setting: keyof PlotSettings;
  readonly kinds: readonly ChoiceKind[];
}

/** A plot with what can be chosen for it, and its way into a file. `keys` are the columns that it draws. */
export function plotPanel(hub: Hub, name: string, plot: Plot, choices: readonly PlotChoice[], keys: (shown: Shown) => readonly ColumnKey[]): Panel {
  let last: Shown | undefined;
  const pickers = choices.map((choice) => ({
    choice,
    picker: dropdown(choice.label, (label) => {
      const key = choicesOf(hub.data.table, choice.kinds).keyOf(label);
      if (key !== undefined) hub.update({ plots: { ...hub.state().plots, [choice.setting]: key } });
    }),
  }));
  const file = (): string => (last ? `${name}-${keys(last).slice(0, 2).map(nameOf).join("-")}` : name);
  const tools = exportTools(file, { drawing: () => plot.node.querySelector("svg") ?? undefined, rows: () => (last ? rowsOf(last, keys(last)) : []) }, (saved) => void hub.call("save", saved));
  const labelled = pickers.map(({ choice, picker }) => element("span", { class: "labelled" }, [element("span", { "class": "soft", "aria-hidden": "true" }, [choice.label]), picker.node]));
  const node = element("div", {}, [element("div", { class: "chart-tools plot-tools" }, [...labelled, element("span", { class: "space" }), element("span", { class: "tools" }, tools)]), plot.node]);
  return {
    node,
    needs: keys,
    forget: () => undefined,
    show(shown) {
      last = shown;
      const drawn = keys(shown);
      pickers.forEach(({ choice, picker }, place) => {
        const all = choicesOf(shown.data.table, choice.kinds);
        picker.offer(all.labels, all.labelOf(shown.state.plots[choice.setting]) ?? all.labelOf(drawn[place] ?? ""));
      });
      plot.show(shown.data, shown.rows, shown.colours, drawn);
    },
  };
}

const rowsOf = ({ data, rows }: Shown, keys: readonly ColumnKey[]): CsvRows => [["run", "id", ...keys.map(nameOf)], ...rows.map((place) => [data.table.runs[place]?.name, data.table.runs[place]?.id, ...keys.map((key) => valueOf(data, key, place))])];
