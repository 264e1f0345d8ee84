import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { baseName, folderOf } from "../../workspace/uri.ts";
import { featuresOf } from "../editing/features.ts";
import type { Kind } from "../kind.ts";
import { mentions } from "./mentions.ts";
import { schema } from "./schema.ts";

export const tritonPbtxt: Kind = {
  id: "triton-pbtxt",
  title: "Triton model config",
  language: "pbtxt",
  names: ["config.pbtxt"],
  schema,
  features: featuresOf({ schema, mentions, openings: [{ open: /\bmodel_name\s*:\s*["']([\w.-]*)$/, sort: "file", names: modelsBeside }, { open: /\blabel_filename\s*:\s*["']([\w.-]*)$/, sort: "file", names: filesBeside }] }),
};

/** The models of the repository: the folders beside the model's own that have a config. */
function modelsBeside({ uri }: Document, { files }: Snapshot): readonly string[] {
  const own = folderOf(uri);
  return files.list(folderOf(own)).flatMap((entry) => (entry.endsWith("/") && entry !== `${own}/` && files.exists(`${entry}config.pbtxt`) ? [baseName(entry.slice(0, -1))] : []));
}

/** Files that stand beside the config, such as one with names of classes. */
function filesBeside({ uri }: Document, { files }: Snapshot): readonly string[] {
  return files.list(folderOf(uri)).flatMap((entry) => (entry.endsWith("/") || entry === uri ? [] : [baseName(entry)]));
}
