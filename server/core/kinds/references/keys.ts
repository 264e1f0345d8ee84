import { walk } from "../../syntax/data/access.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import type { Mention } from "./mention.ts";
import { partOf, withinQuotes } from "./written.ts";

/** Every key of a data file as a parameter that other files may name by its dotted path. */
export function* keyDefinitions(document: Document): Generator<Mention> {
  const [root] = readData(document)?.roots ?? [];
  for (const { path, entry } of root ? walk(root) : []) {
    const at = entry && !path.some((step) => typeof step === "number") ? withinQuotes(document.text, entry.key) : undefined;
    if (at) yield { subject: { sort: "parameter", uri: document.uri, name: path.join(".") }, at, defines: true };
  }
}

/** A dotted name as it is written: each part of it names a key on the way. */
export function* dottedMentions(dotted: string, at: Span, uri: string, more: Partial<Mention> = {}): Generator<Mention> {
  for (const part of dotted.matchAll(/[^.[\]]+/g)) {
    const end = part.index + part[0].length;
    const name = dotted.slice(0, end).replaceAll(/\[(\w+)/g, ".$1");
    yield { subject: { sort: "parameter", uri, name }, at: partOf(at, part.index, part[0].length), ...more };
  }
}
