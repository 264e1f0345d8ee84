import { findFromHere } from "../../facts/config/paths.ts";
import { parametersOf } from "../../facts/config/sweep.ts";
import { scalarAt } from "../../syntax/data/access.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import type { Candidate } from "../editing/complete.ts";
import type { TypingPlace } from "../editing/place.ts";
import type { Mention } from "../references/mention.ts";
import { argumentMention } from "../references/programs.ts";
import { pythonMentions } from "../references/python.ts";
import { withinQuotes } from "../references/written.ts";

/** The parameters of a sweep are arguments of its program. */
export function* mentions(document: Document, snapshot: Snapshot): Generator<Mention> {
  const [root] = readData(document, "pyyaml")?.roots ?? [];
  const program = scalarAt(root, "program");
  const found = program && findFromHere(document.uri, program.text, snapshot);
  if (found?.state !== "found") return;
  for (const { key } of parametersOf(root)) {
    const at = withinQuotes(document.text, key);
    if (at) yield argumentMention(found.uri, key.text, at);
  }
}

/** The arguments of the program, where parameters of the sweep are named. */
export function* candidates({ path, at, siblings }: TypingPlace, document: Document, snapshot: Snapshot): Generator<Candidate> {
  if (at !== "key" || path.length !== 1 || path[0] !== "parameters") return;
  const program = scalarAt(readData(document, "pyyaml")?.roots[0], "program");
  const found = program && findFromHere(document.uri, program.text, snapshot);
  const file = found?.state === "found" ? snapshot.files.read(found.uri) : undefined;
  for (const { subject, at: place, defines } of file?.language === "python" ? pythonMentions(file, snapshot) : []) {
    const name = file?.text.slice(place.start, place.end).replace(/^-+/, "") ?? "";
    if (defines && subject.sort === "argument" && !siblings.has(name)) yield { label: name, kind: "reference", detail: `an argument of ${program?.text ?? ""}` };
  }
}
