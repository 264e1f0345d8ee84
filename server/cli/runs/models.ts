import { alignedColumns, type ModelVersion, type RegisteredModel } from "../../core/index.ts";
import { defineCommand, formatOption } from "../command.ts";
import { readRuns, storeOption } from "./stores.ts";

export const runsModels = defineCommand({
  name: "runs models",
  summary: "List registered models with their versions, aliases, stages, and the run and data that each was made of",
  words: { usage: "[FOLDER]…", least: 0, most: Infinity },
  options: { format: formatOption(["table", "json"]), store: storeOption },
  examples: [{ line: "modelwright runs models --store mlflow.db", does: "List the models of an MLflow registry, without a server." }],

  run: async ({ words, own }, terminal): Promise<0> => {
    const { contents } = await readRuns(words, own.store, terminal);
    const models = contents.flatMap((store) => (store.models ?? []).map((model) => ({ ...model, versions: model.versions.map((version) => ({ ...version, data: (version.runId === undefined ? undefined : store.dataOf?.(version.runId)) ?? [] })) })));
    terminal.result(own.format === "json" ? `${JSON.stringify({ version: 1, models }, undefined, 2)}\n` : table(models));
    return 0;
  },
});

type Listed = Omit<RegisteredModel, "versions"> & { readonly versions: readonly (ModelVersion & { readonly data: readonly { readonly name: string }[] })[] };

function table(models: readonly Listed[]): string {
  const rows = models.flatMap(({ name, versions }) => versions.map(({ version, stage, aliases, runId, data }) => [name, String(version), stage === "None" ? "" : stage, aliases.join(", "), runId ?? "", data.map((each) => each.name).join(", ")]));
  return rows.length === 0 ? "" : alignedColumns([["model", "version", "stage", "aliases", "run", "data"], ...rows]);
}
