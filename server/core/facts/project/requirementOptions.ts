import { nearest } from "../../text/nearest.ts";

/** Options that pip reads in a requirements file (pip 26), and those that stand behind one requirement. */
const LONG = "--index-url --extra-index-url --no-index --constraint --requirement --editable --find-links --no-binary --only-binary --prefer-binary --require-hashes --pre --trusted-host --use-feature --hash --config-settings --global-option --install-option --process-dependency-links".split(" ");

/** The option of a line that pip does not know, and the one that is meant. A name may be cut short as long as it is clear. */
export function strangeOption(line: string): { readonly written: string; readonly meant: string } | undefined {
  const [written = ""] = /^--[a-z][\w-]*/.exec(line) ?? [];
  if (written === "" || LONG.some((name) => name.startsWith(written))) return undefined;
  const meant = nearest(written, LONG);
  return meant === undefined ? undefined : { written, meant };
}

/** The file that a line reads further requirements, constraints or a project from. */
export function fileOfLine(line: string): string | undefined {
  const [, file] = /^(?:-r|-c|--requirements?|--constraints?)(?:\s+|=|(?<=-[rc]))([^\s#;$]+)/.exec(line) ?? [];
  return file === undefined || /^(?:[a-z]+:\/\/|[/~%\\]|[A-Za-z]:)|[{}*]/.test(file) ? undefined : file;
}
