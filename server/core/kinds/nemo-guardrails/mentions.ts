import { itemsAt } from "../../syntax/data/access.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf } from "../../workspace/uri.ts";
import type { Mention } from "../references/mention.ts";
import { partOf, withinQuotes } from "../references/written.ts";

/** The flows that the rails run, and the Colang files of the folder that define them. */
export function* mentions(document: Document, { files }: Snapshot): Generator<Mention> {
  const folder = folderOf(document.uri);
  const [root] = readData(document, "pyyaml")?.roots ?? [];
  for (const flow of ["input", "output", "retrieval", "dialog", "tool_input", "tool_output"].flatMap((side) => itemsAt(root, "rails", side, "flows"))) {
    const at = flow.type === "scalar" ? withinQuotes(document.text, flow) : undefined;
    const name = flow.type === "scalar" ? flow.text.replace(/\s*\$.*$/, "") : "";
    if (at && name !== "") yield { subject: { sort: "flow", uri: folder, name }, at: partOf(at, 0, name.length) };
  }
  for (const uri of files.list(folder).filter((one) => one.endsWith(".co"))) {
    for (const match of (files.read(uri)?.text ?? "").matchAll(/^((?:define\s+(?:sub)?flow|flow)\s+)([^\n$(]+?)\s*$/gm)) {
      const [, before = "", name = ""] = match;
      const start = match.index + before.length;
      yield { subject: { sort: "flow", uri: folder, name }, at: { start, end: start + name.length }, defines: true, uri };
    }
  }
}
