import { matchesIn } from "../../facts/config/matches.ts";
import { findFromHere } from "../../facts/config/paths.ts";
import { entriesAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import type { Mention } from "../references/mention.ts";
import { withinQuotes } from "../references/written.ts";

/** The datasets that a run names, and their entries in dataset_info.json. */
export function* mentions(document: Document, snapshot: Snapshot): Generator<Mention> {
  const [root] = readData(document, "omegaconf")?.roots ?? [];
  const registry = findFromHere(document.uri, `${stringAt(root, "dataset_dir") ?? "data"}/dataset_info.json`, snapshot);
  const file = registry.state === "found" ? snapshot.files.read(registry.uri) : undefined;
  if (!file) return;
  const subject = (name: string): Mention["subject"] => ({ sort: "dataset", uri: file.uri, name });
  for (const list of ["dataset", "eval_dataset"]) {
    const names = scalarAt(root, list);
    for (const { text, at } of names ? matchesIn(document.text, names, /[^,\s"'|>]+/g) : []) yield { subject: subject(text), at };
  }
  for (const { key } of entriesAt(readData(file)?.roots[0])) {
    const at = withinQuotes(file.text, key);
    if (at) yield { subject: subject(key.text), at, defines: true, uri: file.uri };
  }
}
