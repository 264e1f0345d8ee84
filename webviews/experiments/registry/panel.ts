import type { ColumnKey } from "../../../server/core/insights/experiments/query/cells.ts";
import type { RegistryModel, RunAct } from "../../protocol/experiments.ts";
import { element } from "../../shared/dom.ts";
import { counted } from "../../shared/format.ts";
import { listbox } from "../../shared/listbox.ts";
import { textField } from "../../shared/ui.ts";
import { keyOf, type ExperimentRun } from "../data.ts";
import type { Hub, Panel, Shown } from "../hub.ts";
import { actOn } from "../runMenu.ts";
import { modelDetail } from "./detail.ts";

/** Registered models: their versions with aliases and stages, and the way from the data by the run to the model. */
export function registryPanel(hub: Hub): Panel {
  let models: readonly RegistryModel[] | undefined;
  let search = "";
  let shown: Shown | undefined;
  let asked = false;
  const list = listbox("Registered models", (name) => hub.update({ model: name }));
  const field = textField("Search models", "", (text) => {
    search = text.toLowerCase();
    draw();
  });
  const advice = element("p", { class: "soft", role: "status" });
  const side = element("div", { class: "artifact-side" }, [field, list.node]);
  const body = element("div", { class: "artifact-body" });
  const node = element("section", { class: "artifacts registry", "aria-label": "Model registry" }, [advice, side, body]);
  const { act } = actOn(hub);

  function say(text: string): void {
    advice.textContent = text;
    advice.hidden = text === "";
    side.hidden = body.hidden = text !== "";
  }

  function draw(): void {
    if (!models || !shown) return;
    if (models.length === 0) {
      say("No model is registered in these stores yet. MLflow registers one by mlflow.register_model, or by log_model(…, registered_model_name=…); it then stands here with its versions, and with the run and the data behind each.");
      return;
    }
    say("");
    const found = models.filter(({ name }) => name.toLowerCase().includes(search));
    const model = models.find(({ name }) => name === hub.state().model) ?? models[0];
    list.show(found.map(({ name, versions, tracker }) => ({ name, state: "", hint: `${name}, ${counted(versions.length, "version")}, ${tracker}`, mark: "", cells: () => [element("span", { class: "soft state" }, [counted(versions.length, "version")])] })), model?.name);
    if (!model) return;
    const { data } = shown;
    const metric = metricOf(shown);
    const runs = new Map(data.table.runs.map((run, place) => [keyOf(run), place]));
    const placeOf = (run: { readonly id: string; readonly store: string } | undefined): number | undefined => (run ? runs.get(keyOf(run)) : undefined);
    const runAt = (place: number | undefined): ExperimentRun | undefined => (place === undefined ? undefined : data.table.runs[place]);
    body.replaceChildren(
      modelDetail(model, {
        valueOf: (run) => {
          const place = placeOf(run);
          return place === undefined ? undefined : data.cells(metric)?.[place];
        },
        metric: metric.slice("metric:".length),
        isKnown: (run) => placeOf(run) !== undefined,
        chart: (wanted) => {
          const places = wanted.flatMap((run) => placeOf(run) ?? []);
          hub.update({ chosen: [] });
          hub.toggle(places);
          hub.update({ tab: places.length > 1 ? "compare" : "curves" });
        },
        act: (which: RunAct, key) => {
          const run = runAt(placeOf(key));
          if (run) act(which, run);
        },
      }),
    );
  }

  return {
    node,
    needs: (now) => [metricOf(now)],
    forget: () => (asked = false),
    show(now) {
      shown = now;
      draw();
      if (asked) return;
      asked = true;
      hub.call("registry", {}).then(
        (found) => {
          models = found;
          draw();
        },
        (error: unknown) => say(`The registry could not be read: ${error instanceof Error ? error.message : String(error)}`),
      );
    },
  };
}

/** The metric that the versions are held against each other by: that of the first chart, or the first of which is known which way is better. */
function metricOf({ data, state }: Shown): ColumnKey {
  const [charted] = state.chart.metrics;
  const metrics = data.table.columns.filter(({ kind }) => kind === "metric");
  return `metric:${charted ?? metrics.find(({ better }) => better === "higher")?.name ?? metrics[0]?.name ?? ""}`;
}
