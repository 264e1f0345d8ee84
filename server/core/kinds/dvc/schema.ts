import { shapeOfType } from "../schema/fields.ts";
import { any, boolean, closed, key, list, named, oneOf, string, text, type MapShape, type Shape } from "../schema/shape.ts";

const pathWithOptions = (options: MapShape["keys"]): Shape => oneOf(text, named(closed(options)));

const OUTPUT: MapShape["keys"] = {
  cache: key(boolean, "Keep the output in DVC's cache. `false` leaves it to Git, as small metrics files often are."),
  persist: key(boolean, "Do not delete the output before the stage runs, so that it can add to it."),
  remote: key(string, "The remote that this output is pushed to."),
  push: key(boolean, "Upload it on `dvc push`."),
  desc: key(string, "What it is, for people."),
  type: key(string, "A type for the model registry, such as `model`."),
  labels: key(list(string), "Labels for people."),
  meta: key(any, "Anything else; DVC does not read it."),
  checkpoint: key(boolean, "Checkpoints were removed from DVC.", { deprecated: "DVC 3 has no checkpoints; log to DVCLive instead" }),
};

/** How a plot is drawn. */
const DRAWN: MapShape["keys"] = {
  x: key(any, "Column of the x axis."),
  y: key(any, "Column of the y axis."),
  x_label: key(string, "Label of the x axis."),
  y_label: key(string, "Label of the y axis."),
  title: key(string, "Title above the plot."),
  header: key(boolean, "The CSV has a header line."),
  template: key(shapeOfType("text|'linear'|'simple'|'scatter'|'scatter_jitter'|'smooth'|'confusion'|'confusion_normalized'|'bar_horizontal'|'bar_horizontal_sorted'"), "The Vega template, such as `linear` or `confusion`."),
};

const PLOT: MapShape["keys"] = { ...OUTPUT, ...DRAWN };

/** DVC takes a command for a text only where it is one. */
const COMMANDS = oneOf({ ...string, nullable: false }, list(string));

const STAGE: MapShape["keys"] = {
  cmd: key(COMMANDS, "The command that the stage runs, or a list of commands run one after the other.", { required: true }),
  wdir: key(text, "The folder that the command runs in and that paths are relative to; beside dvc.yaml unless said."),
  deps: key(list(pathWithOptions({ hash: key(text, "") })), "Files and folders the stage reads. It runs again when one changes."),
  params: key(list(oneOf(text, named(oneOf(list(text), any)))), "Keys of params.yaml (or `file: [keys]`) the stage reads. It runs again when one changes."),
  outs: key(list(pathWithOptions(OUTPUT)), "Files and folders the stage writes. DVC deletes them before it runs and caches them after."),
  metrics: key(list(pathWithOptions(OUTPUT)), "Outputs that hold numbers for `dvc metrics`."),
  plots: key(list(pathWithOptions(PLOT)), "Outputs that `dvc plots` draws."),
  vars: key(list(any), "Values for `${…}` in this stage: files, or mappings written here."),
  frozen: key(boolean, "Do not run the stage again, even when something changed."),
  always_changed: key(boolean, "Run the stage every time."),
  desc: key(text, "What the stage does, for people."),
  meta: key(any, "Anything else; DVC does not read it."),
  live: key(any, "Removed in DVC 3.", { deprecated: "DVC 3 has no `live`; list DVCLive's folder under `metrics` and `plots`" }),
};

const stage: Shape = oneOf(
  closed({ foreach: key(any, "A list or mapping; the stage is made once per item.", { required: true }), do: key(closed(STAGE), "The stage, with `${item}` and `${key}`.", { required: true }) }, ["foreach", "do"]),
  closed({ matrix: key(named(oneOf(list(any), text)), "Lists by name; the stage is made for every combination, `${item.<name>}`."), ...STAGE }),
);

const ARTIFACT: MapShape["keys"] = {
  path: key(text, "The file or folder.", { required: true }),
  type: key(text, "What it is, such as `model`."),
  desc: key(text, "What it is, for people."),
  labels: key(list(text), "Labels for people."),
  meta: key(any, "Anything else; DVC does not read it."),
};

/** After the schema of DVC 3 (dvc/schema.py). */
export const schema: Shape = closed({
  stages: key({ ...named(stage), names: { like: /^[^!-,./:-@[-^`{-~]+$/, called: "the name of a stage, which has letters, digits, `-` and `_`" } }, "The steps of the pipeline by name."),
  vars: key(list(any), "Values for `${…}` in every stage: files, `file:key`, or mappings written here."),
  params: key(list(text), "Files of parameters that `dvc params diff` and experiments show."),
  metrics: key(list(pathWithOptions(OUTPUT)), "Files of metrics that no stage writes."),
  plots: key(oneOf(list(oneOf(text, named(oneOf(closed(DRAWN), text)))), named(oneOf(closed(DRAWN), text))), "Plots that are drawn from outputs of the stages."),
  artifacts: key({ ...named(closed(ARTIFACT)), names: { like: /^[a-zA-Z0-9](?:[\w.-]*[a-zA-Z0-9])?$|[{$]/, called: "a name of letters, digits, `-` and `_`" } }, "Models and data by the name they have in the registry."),
  datasets: key(list(any), "Versioned data from DataChain, DVC or a URL."),
  schema: key(text, "Version of the format."),
  desc: key(text, "What the pipeline does, for people."),
  meta: key(any, "Anything else; DVC does not read it."),
});
