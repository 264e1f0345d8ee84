import { columnsOf, numberCell, tablesOf, textCell, type Cell, type Database } from "../database.ts";
import { isRecord } from "../numbers.ts";
import type { ModelVersion, RegisteredModel, RunData } from "../registered.ts";
import { pages, type AskServer } from "./pages.ts";

/** MLflow keeps a version that was deleted, at this stage, and lists it no more. */
export const DELETED = "Deleted_Internal";

export function readRegistry(database: Database): readonly RegisteredModel[] {
  const tables = tablesOf(database);
  if (!tables.has("registered_models") || !tables.has("model_versions")) return [];
  const aliases = tables.has("registered_model_aliases") ? database.rows("SELECT name, version, alias FROM registered_model_aliases ORDER BY alias") : [];
  const has = columnsOf(database, "model_versions");
  const column = (name: string): string => (has.has(name) ? name : "NULL");
  const versions = database.rows(`SELECT name, version, ${["current_stage", "status", "run_id", "source", "description", "creation_time"].map((name) => (name === "creation_time" ? `CAST(${column(name)} AS REAL)` : column(name))).join(", ")} FROM model_versions ORDER BY version DESC`);
  const modelTags = tables.has("registered_model_tags") ? database.rows("SELECT key, value, name FROM registered_model_tags ORDER BY key") : [];
  const versionTags = tables.has("model_version_tags") ? database.rows("SELECT key, value, name, version FROM model_version_tags ORDER BY key") : [];
  return database.rows("SELECT name, description FROM registered_models ORDER BY name").map(([name, description]) => ({
    name: String(name),
    ...texts({ description }),
    ...tagsOf(modelTags, [name]),
    store: database.path,
    versions: versions.filter(([model, , stage]) => model === name && stage !== DELETED).map(([model, version, stage, status, runId, source, words, created]) => ({
      version: numberCell(version),
      stage: textCell(stage) ?? "None",
      aliases: aliases.filter(([owner, number]) => owner === model && Number(number) === version).map(([, , alias]) => String(alias)),
      status: textCell(status) ?? "",
      ...texts({ runId, source, description: words }),
      ...tagsOf(versionTags, [model, version]),
      ...(typeof created === "number" && { created }),
    })),
  }));
}

function tagsOf(rows: readonly (readonly Cell[])[], owner: readonly (Cell | undefined)[]): Pick<ModelVersion, "tags"> {
  const own = rows.filter(([, , ...of]) => of.every((cell, place) => cell === owner[place]));
  return own.length === 0 ? {} : { tags: Object.fromEntries(own.map(([key, value]) => [String(key), textCell(value) ?? ""])) };
}

function tagList(list: unknown): Pick<ModelVersion, "tags"> {
  const tags = Array.isArray(list) ? list.filter(isRecord).map(({ key, value }) => [String(key), typeof value === "string" ? value : ""] as const) : [];
  return tags.length === 0 ? {} : { tags: Object.fromEntries(tags.toSorted(([a], [b]) => (a < b ? -1 : 1))) };
}

export async function readServerRegistry(store: string, ask: AskServer): Promise<readonly RegisteredModel[]> {
  const [models, versions] = [await pages(ask, "registered-models/search", "registered_models", { max_results: 1000 }, "GET"), await pages(ask, "model-versions/search", "model_versions", { max_results: 10_000 }, "GET")];
  return models.map((model) => ({
    name: String(model["name"]),
    ...texts({ description: model["description"] }),
    ...tagList(model["tags"]),
    store,
    versions: versions
      .filter((version) => version["name"] === model["name"])
      .map((version) => ({
        version: Number(version["version"]),
        stage: typeof version["current_stage"] === "string" ? version["current_stage"] : "None",
        aliases: aliasesIn(model["aliases"], Number(version["version"])),
        status: typeof version["status"] === "string" ? version["status"] : "",
        ...texts({ runId: version["run_id"], source: version["source"], description: version["description"] }),
        ...tagList(version["tags"]),
        ...(Number(version["creation_timestamp"]) > 0 && { created: Number(version["creation_timestamp"]) }),
      }))
      .toSorted((a, b) => b.version - a.version),
  })).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function aliasesIn(list: unknown, version: number): readonly string[] {
  return Array.isArray(list) ? list.filter(isRecord).filter((each) => Number(each["version"]) === version).map(({ alias }) => String(alias)).toSorted() : [];
}

/** The data sets of each run, by its id. */
export function readRunData(database: Database, runId: string): readonly RunData[] {
  const tables = tablesOf(database);
  if (!tables.has("inputs") || !tables.has("datasets")) return [];
  const use = tables.has("input_tags") ? "(SELECT value FROM input_tags t WHERE t.input_uuid = i.input_uuid AND t.name = 'mlflow.data.context')" : "NULL";
  const rows: readonly (readonly Cell[])[] = database.rows(`SELECT d.name, d.digest, ${use}, d.dataset_source FROM inputs i JOIN datasets d ON d.dataset_uuid = i.source_id WHERE i.destination_id = ? AND i.source_type = 'DATASET' ORDER BY d.name`, runId);
  return rows.map(([name, digest, context, source]) => ({ name: String(name), digest: textCell(digest) ?? "", ...texts({ use: context, source }) }));
}

/** Fields that hold a text that is not empty. */
export function texts<Name extends string>(fields: Readonly<Record<Name, unknown>>): Readonly<Partial<Record<Name, string>>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => typeof value === "string" && value !== "")) as Readonly<Partial<Record<Name, string>>>;
}
