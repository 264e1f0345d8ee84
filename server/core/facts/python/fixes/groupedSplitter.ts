import { moduleOf } from "../../../syntax/python/module.ts";
import { walk } from "../../../syntax/python/walk.ts";
import type { Edit, Span } from "../../../text/span.ts";
import type { Document } from "../../../workspace/document.ts";
import type { Call } from "../../../syntax/python/expressionTree.ts";
import { callsOf } from "../calls.ts";
import { dottedName, importsOf, resolveName } from "../imports.ts";
import { importing } from "./importing.ts";
import { replacement } from "./lines.ts";
import { namesIn, onlyAssignment } from "./names.ts";

/** Edits that hand the groups to `folds.split(X, y)`, where one variable of the document is surely meant. */
export function passGroups(document: Document, split: Span): readonly Edit[] | undefined {
  const call = callsOf(document).find(({ callee }) => callee.start === split.start && callee.end === split.end)?.node;
  const groups = call && groupsBefore(document, call.start);
  const last = call?.arguments.at(-1);
  if (!last || groups?.length !== 1 || call?.arguments.some(({ kind }) => kind !== "plain")) return undefined;
  return [{ span: { start: last.end, end: last.end }, text: `, groups=${groups.join("")}` }];
}

const GROUPS = /^groups?$|_groups?$|^group_(ids?|labels?)$/;

/** Variables whose name says that they hold groups, and that have a value by then. */
function groupsBefore(document: Document, place: number): readonly string[] {
  const found = new Set<string>();
  walk(moduleOf(document).body, (node) => {
    if (node.type === "assign" && node.end < place) for (const name of node.targets.flatMap((target) => namesIn(target) ?? [])) if (GROUPS.test(name)) found.add(name);
    return true;
  });
  return [...found];
}

/** The splitter of the same kind that keeps groups together, where it takes the same arguments. */
const GROUPED: ReadonlyMap<string, string> = new Map([["KFold", "GroupKFold"], ["StratifiedKFold", "StratifiedGroupKFold"], ["ShuffleSplit", "GroupShuffleSplit"], ["LeaveOneOut", "LeaveOneGroupOut"]]);

/** Edits that make `folds` a splitter that heeds the groups which it is handed. */
export function keepGroups(document: Document, split: Span): readonly Edit[] | undefined {
  const call = callsOf(document).find(({ callee }) => callee.start === split.start && callee.end === split.end)?.node;
  const made = call && makingOf(document, call);
  const splitter = made && dottedName(made.callee);
  const plain = splitter?.replace(/^.*\./, "");
  const grouped = plain === undefined ? undefined : GROUPED.get(plain);
  if (!made || splitter === undefined || grouped === undefined || !resolveName(splitter, importsOf(document)).startsWith("sklearn.model_selection.")) return undefined;
  // Only the newest versions let GroupKFold shuffle.
  if (plain === "KFold" && made.arguments.some(({ name }) => name === "shuffle" || name === "random_state")) return undefined;
  if (made.callee.type === "attribute") return [replacement(made.callee.name, grouped)];
  const imported = importing(document, "sklearn.model_selection", grouped, made.start);
  return imported && [...imported.edits, replacement(made.callee, imported.name)];
}

/** `KFold(5)` of `KFold(5).split(X)`, or of `folds.split(X)` where `folds` has one value. */
function makingOf(document: Document, { callee }: Call): Call | undefined {
  if (callee.type !== "attribute") return undefined;
  const value = callee.value.type === "name" ? onlyAssignment(document, callee.value.name)?.value : callee.value;
  return value?.type === "call" ? value : undefined;
}
