import { entriesAt, scalarAt } from "../../syntax/data/access.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";
import type { Mention } from "../references/mention.ts";
import type { NameTable } from "../references/names.ts";
import { withinQuotes } from "../references/written.ts";

export const names: readonly NameTable[] = [
  { sort: "input", defined: ["inputs.@key"], used: [], spelled: /\$\{\{\s*parent\.inputs\.([\w-]+)/g },
  { sort: "output", defined: ["outputs.@key"], used: [], spelled: /\$\{\{\s*parent\.outputs\.([\w-]+)/g },
  { sort: "job", defined: ["jobs.@key"], used: [], spelled: /\$\{\{\s*parent\.jobs\.([\w-]+)\./g },
];

/** `${{inputs.name}}` in the command of a component, and the inputs that a pipeline gives to a component of its own file. */
export function* mentions(document: Document, snapshot: Snapshot): Generator<Mention> {
  const { uri, text } = document;
  const [root] = readData(document, "pyyaml")?.roots ?? [];
  const command = scalarAt(root, "command");
  for (const use of command ? text.slice(command.span.start, command.span.end).matchAll(/\$\{\{\s*inputs\.([\w-]+)/g) : []) {
    const end = (command?.span.start ?? 0) + use.index + use[0].length;
    const name = use[1] ?? "";
    yield { subject: { sort: "input", uri, name }, at: { start: end - name.length, end } };
  }
  for (const { value } of entriesAt(root, "jobs")) {
    const path = scalarAt(value, "component")?.text.replace(/^file:/, "");
    const component = path === undefined || !/\.ya?ml$/.test(path) ? undefined : resolvePath(folderOf(uri), path);
    if (component === undefined || !snapshot.files.exists(component)) continue;
    for (const { key } of entriesAt(value, "inputs")) {
      const at = withinQuotes(text, key);
      if (at) yield { subject: { sort: "input", uri: component, name: key.text }, at };
    }
  }
}
