import type { CellValue } from "../../../server/core/insights/experiments/query/cells.ts";
import type { RegistryModel, RunAct, RunKey } from "../../protocol/experiments.ts";
import { element } from "../../shared/dom.ts";
import { formatNumber, formatTime } from "../../shared/format.ts";
import { tool } from "../exportTools.ts";

export interface ModelActions {
  /** The value of the compared metric in a run's table row. */
  valueOf(run: RunKey | undefined): CellValue;
  readonly metric: string;
  isKnown(run: RunKey): boolean;
  chart(runs: readonly RunKey[]): void;
  act(act: RunAct, run: RunKey): void;
}

type Version = RegistryModel["versions"][number];

/** One model: its versions, the newest first, each with the data and the run that it came from. */
export function modelDetail(model: RegistryModel, actions: ModelActions): HTMLElement {
  const { name, description, tags = {}, versions, tracker, store } = model;
  const runs = versions.flatMap(({ run }) => (run && actions.isKnown(run) ? [run] : []));
  const compare = runs.length > 1 ? [tool("Compare the runs of all versions", "Choose these runs, and show what differs between them", () => actions.chart(runs))] : [];
  const head = ["Version", "Aliases", "Stage", "Made", actions.metric, "Data → run → version", ""].map((title, place) => element("th", { scope: "col", class: place === 4 ? "number" : undefined }, [title]));
  return element("article", { class: "model" }, [
    element("h2", {}, [name]),
    element("p", { class: "soft" }, [`${tracker}, ${store}`]),
    ...(description === undefined || description === "" ? [] : [element("p", {}, [description])]),
    ...(Object.keys(tags).length === 0 ? [] : [tagList(tags)]),
    element("div", { class: "chart-tools" }, compare),
    element("div", { class: "table-frame", tabindex: 0 }, [element("table", { class: "logged versions" }, [element("thead", {}, [element("tr", {}, head)]), element("tbody", {}, versions.map((version) => versionRow(version, actions)))])]),
  ]);
}

function versionRow(version: Version, actions: ModelActions): HTMLElement {
  const { run, aliases, stage, created, description, status } = version;
  const value = actions.valueOf(run);
  const hint = [description, version.source, ...Object.entries(version.tags ?? {}).map(([name, text]) => `${name}: ${text}`)].filter((text) => text !== undefined && text !== "").join("\n");
  const known = run && actions.isKnown(run) ? run : undefined;
  const tools = known ? [tool("Model card", `Write a model card of ${known.name}`, () => actions.act("modelCard", known)), tool("Report…", `Save a report of ${known.name} for people who train no models`, () => actions.act("report", known))] : [];
  return element("tr", {}, [
    element("th", { scope: "row", title: hint }, [`${version.version}`, ...(status === "READY" || status === "" ? [] : [element("span", { class: "soft" }, [` ${status.toLowerCase().replaceAll("_", " ")}`])])]),
    element("td", {}, aliases.map((alias) => element("span", { class: "chip" }, [alias]))),
    element("td", { class: stage === "Production" ? "strong" : "soft" }, [stage === "None" ? "–" : stage]),
    element("td", {}, [created === undefined ? "–" : formatTime(created)]),
    element("td", { class: "number" }, [typeof value === "number" ? formatNumber(value) : "–"]),
    element("td", { class: "way" }, way(version, known, actions)),
    element("td", { class: "tools" }, tools),
  ]);
}

/** From the data by the run to the version. */
function way({ data, run, runId, version }: Version, known: RunKey | undefined, actions: ModelActions): readonly HTMLElement[] {
  const sets = data.length === 0 ? [element("span", { class: "soft" }, ["no data set noted"])] : data.map(({ name, digest, use, source }) => element("span", { class: "step data", title: [use, digest === "" ? undefined : `digest ${digest}`, source].filter((text) => text !== undefined).join("\n") }, [name]));
  const arrow = (): HTMLElement => element("span", { class: "soft", "aria-label": "leads to" }, ["→"]);
  const middle = run && known ? tool(run.name, `Show ${run.name} in the charts`, () => actions.chart([known])) : element("span", { class: "soft" }, [run ? `${run.name} (not in the table)` : runId === undefined ? "no run noted" : `${runId.slice(0, 8)} (gone)`]);
  return [...sets, arrow(), middle, arrow(), element("span", {}, [`v${version}`])];
}

const tagList = (tags: Readonly<Record<string, string>>): HTMLElement => element("p", {}, Object.entries(tags).flatMap(([name, value]) => [element("span", { class: "chip" }, [value === "" ? name : `${name}: ${value}`]), " "]));
