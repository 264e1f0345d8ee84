import type { Scalar } from "../../syntax/data/node.ts";
import type { Span } from "../../text/span.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { resolvePath } from "../../workspace/uri.ts";
import { fileMention } from "./files.ts";
import type { Mention } from "./mention.ts";
import { moduleFile } from "./moduleFile.ts";

/** The programs that a command starts, and the arguments that it gives them. */
export function* programMentions(command: Scalar, folder: string, text: string, snapshot: Snapshot): Generator<Mention> {
  const raw = text.slice(command.span.start, command.span.end);
  for (const match of raw.matchAll(PROGRAM)) {
    const [, before = "", path = "", given = ""] = match;
    const uri = resolvePath(folder, path);
    if (!snapshot.files.exists(uri)) continue;
    const start = command.span.start + match.index + before.length;
    yield fileMention(uri, { start, end: start + path.length }, folder);
    yield* argumentsIn(given, start + path.length, uri);
  }
}

/** `python train.py --epochs 3` up to the end of the command; it may go on over several lines. */
const PROGRAM = /((?:^|[\s"'(])(?:python[\d.]*|bash|sh|accelerate\s+launch|torchrun|deepspeed|streamlit\s+run|uv\s+run|poetry\s+run\s+python)\s+(?:-{1,2}[\w=-]+\s+)*)([\w./-]+\.(?:py|sh))(?=$|[\s"';&|])((?:[^;&|\n]|\\\n|\n[ \t]+(?=-))*)/g;

function* argumentsIn(given: string, offset: number, uri: string): Generator<Mention> {
  for (const flag of given.matchAll(/(?<=[\s"'])--([A-Za-z][\w-]*)/g)) {
    const start = offset + flag.index;
    yield argumentMention(uri, flag[1] ?? "", { start, end: start + flag[0].length });
  }
}

/** Dashes and underscores in the names of arguments are taken for the same, as most parsers do. */
export const argumentMention = (uri: string, name: string, at: Span): Mention => ({ subject: { sort: "argument", uri, name: name.replaceAll("_", "-") }, at });

/** A thing of a Python module by its dotted path, such as the class behind Hydra's `_target_`. */
export function* dottedSymbol(dotted: string, at: Span, fromUri: string, snapshot: Snapshot): Generator<Mention> {
  const [, module = "", name = ""] = /^([A-Za-z_]\w*(?:\.\w+)*)[.:]([A-Za-z_]\w*)$/.exec(dotted) ?? [];
  const uri = module === "" ? undefined : moduleFile(fromUri, module, snapshot);
  if (uri === undefined) return;
  const end = at.start + dotted.length;
  yield { subject: { sort: "symbol", uri, name }, at: { start: end - name.length, end } };
}
