import { memo } from "../../memo.ts";
import { walk } from "../../syntax/data/access.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import { baseName } from "../../workspace/uri.ts";
import { normalName, readDependency, requirementsOf, type Dependency } from "./requirements.ts";

/** The packages that a list of packages names, each with its place: pip's own lists, `pyproject.toml`, and conda's environments. */
export const demandsOf = memo((document: Document): readonly Dependency[] => {
  if (document.language === "requirements") return requirementsOf(document).dependencies;
  const name = baseName(document.uri);
  if (/^(?:pyproject\.toml|Pipfile)$/.test(name)) return [...inLists(document, LISTS), ...inTables(document)];
  return /^(?:environment|conda|conda_env|python_env)[\w.-]*\.ya?ml$/.test(name) ? inLists(document, /(?:^|\.)(?:dependencies|pip|build_dependencies)$/) : [];
});

/** Keys whose lists hold requirements as PEP 508 writes them. */
const LISTS = /(?:^|\.)(?:dependencies|requires|optional-dependencies\.[\w-]+|dependency-groups\.[\w-]+)$/;

function inLists(document: Document, lists: RegExp): readonly Dependency[] {
  return soundRoots(document).flatMap((root) =>
    [...walk(root)].flatMap(({ node, path }): readonly Dependency[] => {
      const keys = path.filter((step) => typeof step === "string").join(".");
      if (node.type !== "scalar" || typeof path.at(-1) !== "number" || !lists.test(keys)) return [];
      // conda writes one equals sign where pip writes two.
      const read = readDependency(node.text.replace(/^([\w.-]+)=(?=[^=])/, "$1=="));
      return read ? [{ ...read, at: node.span }] : [];
    }),
  );
}

/** Poetry and Pipenv write `name = "1.2.3"`, which allows what is compatible; only a plain version is a pin. */
function inTables(document: Document): readonly Dependency[] {
  return soundRoots(document).flatMap((root) =>
    [...walk(root)].flatMap(({ node, path, entry }): readonly Dependency[] => {
      const keys = path.slice(0, -1).join(".");
      if (!entry || node.type !== "scalar" || !/^(?:tool\.poetry(?:\.group\.[\w-]+)?\.dependencies|packages|dev-packages)$/.test(keys)) return [];
      return [{ name: normalName(entry.key.text), extras: [], specifier: /^\d/.test(node.text) ? `==${node.text}` : node.text, at: { start: entry.key.span.start, end: node.span.end } }];
    }),
  );
}
