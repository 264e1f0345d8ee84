import type { Argument, Call as CallNode, Parameter } from "../../syntax/python/expressionTree.ts";
import { placeOf } from "../../syntax/python/walk.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { callsOf, type Call } from "../python/calls.ts";
import { programOf, type Program } from "../python/program/program.ts";
import { parametersFor } from "./flow/definitions.ts";
import { functionElsewhere, inflowsIn, parametersBehind } from "./flow/inflows.ts";
import type { Origins } from "./flow/origins.ts";
import type { Origin } from "./sources.ts";

/** A place where unchecked text must not arrive. */
export interface Sink {
  /** Full names of calls, import aliases resolved. */
  readonly names: RegExp;
  /** The argument that counts: by place, or by this keyword; or what the method is called on. */
  readonly place: number | "receiver";
  readonly keyword?: string;
  readonly when?: (call: Call, document: Document) => boolean;
  /** Also what other machines send; it is often a file of one's own, so only where it would be run. */
  readonly network?: true;
  /** Not what the person at the terminal types, who may do that anyway. */
  readonly notTyped?: true;
}

export interface Reached {
  /** The name of the call that must not get the text. */
  readonly name: string;
  /** The argument that carries the text. */
  readonly at: Span;
  readonly origin: Origin;
  /** Where the text came in, and the call itself where it stands in another file. */
  readonly related: readonly { readonly at: Span; readonly message: string; readonly uri?: string }[];
}

/** The calls that unchecked text reaches, in this document or in a function of another file that it calls. */
export function* reached(document: Document, snapshot: Snapshot, sinks: readonly Sink[]): Generator<Reached> {
  const program = programOf(document, snapshot);
  for (const { call, sink } of sinkCalls(document, sinks)) {
    const place = placeIn(call, sink);
    const inflow = inflowsIn(program, document).calls.get(call.node);
    const origins = place === "receiver" ? inflow?.callee : inflow?.arguments[place];
    const at = place === "receiver" ? call.callee : call.arguments[place]?.value;
    const found = origins && first(origins, sink);
    if (found && at) yield { name: call.name, at: placeOf(at), origin: found.origin, related: [{ at: found.from, message: COMES_FROM[found.origin] }] };
  }
  if (program.modules.get(document) !== undefined) yield* reachedElsewhere(program, document, sinks);
}

const COMES_FROM: Readonly<Record<Origin, string>> = { model: "This is what the model writes.", user: "The visitor's text comes in here.", network: "This comes over the network.", person: "This is what was typed." };

function* sinkCalls(document: Document, sinks: readonly Sink[]): Generator<{ readonly call: Call; readonly sink: Sink }> {
  for (const call of callsOf(document)) {
    const sink = sinks.find(({ names, when }) => names.test(call.name) && (when?.(call, document) ?? true));
    if (sink) yield { call, sink };
  }
}

/** Arguments that another file's function hands on to where they must not arrive. */
function* reachedElsewhere(program: Program, document: Document, sinks: readonly Sink[]): Generator<Reached> {
  for (const call of callsOf(document)) {
    const found = functionElsewhere(program, document, call.name);
    const parameters = found ? parametersFor(found.definition, call.node) : [];
    for (const [index, parameter] of parameters.entries()) {
      const value = call.arguments[index]?.value;
      const end = found && parameter && value ? endOf(program, found.document, parameter, sinks) : undefined;
      const origin = end && first(inflowsIn(program, document).calls.get(call.node)?.arguments[index] ?? new Map(), end.sink);
      if (!end || !origin || !found || !value) continue;
      const related = [{ at: origin.from, message: COMES_FROM[origin.origin] }, { at: end.at, uri: found.document.uri, message: `Here \`${call.name}\` hands it on.` }];
      yield { name: end.call.name, at: placeOf(value), origin: origin.origin, related };
    }
  }
}

function endOf(program: Program, document: Document, parameter: Parameter, sinks: readonly Sink[]): { readonly call: Call; readonly sink: Sink; readonly at: Span } | undefined {
  const inflows = inflowsIn(program, document);
  for (const { call, sink } of sinkCalls(document, sinks)) {
    const place = placeIn(call, sink);
    const seen = inflows.seen.get(call.node);
    const sources = place === "receiver" ? seen?.callee : seen?.arguments[place];
    if (sources && parametersBehind(inflows, sources).has(parameter)) return { call, sink, at: call.callee };
  }
  return undefined;
}

function first(origins: Origins, { network, notTyped }: Sink): { readonly origin: Origin; readonly from: Span } | undefined {
  const [found] = [...origins].filter(([origin]) => (network === true || origin !== "network") && !(notTyped === true && origin === "person"));
  return found && { origin: found[0], from: found[1] };
}

/** Whose words they are, for a message. */
export const authorOf = (origin: Origin): string => AUTHORS[origin];

const AUTHORS: Readonly<Record<Origin, string>> = { model: "a language model wrote", user: "a visitor sent", network: "another machine sent", person: "somebody typed" };

function placeIn({ arguments: all }: { readonly arguments: CallNode["arguments"] }, { place, keyword }: Sink): number | "receiver" {
  if (place === "receiver") return place;
  const named = keyword === undefined ? -1 : all.findIndex(({ name }) => name === keyword);
  if (named >= 0) return named;
  const positional: Argument | undefined = all.filter(({ name }) => name === undefined)[place];
  return positional ? all.indexOf(positional) : -1;
}
