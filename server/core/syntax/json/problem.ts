import { printParseErrorCode, type ParseError } from "jsonc-parser";

/** What is wrong, as a clause for a person. */
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
