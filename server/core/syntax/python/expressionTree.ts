import type { Span } from "../../text/span.ts";

/** The members of a union of nodes that can have this `type`. */
export type OfType<Node extends { readonly type: string }, Type> = Node extends { readonly type: infer Own } ? (Type extends Own ? Node : never) : never;

export type Expression =
  | Name
  | Text
  | FormattedText
  | NumberLiteral
  | Constant
  | Attribute
  | Subscript
  | Slice
  | Call
  | Binary
  | Unary
  | Compare
  | Lambda
  | Conditional
  | Sequence
  | Dictionary
  | Comprehension
  | Wrapper
  | Named
  | BrokenExpression;

export interface Name extends Span {
  readonly type: "name";
  readonly name: string;
}
/** A string whose value is known; parts written side by side are one. */
export interface Text extends Span {
  readonly type: "text";
  readonly value: string;
  readonly bytes: boolean;
}
export interface FormattedText extends Span {
  readonly type: "formattedText";
  readonly parts: readonly Expression[];
}
export interface NumberLiteral extends Span {
  readonly type: "number";
  /** `NaN` for a complex number. */
  readonly value: number;
}
export interface Constant extends Span {
  readonly type: "true" | "false" | "none" | "ellipsis";
}
export interface Attribute extends Span {
  readonly type: "attribute";
  readonly value: Expression;
  readonly name: Name;
}
export interface Subscript extends Span {
  readonly type: "subscript";
  readonly value: Expression;
  readonly index: readonly Expression[];
}
export interface Slice extends Span {
  readonly type: "slice";
  readonly lower?: Expression;
  readonly upper?: Expression;
  readonly step?: Expression;
}
export interface Call extends Span {
  readonly type: "call";
  readonly callee: Expression;
  readonly arguments: readonly Argument[];
}
export interface Argument extends Span {
  readonly type: "argument";
  /** The keyword's name; absent for a positional argument. */
  readonly name?: string;
  readonly kind: "plain" | "rest" | "keywords";
  readonly value: Expression;
}
export interface Binary extends Span {
  readonly type: "binary";
  /** Also `and` and `or`. */
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
}
export interface Unary extends Span {
  readonly type: "unary";
  /** `-`, `+`, `~` or `not`. */
  readonly operator: string;
  readonly value: Expression;
}
export interface Compare extends Span {
  readonly type: "compare";
  /** One less than the operands. */
  readonly operators: readonly string[];
  readonly operands: readonly Expression[];
}
export interface Lambda extends Span {
  readonly type: "lambda";
  readonly parameters: readonly Parameter[];
  readonly body: Expression;
}
export interface Conditional extends Span {
  readonly type: "conditional";
  readonly test: Expression;
  readonly body: Expression;
  readonly otherwise: Expression;
}
export interface Sequence extends Span {
  readonly type: "tuple" | "list" | "set";
  readonly items: readonly Expression[];
}
export interface Dictionary extends Span {
  readonly type: "dictionary";
  readonly entries: readonly Entry[];
}
export interface Entry extends Span {
  readonly type: "entry";
  /** Absent for `**other`. */
  readonly key?: Expression;
  readonly value: Expression;
}
export interface Comprehension extends Span {
  readonly type: "listComprehension" | "setComprehension" | "dictionaryComprehension" | "generator";
  readonly body: Expression | Entry;
  readonly clauses: readonly Clause[];
}
/** `for target in iterable` with the conditions that follow it. */
export interface Clause extends Span {
  readonly type: "clause";
  readonly target: Expression;
  readonly iterable: Expression;
  readonly tests: readonly Expression[];
}
export interface Wrapper extends Span {
  readonly type: "starred" | "await" | "yield";
  /** Absent for a bare `yield`. */
  readonly value?: Expression;
}
/** `name := value` */
export interface Named extends Span {
  readonly type: "named";
  readonly target: Name;
  readonly value: Expression;
}
export interface BrokenExpression extends Span {
  readonly type: "brokenExpression";
  readonly parts: readonly Expression[];
}
export interface Parameter extends Span {
  readonly type: "parameter";
  readonly name: Name;
  readonly kind: "plain" | "rest" | "keywords";
  readonly annotation?: Expression;
  readonly value?: Expression;
}
