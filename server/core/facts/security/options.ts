import type { Argument, Expression } from "../../syntax/python/expressionTree.ts";
import type { Document } from "../../workspace/document.ts";
import { callsOf, type Call } from "../python/calls.ts";

/** An option of a call that takes a protection away. */
export interface Option {
  /** Full names of calls, import aliases resolved; any call when absent. */
  readonly names?: RegExp;
  readonly keyword: string;
  /** True for the values that are dangerous. */
  readonly is: (value: Expression) => boolean;
}

export interface SetOption<Row extends Option> {
  readonly call: Call;
  readonly argument: Argument;
  readonly row: Row;
}

/** The dangerous options that a document sets by a literal value. */
export function setOptions<Row extends Option>(document: Document, rows: readonly Row[]): readonly SetOption<Row>[] {
  return callsOf(document).flatMap((call) =>
    call.arguments.flatMap((argument): SetOption<Row>[] => {
      const row = rows.find(({ keyword, names, is }) => keyword === argument.name && (names?.test(call.name) ?? true) && is(argument.value));
      return row ? [{ call, argument, row }] : [];
    }),
  );
}

export const isTrue = ({ type }: Expression): boolean => type === "true";
export const isFalse = ({ type }: Expression): boolean => type === "false";
export const isText =
  (...texts: readonly string[]) =>
  (value: Expression): boolean =>
    value.type === "text" && texts.includes(value.value);
