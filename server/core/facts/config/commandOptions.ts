import type { Scalar } from "../../syntax/data/node.ts";
import type { Span } from "../../text/span.ts";
import { nearest } from "../../text/nearest.ts";
import type { Document } from "../../workspace/document.ts";
import { matchesIn } from "./matches.ts";
import { programOptions, takesOption } from "./programOptions.ts";

/** An option that a command gives a program which does not take it. */
export interface UntakenOption {
  readonly text: string;
  readonly at: Span;
  /** The option that was most likely meant. */
  readonly meant: string | undefined;
}

const OPTION = /(?<=\s)(--[A-Za-z][\w-]*)(?=[\s=]|$)/g;

/** The options behind the name of the program that it would refuse; none where the program's text does not tell. */
export function untakenOptions({ text }: Document, command: Scalar, from: number, program: Document | undefined): readonly UntakenOption[] {
  const options = program && programOptions(program);
  if (!options) return [];
  const given = matchesIn(text, command, OPTION).filter(({ text: option, at }) => at.start >= from && !takesOption(options, option));
  return given.map(({ text: option, at }) => ({ text: option, at, meant: nearest(option, options) }));
}
