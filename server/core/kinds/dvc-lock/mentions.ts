import { isRemote, pipelineOf } from "../../facts/config/dvc/pipeline.ts";
import { entriesAt, itemsAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";
import { fileMention } from "../references/files.ts";
import { dottedMentions } from "../references/keys.ts";
import type { Mention } from "../references/mention.ts";
import { withinQuotes } from "../references/written.ts";

/** The stages, files and parameters that a lock repeats from the dvc.yaml beside it. */
export function* mentions(document: Document, snapshot: Snapshot): Generator<Mention> {
  const { text, uri } = document;
  const folder = folderOf(uri);
  const [root] = readData(document)?.roots ?? [];
  const pipeline = snapshot.files.read(`${folder}/dvc.yaml`);
  const stages = (pipeline && pipelineOf(pipeline, snapshot))?.stages ?? [];
  for (const { key, value } of entriesAt(root, "stages")) {
    const at = withinQuotes(text, key);
    const name = key.text.replace(/@.*$/, "");
    // Paths are written as in the stage: from the folder that it works in.
    const own = stages.find((stage) => stage.name === name)?.folder ?? folder;
    if (at) yield { subject: { sort: "stage", uri: `${folder}/dvc.yaml`, name }, at: { start: at.start, end: at.start + name.length } };
    for (const file of [...itemsAt(value, "deps"), ...itemsAt(value, "outs")]) yield* fileIn(file, text, own);
    yield* parameters(value, text, own);
  }
}

function* fileIn(file: Node, text: string, folder: string): Generator<Mention> {
  const path = scalarAt(file, "path");
  const at = path && !isRemote(path.text) ? withinQuotes(text, path) : undefined;
  if (path && at) yield fileMention(resolvePath(folder, path.text), at, folder);
}

function* parameters(stage: Node, text: string, folder: string): Generator<Mention> {
  for (const { key, value } of entriesAt(stage, "params")) {
    const at = withinQuotes(text, key);
    const uri = resolvePath(folder, key.text);
    if (at) yield fileMention(uri, at, folder);
    for (const { key: name } of entriesAt(value)) {
      const place = withinQuotes(text, name);
      if (place) yield* dottedMentions(name.text, place, uri);
    }
  }
}
