import { notebookUris } from "../../facts/project/sources.ts";
import { stagesOf, type Stage } from "../../facts/project/stages.ts";
import { openDocument } from "../../kinds/open.ts";
import { convertProject } from "../../refactors/convert-project.ts";
import type { Files } from "../../workspace/snapshot.ts";
import { baseName, folderOf, relativePath, resolvePath } from "../../workspace/uri.ts";
import type { PlannedFile } from "../plan.ts";
import type { Project } from "../scaffold.ts";
import { demandNotes } from "../sharedChoices.ts";

/** Where the stages come from, and what must be written so that they can run. */
export interface Source {
  readonly stages: readonly Stage[];
  readonly folderUri: string;
  /** The project made of the notebook. */
  readonly files: readonly PlannedFile[];
  readonly notes: readonly string[];
}

/** The stages of dvc.yaml or of a notebook, else the one training; or why there are none, as a sentence. */
export function sourceOf({ folderUri, snapshot, facts }: Project, notebook: string): Source | string {
  if (notebook !== "") return fromNotebook(resolvePath(folderUri, notebook), { folderUri, snapshot, facts });
  const found = stagesOf(folderUri, snapshot);
  if (found.state === "read") return { stages: found.stages, folderUri, files: [], notes: [] };
  if (found.state === "unusable") return found.reason;
  if (!facts.entry) return "There is no dvc.yaml with stages, no MLproject, no training script and no notebook.";
  return { stages: [{ name: "train", command: [facts.entry.words.join(" ")], inputs: [], files: [], outputs: [], after: [] }], folderUri, files: [], notes: demandNotes(facts) };
}

/** The notebook that a folder is about: its only one, where nothing else says what to run. */
export function onlyNotebook({ folderUri, snapshot, facts }: Project): string {
  if (facts.entry || snapshot.files.exists(resolvePath(folderUri, "dvc.yaml"))) return "";
  const [only, ...more] = notebookUris(folderUri, snapshot);
  return only === undefined || more.length > 0 ? "" : relativePath(folderUri, only);
}

/** Converts it to a project with a dvc.yaml, and reads that as it runs in an image, where the project lies alone. */
function fromNotebook(uri: string, { folderUri, snapshot }: Project): Source | string {
  const document = snapshot.files.read(uri);
  if (document?.kind !== "notebook") return `${relativePath(folderUri, uri)} is not there, or is no notebook.`;
  const converted = convertProject(document, snapshot, { target: "dvc" });
  if (converted.state === "refused") return `${baseName(uri)} cannot be made into stages. ${converted.reason}`;
  const alone = convertProject(document, snapshot, { target: "dvc", way: "" });
  if (alone.state === "refused") return alone.reason;
  const made = folderOf(converted.files.find((file) => baseName(file.uri) === "dvc.yaml")?.uri ?? uri);
  const stages = stagesOf(made, { ...snapshot, files: withPlanned(snapshot.files, alone.files, snapshot.settings) });
  if (stages.state !== "read") return `${baseName(uri)} has no stages.`;
  return { stages: stages.stages, folderUri: made, files: converted.files, notes: [`The project in ${relativePath(folderUri, made)} is made of ${baseName(uri)}.`, ...converted.notes] };
}

function withPlanned(files: Files, planned: readonly PlannedFile[], settings: Project["snapshot"]["settings"]): Files {
  const documents = new Map(planned.map(({ uri, text }) => [uri, openDocument(uri, text, settings)]));
  return { ...files, read: (uri) => documents.get(uri) ?? files.read(uri), exists: (uri) => documents.has(uri) || files.exists(uri), list: (folder) => files.list(folder) };
}
