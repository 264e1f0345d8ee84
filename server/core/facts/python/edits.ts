import type { Argument } from "../../syntax/python/expressionTree.ts";
import type { Edit } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import type { Call } from "./calls.ts";

/** Puts a keyword argument behind the others. */
export function addKeyword(call: Call, keyword: string): Edit {
  const last = call.arguments.at(-1);
  const at = last?.end ?? call.whole.end - 1;
  return { span: { start: at, end: at }, text: `${last ? ", " : ""}${keyword}` };
}

/** Takes an argument away with the comma that joins it to its neighbour. */
export function removeArgument({ text }: Document, call: Call, argument: Argument): Edit {
  const place = call.arguments.indexOf(argument);
  const [before, after] = [call.arguments[place - 1], call.arguments[place + 1]];
  if (before) return { span: { start: before.end, end: argument.end }, text: "" };
  if (after) return { span: { start: argument.start, end: after.start }, text: "" };
  const comma = /^\s*,/.exec(text.slice(argument.end))?.[0].length ?? 0;
  return { span: { start: argument.start, end: argument.end + comma }, text: "" };
}

/** The keyword argument with its name. */
export const keywordOf = (call: { readonly arguments: readonly Argument[] }, name: string): Argument | undefined => call.arguments.find((argument) => argument.name === name);
