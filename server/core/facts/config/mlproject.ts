import { memo } from "../../memo.ts";
import { entriesAt, scalarAt } from "../../syntax/data/access.ts";
import type { Entry, Node, Scalar } from "../../syntax/data/node.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import { matchesIn } from "./matches.ts";

/** One entry point of an MLproject. */
export interface EntryPoint {
  readonly name: Scalar;
  readonly parameters: readonly Entry[];
  readonly command: Scalar | undefined;
  /** `{name}` in the command: Python's `str.format` fills them in. */
  readonly placeholders: readonly Placeholder[];
  readonly scripts: readonly Script[];
}

export interface Placeholder {
  readonly name: string;
  readonly at: Span;
}

/** A program of the project that the command starts, such as `train.py` after `python`. */
export interface Script {
  readonly path: string;
  readonly at: Span;
}

export interface Project {
  readonly root: Node;
  readonly text: string;
  readonly entryPoints: readonly EntryPoint[];
}

export const projectOf = memo((document: Document): Project | undefined => {
  const [root] = soundRoots(document, "pyyaml");
  if (!root) return undefined;
  const entryPoints = entriesAt(root, "entry_points").map(({ key, value }): EntryPoint => {
    const command = scalarAt(value, "command");
    return {
      name: key,
      parameters: entriesAt(value, "parameters"),
      command,
      placeholders: command ? matchesIn(document.text, command, /(?<!\{)\{([\w.-]+)(?:![rsa])?(?::[^{}]*)?\}(?!\})/g).map(({ text, at }) => ({ name: text, at })) : [],
      scripts: command ? matchesIn(document.text, command, /(?:^|[\s"'])(?:python[\d.]*|bash|sh)\s+(?:-[uBOE]\s+)*([\w./-]+\.(?:py|sh))(?=$|[\s"';&|])/g).map(({ text, at }) => ({ path: text, at })) : [],
    };
  });
  return { root, text: document.text, entryPoints };
});

/** Names that MLflow adds to the parameters itself. */
export const GIVEN_PARAMETERS: ReadonlySet<string> = new Set(["env_root"]);
