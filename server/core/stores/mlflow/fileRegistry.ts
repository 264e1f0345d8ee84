import { fileAt, filesBelow, type StoreFolder } from "../folder.ts";
import { isRecord } from "../numbers.ts";
import type { ModelVersion, RegisteredModel, RunData } from "../registered.ts";
import type { StoreProblem } from "../run.ts";
import { keptText, readMetaOf, textOf, timeOf } from "./meta.ts";
import { DELETED, texts } from "./registry.ts";

export interface FileRegistry {
  readonly models: readonly RegisteredModel[];
  readonly problems: readonly StoreProblem[];
}

/** Reads the registry of a file store: `models/<name>/meta.yaml`, and beside it a folder for each version. */
export async function readFileRegistry(root: StoreFolder): Promise<FileRegistry> {
  const folder = (await root.entries()).folders.find(({ name }) => name === "models");
  const models: RegisteredModel[] = [];
  const problems: StoreProblem[] = [];
  for (const place of (await folder?.entries())?.folders ?? []) {
    const { files, folders } = await place.entries();
    const meta = await readMetaOf(files, ["name"]);
    if (meta?.state === "damaged") problems.push(meta.problem);
    if (meta?.state !== "read") continue;
    const aliases = isRecord(meta.fields["aliases"]) ? Object.entries(meta.fields["aliases"]) : [];
    const versions = await versionsIn(folders, aliases, problems);
    models.push({ name: String(meta.fields["name"]), ...texts({ description: meta.fields["description"] }), ...(await tagsIn(folders)), store: root.path, versions });
  }
  return { models, problems };
}

async function versionsIn(folders: readonly StoreFolder[], aliases: readonly (readonly [string, unknown])[], problems: StoreProblem[]): Promise<readonly ModelVersion[]> {
  const versions: ModelVersion[] = [];
  for (const folder of folders.filter(({ name }) => /^version-\d+$/.test(name))) {
    const { files, folders: inner } = await folder.entries();
    const meta = await readMetaOf(files, ["version"]);
    if (meta?.state === "damaged") problems.push(meta.problem);
    if (meta?.state !== "read") continue;
    const { version, current_stage: stage, status, run_id: runId, source, description, creation_timestamp: created } = meta.fields;
    const time = timeOf(created);
    if (stage === DELETED) continue;
    versions.push({
      version: Number(version),
      stage: typeof stage === "string" && stage !== "" ? stage : "None",
      aliases: aliases.filter(([, number]) => Number(number) === Number(version)).map(([alias]) => alias).toSorted(),
      status: typeof status === "string" ? status : "",
      ...texts({ runId, source, description }),
      ...(await tagsIn(inner)),
      ...(time !== undefined && { created: time }),
    });
  }
  return versions.toSorted((a, b) => b.version - a.version);
}

async function tagsIn(folders: readonly StoreFolder[]): Promise<{ readonly tags?: Readonly<Record<string, string>> }> {
  const folder = folders.find(({ name }) => name === "tags");
  const files = folder ? await filesBelow(folder) : [];
  const tags = await Promise.all(files.map(async ([key, file]) => [key, (await keptText(file)) ?? ""] as const));
  return tags.length > 0 ? { tags: Object.fromEntries(tags) } : {};
}

/** The data sets of a run: `inputs/<id>/meta.yaml` names a folder of the experiment's `datasets`. */
export async function readFileData(run: readonly StoreFolder[], experiment: StoreFolder): Promise<readonly RunData[]> {
  const inputs = (await run.find(({ name }) => name === "inputs")?.entries())?.folders ?? [];
  const data = await Promise.all(inputs.map(async (input): Promise<readonly RunData[]> => {
    const link = await readMetaOf((await input.entries()).files, ["source_id"]);
    if (link?.state !== "read" || link.fields["source_type"] !== "DATASET") return [];
    const file = await fileAt(experiment, `datasets/${textOf(link.fields["source_id"]) ?? ""}/meta.yaml`);
    const meta = file && (await readMetaOf([file], ["name"]));
    if (meta?.state !== "read") return [];
    const tags = isRecord(link.fields["tags"]) ? link.fields["tags"] : {};
    return [{ name: String(meta.fields["name"]), digest: textOf(meta.fields["digest"]) ?? "", ...texts({ use: tags["mlflow.data.context"], source: meta.fields["source"] }) }];
  }));
  return data.flat().toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
