import { walk } from "../../syntax/data/access.ts";
import type { Dialect } from "../../syntax/data/dialect.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";
import type { Mention } from "./mention.ts";
import { partOf, withinQuotes } from "./written.ts";

/** Looking for files costs; a config names few. */
const MOST_LOOKS = 300;

/** Values that are paths of files beside the config, with or without `file://` before and the name of something in it behind. */
export function* fileMentions(document: Document, snapshot: Snapshot, dialect: Dialect | undefined): Generator<Mention> {
  const folder = folderOf(document.uri);
  let looks = 0;
  for (const root of readData(document, dialect)?.roots ?? []) {
    for (const { node } of walk(root)) {
      const at = node.type === "scalar" && PATH.test(node.text) ? withinQuotes(document.text, node) : undefined;
      if (!at || looks++ > MOST_LOOKS) continue;
      yield* pathMentions(document.text.slice(at.start, at.end), at, folder, document.uri, snapshot);
    }
  }
}

function* pathMentions(written: string, at: Span, folder: string, ownUri: string, snapshot: Snapshot): Generator<Mention> {
  const [, scheme = "", path = "", name] = PATH.exec(written) ?? [];
  const uri = resolvePath(folder, path);
  if (uri === ownUri || !snapshot.files.exists(uri)) return;
  yield fileMention(uri, partOf(at, scheme.length, path.length), folder);
  if (name !== undefined && uri.endsWith(".py")) yield { subject: { sort: "symbol", uri, name }, at: partOf(at, scheme.length + path.length + 1, name.length) };
}

export const fileMention = (uri: string, at: Span, folder: string): Mention => ({ subject: { sort: "file", uri, name: "" }, at, path: { folder } });

const PATH = /^(file:(?:\/\/)?)?((?:\.{1,2}\/)?[\w@-][\w./@-]*\.[A-Za-z]\w{0,11})(?::([A-Za-z_]\w*))?$/;
