import type { Scalar } from "../../syntax/data/node.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

/** A file and the name of something in it, as `src/app.py:graph` says; `undefined` where the text has another form. */
export interface Symbol {
  readonly file: string;
  readonly name: string;
}

export function symbolIn(text: string): Symbol | undefined {
  const [, file, name] = /^([\w./\\@-]+):([A-Za-z_$][\w.$]*)$/.exec(text) ?? [];
  return file !== undefined && name !== undefined ? { file, name } : undefined;
}

/** A value of a config that names something in a file beside it. */
export interface NamedSymbol extends Symbol {
  readonly at: Scalar;
  readonly uri: string;
}

export const namedSymbols = (scalars: readonly Scalar[], configUri: string): readonly NamedSymbol[] =>
  scalars.flatMap((at) => {
    const symbol = symbolIn(at.text);
    return symbol ? [{ ...symbol, at, uri: resolvePath(folderOf(configUri), symbol.file) }] : [];
  });

/**
 * True where a Python, JavaScript or TypeScript text binds the name at its top level, in any way that a pattern can see. An
 * empty file says nothing yet.
 */
export function bindsName(text: string, name: string): boolean {
  if (text.trim() === "") return true;
  const word = name.replace(/\..*$/, "").replaceAll("$", "\\$");
  return new RegExp(`^(?:export\\s+)?(?:default\\s+)?(?:async\\s+)?(?:class|def|function|const|let|var)\\s+${word}\\b|^(?:\\w+\\s*=\\s*)*${word}\\s*(?::[^=\\n]+)?=|^\\s*(?:from|import)\\b[^\\n]*\\b${word}\\b|^\\s+${word},?$|^from\\s.*import\\s+\\*|\\bas\\s+${word}\\b`, "m").test(text);
}
