import type { Call, Expression, Parameter } from "../../../syntax/python/expressionTree.ts";
import type { Case, Node, Statement, Try } from "../../../syntax/python/tree.ts";

/** What Python's compiler refuses in one node, wherever it stands, in words that follow "has"; `undefined` when all is well. */
export function faultOf(node: Node, text: string): string | undefined {
  switch (node.type) {
    case "assign":
      return node.annotation ? badTarget(node.targets[0]) : node.targets.map((target) => badUnpacking(target)).find((fault) => fault !== undefined);
    case "augmentedAssign":
      return badTarget(node.target);
    case "for":
    case "clause":
      return badUnpacking(node.target);
    case "withItem":
      return node.target ? badUnpacking(node.target) : undefined;
    case "delete":
      return node.targets.map((target) => badDeletion(target)).find((fault) => fault !== undefined);
    case "function":
      return badParameters(node.parameters, text, text.lastIndexOf("(", (node.parameters[0]?.start ?? node.start) - 1));
    case "lambda":
      return badParameters(node.parameters, text, node.start);
    case "call":
      return badArguments(node);
    case "try":
      return badHandlers(node);
    case "match":
      return badCases(node.cases, text);
    case "importFrom":
      return node.module === "__future__" ? node.names.filter(({ name }) => !FUTURES.has(name)).map(({ name }) => `the unknown future feature \`${name}\``)[0] : undefined;
    case "text":
      return node.bytes && hasOthers(text.slice(node.start, node.end)) ? "bytes with characters beyond ASCII" : undefined;
    default:
      return undefined;
  }
}

const FUTURES: ReadonlySet<string> = new Set("nested_scopes generators division absolute_import with_statement print_function unicode_literals barry_as_FLUFL generator_stop annotations".split(" "));

const hasOthers = (text: string): boolean => /[^\0-\x7f]/.test(text);

const isPlace = ({ type }: Expression): boolean => type === "name" || type === "attribute" || type === "subscript" || type === "brokenExpression";

const badTarget = (target: Expression | undefined): string | undefined => (target && !isPlace(target) ? "an assignment to something that is no name" : undefined);

function badUnpacking(target: Expression, isPart = false): string | undefined {
  if (target.type === "starred") return isPart && target.value ? badUnpacking(target.value) : "a starred target that is in no list";
  if (target.type !== "tuple" && target.type !== "list") return badTarget(target);
  if (target.items.filter(({ type }) => type === "starred").length > 1) return "two starred targets in one assignment";
  return target.items.map((item) => badUnpacking(item, true)).find((fault) => fault !== undefined);
}

function badDeletion(target: Expression): string | undefined {
  if (target.type === "tuple" || target.type === "list") return target.items.map((item) => badDeletion(item)).find((fault) => fault !== undefined);
  return isPlace(target) ? undefined : "a `del` of something that is no name";
}

/** `opening` is where the list of parameters begins. */
function badParameters(parameters: readonly Parameter[], text: string, opening: number): string | undefined {
  const names = parameters.map(({ name }) => name.name).filter((name) => name !== "");
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice !== undefined) return `two parameters called \`${twice}\``;
  const keywordOnly = parameters.findIndex(({ kind, start }, place) => kind !== "plain" || text.slice(parameters[place - 1]?.end ?? opening, start).includes("*"));
  const plain = keywordOnly < 0 ? parameters : parameters.slice(0, keywordOnly);
  const late = plain.find(({ value }, place) => !value && plain.slice(0, place).some((before) => before.value));
  return late ? `the parameter \`${late.name.name}\` without a default behind one with a default` : undefined;
}

function badArguments({ arguments: given }: Call): string | undefined {
  const names = given.flatMap(({ name }) => (name === undefined ? [] : [name]));
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice !== undefined) return `the keyword \`${twice}\` twice in one call`;
  const firstKeyword = given.findIndex(({ name, kind }) => name !== undefined || kind === "keywords");
  const isLate = firstKeyword >= 0 && given.slice(firstKeyword).some(({ name, kind }) => name === undefined && kind === "plain");
  return isLate ? "a positional argument behind a keyword" : undefined;
}

function badHandlers({ handlers }: Try): string | undefined {
  return handlers.slice(0, -1).some(({ exception }) => !exception) ? "an `except:` for everything before another one" : undefined;
}

function badCases(cases: readonly Case[], text: string): string | undefined {
  const patterns = cases.map(({ start, guard, body }) => text.slice(start, guard?.start ?? body[0]?.start));
  if (cases.slice(0, -1).some(({ guard }, place) => !guard && /^case\s+\(?\s*\w+\s*\)?\s*:/.test(patterns[place] ?? "") && !/^case\s+\(?\s*(?:\d|None\b|True\b|False\b)/.test(patterns[place] ?? ""))) return "a `case` for everything before another one";
  const twice = cases.flatMap(({ names }, place) => (patterns[place]?.includes("|") ? [] : names.map(({ name }) => name).filter((name, at, all) => name !== "_" && all.indexOf(name) !== at)))[0];
  return twice === undefined ? undefined : `the name \`${twice}\` twice in one pattern`;
}

/** Statements of one block stand below each other, counted with tabs of eight and of one. */
export function isMisaligned(block: readonly Statement[], text: string): Statement | undefined {
  const own = block.flatMap((statement) => {
    const indent = indentOf(statement, text);
    return indent === undefined ? [] : [{ statement, width: `${widthOf(indent, 8)} ${widthOf(indent, 1)}` }];
  });
  return own.find(({ width }) => width !== own[0]?.width)?.statement;
}

function indentOf({ start }: Statement, text: string): string | undefined {
  const before = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  return before.trim() === "" ? before : undefined;
}

function widthOf(indent: string, tab: number): number {
  let width = 0;
  for (const character of indent) width = character === "\t" ? (Math.floor(width / tab) + 1) * tab : width + 1;
  return width;
}
