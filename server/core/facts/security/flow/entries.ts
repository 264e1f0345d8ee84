import { memo } from "../../../memo.ts";
import type { Expression, Parameter } from "../../../syntax/python/expressionTree.ts";
import type { FunctionDefinition } from "../../../syntax/python/tree.ts";
import { walk } from "../../../syntax/python/walk.ts";
import type { Document } from "../../../workspace/document.ts";
import { callsOf, type Call } from "../../python/calls.ts";
import { isRoute, isTool, type Origin } from "../sources.ts";

/** Whose words the parameters of a function are, where a framework or a model calls it. */
export function calledBy(document: Document, definition: FunctionDefinition): Origin | undefined {
  if (isTool(definition) || registered(document).tools.has(definition.name.name)) return "model";
  return isRoute(definition) || registered(document).handlers.has(definition.name.name) ? "user" : undefined;
}

/** False for what the framework converts or makes itself: numbers, choices from a list, sessions, the current user. */
export function carriesText({ annotation, value }: Parameter, { text }: Document): boolean {
  const written = [annotation, value].flatMap((one) => (one ? [text.slice(one.start, one.end)] : [])).join(" ");
  return !NO_TEXT.test(written);
}

const NO_TEXT = /^(?:Optional\[)?(?:int|float|bool|UUID\d?|uuid\.UUID|date|datetime|datetime\.\w+)\b|^(?:typing\.)?Literal\[|\bDepends\(|\bSecurity\(|^(?:BackgroundTasks|Response|Session|AsyncSession|RunContext\b.*|ToolContext|Context)$|^\w*Enum\b/;

interface Registered {
  readonly handlers: ReadonlySet<string>;
  readonly tools: ReadonlySet<string>;
}

/** Functions that are handed to a framework by name: `gr.Interface(fn=answer)`, `Agent(tools=[search])`. */
const registered = memo((document: Document): Registered => {
  const handlers = new Set<string>();
  const tools = new Set<string>();
  for (const call of callsOf(document)) {
    for (const name of handed(call, HANDLERS)) handlers.add(name);
    for (const name of handed(call, TOOLS)) tools.add(name);
  }
  return { handlers, tools };
});

interface Taking {
  readonly names: RegExp;
  readonly keyword: string;
  readonly place?: number;
}

const HANDLERS: readonly Taking[] = [
  { names: /^gradio\.(?:Interface|ChatInterface)$/, keyword: "fn", place: 0 },
  { names: /\.(?:click|submit|change|then|upload|input|select)$/, keyword: "fn", place: 0 },
  { names: /\.add_(?:api_route|route|api_websocket_route)$|^starlette\.routing\.(?:Route|WebSocketRoute)$/, keyword: "endpoint", place: 1 },
  { names: /\.add_url_rule$/, keyword: "view_func", place: 2 },
  { names: /(?:^|\.)(?:MessageHandler|CommandHandler)$/, keyword: "callback", place: 1 },
];
const TOOLS: readonly Taking[] = [
  { names: /(?:^|\.)(?:Tool|StructuredTool)(?:\.from_function)?$/, keyword: "func", place: 0 },
  { names: /(?:^|\.)FunctionTool(?:\.from_defaults)?$/, keyword: "fn", place: 0 },
  { names: /(?:^|\.)(?:\w*Agent|create_\w*agent|GenerativeModel|ChatSession|bind_tools|ToolNode|register_function)$/, keyword: "tools", place: 0 },
];

function handed({ name, arguments: given }: Call, rows: readonly Taking[]): readonly string[] {
  return rows.filter(({ names }) => names.test(name)).flatMap(({ keyword, place }) => {
    const value = given.find((one) => one.name === keyword)?.value ?? given.filter((one) => one.name === undefined)[place ?? -1]?.value;
    return value ? namesIn(value) : [];
  });
}

/** A name, or those in a list. Calls are left alone: what they are given is not what they give. */
function namesIn(value: Expression): readonly string[] {
  const found: string[] = [];
  walk([value], (node) => {
    if (node.type === "name") found.push(node.name);
    return node.type !== "call" && node.type !== "attribute";
  });
  return found;
}
