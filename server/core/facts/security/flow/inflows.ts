import { memo } from "../../../memo.ts";
import type { Call as CallNode, Parameter } from "../../../syntax/python/expressionTree.ts";
import type { FunctionDefinition, Node } from "../../../syntax/python/tree.ts";
import type { Span } from "../../../text/span.ts";
import type { Document } from "../../../workspace/document.ts";
import type { Snapshot } from "../../../workspace/snapshot.ts";
import { importsOf } from "../../python/imports.ts";
import { programOf, type Program } from "../../python/program/program.ts";
import type { Origin } from "../sources.ts";
import { bringsOrigin } from "./brought.ts";
import { functionNamed, type Definition } from "./definitions.ts";
import { NONE, type Origins, type Sources } from "./origins.ts";
import { runModule } from "./statements.ts";
import type { Seen, Walker } from "./walker.ts";

/** What reaches the calls and the prompts of a document. */
export interface Inflows {
  readonly calls: ReadonlyMap<CallNode, Inflow>;
  readonly contents: ReadonlyMap<Node, Origins>;
  /** The same with the parameters that carry it, for who calls these functions from another file. */
  readonly seen: ReadonlyMap<CallNode, Seen>;
  readonly given: ReadonlyMap<Parameter, Sources>;
  readonly returns: ReadonlyMap<FunctionDefinition, Sources>;
}

export interface Inflow {
  readonly callee: Origins;
  readonly arguments: readonly Origins[];
}

/**
 * Follows what a model wrote, what a visitor sent and what another machine answered through assignments, expressions,
 * objects and functions, those of the workspace's other files as well. A call that is not known hands on what it was
 * given; a test such as `if name in ALLOWED` makes the name checked.
 */
export const inflowsOf = (document: Document, snapshot: Snapshot): Inflows => inflowsIn(programOf(document, snapshot), document);

export function inflowsIn(program: Program, document: Document): Inflows {
  if (!anyBrings(program)) return EMPTY;
  const known = byDocument(program);
  const found = known.get(document);
  if (found) return found;
  // Files that import each other see nothing of the one that is being looked at.
  known.set(document, EMPTY);
  const inflows = workOut(program, document);
  known.set(document, inflows);
  return inflows;
}

/** Most programs read their own data only, and nothing that comes from elsewhere can reach anything in them. */
const anyBrings = memo(({ document, modules }: Program): boolean => [document, ...[...modules.values()].flatMap((own) => [...own.values()])].some(bringsOrigin));

const byDocument = memo<Program, Map<Document, Inflows>>(() => new Map());
const EMPTY: Inflows = { calls: new Map(), contents: new Map(), seen: new Map(), given: new Map(), returns: new Map() };

/** Enough for a value to pass through several functions that are defined below their use. */
const MOST_ROUNDS = 6;

function workOut(program: Program, document: Document): Inflows {
  const walker: Walker = {
    document,
    imports: importsOf(document),
    models: new Set(),
    returns: new Map(),
    given: new Map(),
    attributes: new Map(),
    calls: new Map(),
    contents: new Map(),
    origins: new Map(),
    makers: new Map(),
    elsewhere: (name) => {
      const found = functionElsewhere(program, document, name);
      return found && { definition: found.definition, returns: inflowsIn(program, found.document).returns.get(found.definition.node) ?? NONE };
    },
    news: true,
  };
  for (let round = 0; round < MOST_ROUNDS && walker.news; round++) {
    walker.news = false;
    runModule(walker);
  }
  const resolve = resolver(walker.given);
  return {
    calls: new Map([...walker.calls].map(([node, { callee, arguments: all }]) => [node, { callee: resolve(callee), arguments: all.map(resolve) }])),
    contents: new Map([...walker.contents].map(([node, sources]) => [node, resolve(sources)])),
    seen: walker.calls,
    given: walker.given,
    returns: walker.returns,
  };
}

/** A function of another file, by the full name that it has here: `helpers.run`, `.tools.search`. */
export function functionElsewhere(program: Program, document: Document, name: string): { readonly document: Document; readonly definition: Definition } | undefined {
  const modules = program.modules.get(document);
  const dot = name.lastIndexOf(".");
  const module = modules === undefined || dot < 0 ? undefined : modules.get(name.slice(0, dot) || ".");
  const definition = module && functionNamed(module, name.slice(dot + 1));
  return module && definition ? { document: module, definition } : undefined;
}

/** Puts in the place of a parameter what the callers hand over. */
function resolver(given: ReadonlyMap<Parameter, Sources>): (sources: Sources) => Origins {
  return (sources) => {
    if (sources.size === 0) return NONE;
    const reached = new Set<Parameter>();
    const all = [...sources];
    const origins = new Map<Origin, Span>();
    for (const [key, at] of all) {
      if (typeof key === "string") {
        if (!origins.has(key)) origins.set(key, at);
      } else if (!reached.has(key)) {
        reached.add(key);
        all.push(...(given.get(key) ?? NONE));
      }
    }
    return origins;
  };
}

/** The parameters that lead to these sources, through functions that call each other. */
export function parametersBehind({ given }: Inflows, sources: Sources): ReadonlySet<Parameter> {
  const found = new Set<Parameter>();
  const all = [...sources.keys()];
  for (const key of all) {
    if (typeof key === "string" || found.has(key)) continue;
    found.add(key);
    all.push(...(given.get(key) ?? NONE).keys());
  }
  return found;
}

