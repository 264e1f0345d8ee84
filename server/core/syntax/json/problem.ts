import { printParseErrorCode, type ParseError } from "jsonc-parser";

import { unclosedBracket } from "../data/brackets.ts";
import type { Problem } from "../data/node.ts";

/** What is wrong, as clauses for a person, at the place of the slip rather than where the parser noticed it. */
export function problemsOf(errors: readonly ParseError[], text: string): readonly Problem[] {
  const unclosed = errors.some(({ error }) => printParseErrorCode(error).startsWith("CloseBrac")) ? unclosedBracket(text, false) : undefined;
  const problems = errors.map((error) => problemOf(error, text));
  if (!unclosed) return problems;
  const bracket = text.slice(unclosed.opened.start, unclosed.opened.end);
  return [{ at: unclosed.opened, reason: `this ${bracket} is never closed`, related: [{ at: unclosed.before, message: "It is still open here." }] }, ...problems];
}

function problemOf(error: ParseError, text: string): Problem {
  const code = printParseErrorCode(error.error);
  const at = { start: error.offset, end: error.offset + Math.max(1, error.length) };
  const end = text.slice(0, error.offset).trimEnd().length;
  const before = { start: Math.max(0, end - 1), end };
  if (text[before.start] === "," && /[}\]]/.test(text.charAt(error.offset))) return { at: before, reason: `no comma may stand before the closing ${text.charAt(error.offset)}` };
  return { at, reason: jsonProblem(error), ...(code === "CommaExpected" && { related: [{ at: before, message: "The comma belongs here." }] }) };
}

/** What the parser stumbled on, as a clause. */
export const jsonProblem = (error: ParseError): string => REASONS[printParseErrorCode(error.error)] ?? "this is not JSON";

const REASONS: Readonly<Record<string, string>> = {
  PropertyNameExpected: "a key in double quotes is expected here",
  ValueExpected: "a value is expected here",
  ColonExpected: "a colon is expected here",
  CommaExpected: "a comma is missing before this",
  CloseBraceExpected: "a closing } is missing",
  CloseBracketExpected: "a closing ] is missing",
  EndOfFileExpected: "the JSON value has ended before this",
  UnexpectedEndOfString: "the string has no closing quote",
};
