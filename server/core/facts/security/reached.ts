import type { Argument } from "../../syntax/python/expressionTree.ts";
import type { Span } from "../../text/span.ts";
import { placeOf } from "../../syntax/python/walk.ts";
import type { Document } from "../../workspace/document.ts";
import { callsOf, type Call } from "../python/calls.ts";
import { inflowsOf, type Origins } from "./flow.ts";
import type { Origin } from "./sources.ts";

/** A place where unchecked text must not arrive. */
export interface Sink {
  /** Full names of calls, import aliases resolved. */
  readonly names: RegExp;
  /** The argument that counts: by place, or by this keyword. */
  readonly place: number;
  readonly keyword?: string;
  readonly when?: (call: Call) => boolean;
  /** Also what other machines send; it is often a file of one's own, so only where it would be run. */
  readonly network?: true;
}

export interface Reached {
  readonly call: Call;
  /** The argument that carries the text. */
  readonly at: Span;
  readonly origin: Origin;
  readonly from: Span;
}

/** The calls that unchecked text reaches. */
export function reached(document: Document, sinks: readonly Sink[]): readonly Reached[] {
  const { calls } = inflowsOf(document);
  return callsOf(document).flatMap((call) => {
    const sink = sinks.find(({ names, when }) => names.test(call.name) && (when?.(call) ?? true));
    if (!sink) return [];
    const place = placeOfArgument(call.arguments, sink);
    const argument = call.arguments[place];
    const origins = calls.get(call.node)?.arguments[place];
    return argument && origins ? fromOrigins(call, placeOf(argument.value), origins, sink.network === true) : [];
  });
}

function fromOrigins(call: Call, at: Span, origins: Origins, withNetwork: boolean): readonly Reached[] {
  return [...origins].filter(([origin]) => withNetwork || origin !== "network").slice(0, 1).map(([origin, from]) => ({ call, at, origin, from }));
}

/** Whose words they are, for a message. */
export const authorOf = (origin: Origin): string => AUTHORS[origin];

const AUTHORS: Readonly<Record<Origin, string>> = { model: "a language model wrote", user: "a visitor sent", network: "another machine sent" };

function placeOfArgument(all: readonly Argument[], { place, keyword }: Sink): number {
  const named = keyword === undefined ? -1 : all.findIndex(({ name }) => name === keyword);
  if (named >= 0) return named;
  const positional = all.filter(({ name }) => name === undefined)[place];
  return positional ? all.indexOf(positional) : -1;
}
