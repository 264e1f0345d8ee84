import { promptyOf } from "../../facts/config/prompty.ts";
import { entriesAt, nodeAt } from "../../syntax/data/access.ts";
import type { Document } from "../../workspace/document.ts";
import type { Mention } from "../references/mention.ts";
import { placeholdersIn } from "../references/placeholders.ts";
import { withinQuotes } from "../references/written.ts";

/** The inputs of a prompt, their samples, and where the template uses them. */
export function* mentions(document: Document): Generator<Mention> {
  const prompty = promptyOf(document);
  if (!prompty) return;
  const { text, uri } = document;
  const subject = (name: string): Mention["subject"] => ({ sort: "variable", uri, name });
  const samples = entriesAt(nodeAt(prompty.root, "sample")).map(({ key }) => key);
  for (const key of [...prompty.inputs, ...samples]) {
    const at = withinQuotes(text, key);
    if (at) yield { subject: subject(key.text), at, ...((prompty.inputs.length === 0 || prompty.inputs.includes(key)) && { defines: true }) };
  }
  for (const { name, offset } of placeholdersIn(text.slice(prompty.body.start, prompty.body.end))) {
    const start = prompty.body.start + offset;
    yield { subject: subject(name), at: { start, end: start + name.length } };
  }
}
