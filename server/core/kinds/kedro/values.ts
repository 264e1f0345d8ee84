import { interpolationsIn } from "../../facts/config/interpolation.ts";
import { configsOf } from "../../facts/config/kedroConf.ts";
import { entriesAt, isNull, scalarAt, walk } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { dottedMentions, keyDefinitions } from "../references/keys.ts";
import type { Mention } from "../references/mention.ts";
import { withinQuotes } from "../references/written.ts";

/** Credentials, globals and the catalog's own `_values`, where datasets use them. */
export function* valueMentions(root: Node, document: Document, conf: string, snapshot: Snapshot): Generator<Mention> {
  const credentials = valuesIn("credentials", conf, snapshot);
  const globals = valuesIn("globals", conf, snapshot);
  const own = [...keyDefinitions(document)].filter(({ subject }) => subject.name.startsWith("_"));
  yield* own;
  for (const { mentions, uri } of [...credentials, ...globals]) for (const mention of mentions) yield { ...mention, uri };
  for (const { value } of entriesAt(root)) {
    const used = scalarAt(value, "credentials");
    const at = used && !isNull(used) ? withinQuotes(document.text, used) : undefined;
    if (at && used) yield* held(used.text, at, credentials);
  }
  for (const { node } of walk(root)) {
    for (const { expression, at } of node.type === "scalar" ? interpolationsIn(document.text, node) : []) {
      const [, before = "", name = ""] = /^((?:globals:)?)([\w.]+)(?:,.*)?$/.exec(expression) ?? [];
      const place = { start: at.start + before.length, end: at.start + before.length + name.length };
      if (before !== "") yield* held(name, place, globals);
      else if (name.startsWith("_")) yield* dottedMentions(name, place, document.uri);
    }
  }
}

interface Values {
  readonly uri: string;
  readonly mentions: readonly Mention[];
}

/** `credentials.yml` and `globals.yml` of every environment. */
const valuesIn = (sort: string, conf: string, snapshot: Snapshot): readonly Values[] =>
  (conf.endsWith("/conf") ? configsOf(sort, conf, snapshot) : []).map((file) => ({ uri: file.uri, mentions: [...keyDefinitions(file)] }));

/** A name of the file that has it, or of the first that could. */
function* held(name: string, at: Mention["at"], values: readonly Values[]): Generator<Mention> {
  const holder = values.find(({ mentions }) => mentions.some(({ subject }) => subject.name === name)) ?? values[0];
  if (holder) yield* dottedMentions(name, at, holder.uri);
}
