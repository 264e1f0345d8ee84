import { isRemote } from "../../facts/config/dvc/pipeline.ts";
import { entriesAt, itemsAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";
import { fileMention } from "../references/files.ts";
import { dottedMentions } from "../references/keys.ts";
import type { Mention } from "../references/mention.ts";
import { withinQuotes } from "../references/written.ts";

/** The stages, files and parameters that a lock repeats from the dvc.yaml beside it. */
export function* mentions(document: Document): Generator<Mention> {
  const { text, uri } = document;
  const folder = folderOf(uri);
  const [root] = readData(document)?.roots ?? [];
  for (const { key, value } of entriesAt(root, "stages")) {
    const at = withinQuotes(text, key);
    const name = key.text.replace(/@.*$/, "");
    if (at) yield { subject: { sort: "stage", uri: `${folder}/dvc.yaml`, name }, at: { start: at.start, end: at.start + name.length } };
    for (const file of [...itemsAt(value, "deps"), ...itemsAt(value, "outs")]) yield* fileIn(file, text, folder);
    yield* parameters(value, text, folder);
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
