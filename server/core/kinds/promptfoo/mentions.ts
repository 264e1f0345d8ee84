import { promptsOf } from "../../facts/config/promptfoo.ts";
import { entriesAt, itemsAt, nodeAt } from "../../syntax/data/access.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import type { Mention } from "../references/mention.ts";
import { placeholdersIn } from "../references/placeholders.ts";
import { withinQuotes } from "../references/written.ts";

/** The variables of the tests, and where the prompts use them: in the config itself and in the files that it names. */
export function* mentions(document: Document, snapshot: Snapshot): Generator<Mention> {
  const [root] = readData(document)?.roots ?? [];
  if (!root) return;
  const subject = (name: string): Mention["subject"] => ({ sort: "variable", uri: document.uri, name });
  const defaults = nodeAt(root, "defaultTest");
  const tests = [...itemsAt(root, "tests"), ...(defaults ? [defaults] : [])];
  for (const { key } of tests.flatMap((test) => entriesAt(test, "vars"))) {
    const at = withinQuotes(document.text, key);
    if (at) yield { subject: subject(key.text), at, defines: true };
  }
  for (const { at, text, inline, uri } of promptsOf(root, document, snapshot).prompts) {
    const written = inline ? document.text.slice(at.span.start, at.span.end) : text;
    for (const { name, offset } of placeholdersIn(written)) {
      const start = (inline ? at.span.start : 0) + offset;
      yield { subject: subject(name), at: { start, end: start + name.length }, ...(uri !== undefined && { uri }) };
    }
  }
  for (const { span } of tests.flatMap((test) => itemsAt(test, "assert"))) {
    for (const { name, offset } of placeholdersIn(document.text.slice(span.start, span.end))) yield { subject: subject(name), at: { start: span.start + offset, end: span.start + offset + name.length } };
  }
}
