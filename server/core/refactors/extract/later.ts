import { moduleOf } from "../../syntax/python/module.ts";
import type { Node, Statement } from "../../syntax/python/tree.ts";
import { walk } from "../../syntax/python/walk.ts";
import type { Document } from "../../workspace/document.ts";
import { functionsAround, type Place } from "./blocks.ts";
import { readIn, runsAfter, usesOf } from "./uses.ts";

/** Why a function would give something else than the lines once something has happened after them, or in their midst. */
export function problemLater(document: Document, place: Place, selected: readonly Statement[], variables: ReadonlySet<string>): string | undefined {
  const own = usesOf(document, selected);
  const renewed = setLater(document, place, selected);
  const stale = [...own.looksUpLater].find((name) => (variables.has(name) || own.binds.has(name)) && renewed.has(name));
  if (stale !== undefined) return `A function or generator in these lines reads \`${stale}\` when it is used, and \`${stale}\` is set anew after them; moved, it would keep the old value. Leave it out of the selection.`;
  if (own.binds.size > 0 && isReadByText(document, place)) return "Names are looked up by text around these lines, so that nobody can see which of them are needed. Replace `eval`, `exec`, `locals` and `vars` first.";
  const lost = keptOnError(document, place, selected);
  return lost === undefined ? undefined : `If an error comes up in the midst of these lines, \`${lost}\` has its new value, which is read where the error is caught; a function would not hand it over. Take \`${lost}\` out of the lines, or the whole \`try\` in.`;
}

/** Names that are set or deleted after the lines, or by functions that declare them. */
function setLater(document: Document, place: Place, selected: readonly Statement[]): ReadonlySet<string> {
  const { binds, deletes } = usesOf(document, runsAfter(place, selected).flatMap(({ statements }) => statements));
  const declared = new Set<string>();
  walk(moduleOf(document).body, (node) => {
    if (node.type === "global" || node.type === "nonlocal") node.names.forEach((name) => declared.add(name));
    return true;
  });
  return new Set([...binds, ...deletes, ...declared]);
}

/** In a function its own lines count; at the top of a module anything in it may. */
function isReadByText(document: Document, place: Place): boolean {
  const body: readonly Node[] = functionsAround(place).at(-1)?.body ?? moduleOf(document).body;
  let found = false;
  walk(body, (node) => {
    found ||= node.type === "call" && node.callee.type === "name" && /^(?:locals|vars|dir|globals|exec|eval)$/.test(node.callee.name) && (node.arguments.length === 0 || node.callee.name.startsWith("e"));
    return !found;
  });
  return found;
}

/** A name that is set in the body of a `try` before something else there fails, and is read by whoever catches it or by what comes after. */
function keptOnError(document: Document, place: Place, selected: readonly Statement[]): string | undefined {
  if (selected.length === 1 && SETS_LAST.has(selected[0]?.type ?? "name")) return undefined;
  const own = usesOf(document, selected);
  const from = place.around.findLastIndex(({ type }) => type === "function" || type === "class") + 1;
  for (const node of place.around.slice(from)) {
    if (node.type !== "try" || !isIn(node.body, selected)) continue;
    const after = readIn(document, [{ statements: node.last, isSure: true }, ...runsAfter({ ...place, around: place.around.slice(0, place.around.indexOf(node)), block: blockOf(place, node), path: place.path }, [node])]);
    for (const { body } of node.handlers) {
      const uses = usesOf(document, body);
      const read = [...own.binds].find((name) => uses.reads.has(name) || (!leaves(body) && after.has(name) && !uses.surely.has(name)));
      if (read !== undefined) return read;
    }
    const inLast = [...own.binds].find((name) => usesOf(document, node.last).reads.has(name));
    if (inLast !== undefined) return inLast;
  }
  return undefined;
}

/** These either fail or set their names, as a function that is called in their place. */
const SETS_LAST: ReadonlySet<Node["type"]> = new Set(["assign", "augmentedAssign", "expressionStatement", "import", "importFrom"]);

const isIn = (block: readonly Statement[], selected: readonly Statement[]): boolean => block.some(({ start, end }) => start <= (selected[0]?.start ?? 0) && end >= (selected.at(-1)?.end ?? 0)) || selected.every((one) => block.includes(one));

const blockOf = ({ path }: Place, statement: Statement): readonly Statement[] => path.find((block) => block.includes(statement)) ?? [];

const leaves = (body: readonly Statement[]): boolean => ["return", "raise", "continue", "break"].includes(body.at(-1)?.type ?? "");
