import { memo } from "../../memo.ts";
import type { Span } from "../../text/span.ts";
import { documentLines, type Document } from "../../workspace/document.ts";

/** One package that a project asks for. */
export interface Dependency {
  /** As registries compare names: `scikit_learn` is `scikit-learn`. */
  readonly name: string;
  readonly extras: readonly string[];
  /** The version rule as written, such as `>=2.1,<3`; empty for any version. */
  readonly specifier: string;
  /** Where it is written; absent for formats that are read as a whole. */
  readonly at?: Span;
}

export interface Requirements {
  readonly dependencies: readonly Dependency[];
  /** Files named by `-r` and `-c`, as written. */
  readonly includes: readonly string[];
  /** True where the project itself or a folder is installed: `-e .`. */
  readonly local: boolean;
  /** Addresses of `--index-url` and `--extra-index-url`. */
  readonly indexes: readonly string[];
}

/** Reads a pip requirements file; lines that it does not know are left out. */
export const requirementsOf = memo((document: Document): Requirements => {
  const lines = documentLines(document);
  const found = { dependencies: [] as Dependency[], includes: [] as string[], local: false, indexes: [] as string[] };
  for (let line = 0; line < lines.count; line++) {
    const text = lines.text(line).replace(/(^|\s)#.*$/, "").trim();
    const [, option = "", value = ""] = /^(-{1,2}[\w-]+)[ =]?\s*(.*)$/.exec(text) ?? [];
    const dependency = option === "" ? readDependency(text) : undefined;
    if (/^(-r|-c|--requirement|--constraint)$/.test(option)) found.includes.push(value);
    if (/^(-e|--editable)$/.test(option) || /^\.{1,2}(\/|$)/.test(text)) found.local = true;
    if (/^(-i|--index-url|--extra-index-url)$/.test(option)) found.indexes.push(value);
    if (dependency) found.dependencies.push({ ...dependency, at: { start: lines.start(line), end: lines.start(line) + lines.text(line).trimEnd().length } });
  }
  return found;
});

/** Reads one requirement as PEP 508 writes it; `undefined` for paths and options. */
export function readDependency(text: string): Dependency | undefined {
  const [, name, extras = "", rest = ""] = /^([A-Za-z\d](?:[\w.-]*[A-Za-z\d])?)\s*(?:\[([^\]]*)\])?\s*(.*)$/.exec(text) ?? [];
  if (name === undefined || !/^(?:$|[=<>!~;@(\\]|--hash)/.test(rest)) return undefined;
  const [specifier = ""] = rest.split(/;|\\|--hash/);
  return {
    name: normalName(name),
    extras: extras.split(",").map((extra) => extra.trim()).filter(Boolean),
    specifier: specifier.replace(/[()\s]/g, ""),
  };
}

export const normalName = (name: string): string => name.toLowerCase().replace(/[._-]+/g, "-");
