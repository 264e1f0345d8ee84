import type { StoreContents } from "../../stores/contents.ts";
import type { ModelVersion, RegisteredModel, RunData } from "../../stores/registered.ts";
import type { RunKey } from "../../stores/run.ts";

/** A registered model with what each version was made of. JSON-safe. */
export interface RegistryModel extends Omit<RegisteredModel, "versions"> {
  readonly tracker: string;
  /** The newest first. */
  readonly versions: readonly RegistryVersion[];
}

export interface RegistryVersion extends ModelVersion {
  /** The run that made it, where the store still has it. */
  readonly run?: RunKey & { readonly name: string; readonly experiment: string };
  /** The data sets that went into that run. */
  readonly data: readonly RunData[];
}

/** The models of all registries, by name, each version with the way back to its run and data. */
export function registry(stores: readonly StoreContents[]): readonly RegistryModel[] {
  return stores.flatMap((store) => (store.models ?? []).map((model) => withLineage(model, store))).toSorted((a, b) => a.name.localeCompare(b.name));
}

function withLineage(model: RegisteredModel, store: StoreContents): RegistryModel {
  const versions = model.versions.map((version): RegistryVersion => {
    const run = version.runId === undefined ? undefined : store.runs.find(({ id }) => id === version.runId);
    const data = (version.runId === undefined ? undefined : store.dataOf?.(version.runId)) ?? [];
    return { ...version, ...(run && { run: { id: run.id, store: run.store, name: run.name, experiment: run.experiment } }), data };
  });
  return { ...model, tracker: store.runs.find((run) => run.store === model.store)?.tracker ?? "MLflow", versions };
}
