import type { Span } from "../../text/span.ts";
import type { Argument, Clause, Entry, Expression, Name, Parameter } from "./expressionTree.ts";

/**
 * Our own tree of a Python text: small, immutable, shaped like Python's `ast`. Every node is a span of the document's
 * text. What could not be read stands as a `broken` node that keeps the parts that could.
 */
export interface Module {
  readonly body: readonly Statement[];
  /** Where the text is not Python; empty for sound code. */
  readonly errors: readonly Span[];
}

export type Node = Statement | Expression | Argument | Parameter | Clause | Alias | WithItem | Handler | Case | Entry;

export type Statement =
  | Assign
  | AugmentedAssign
  | ExpressionStatement
  | If
  | For
  | While
  | With
  | Try
  | FunctionDefinition
  | ClassDefinition
  | Return
  | Raise
  | Delete
  | Import
  | ImportFrom
  | Scoping
  | Assert
  | Match
  | TypeAlias
  | Simple
  | BrokenStatement;

export interface Assign extends Span {
  readonly type: "assign";
  /** `a = b = 1` has two; an annotation without a value has one. */
  readonly targets: readonly Expression[];
  readonly annotation?: Expression;
  readonly value?: Expression;
}
export interface AugmentedAssign extends Span {
  readonly type: "augmentedAssign";
  readonly target: Expression;
  /** Without the equals sign: `+`, `//` … */
  readonly operator: string;
  readonly value: Expression;
}
export interface ExpressionStatement extends Span {
  readonly type: "expressionStatement";
  readonly value: Expression;
}
export interface If extends Span {
  readonly type: "if";
  readonly test: Expression;
  readonly body: readonly Statement[];
  /** An `elif` is an `if` alone in here. */
  readonly otherwise: readonly Statement[];
}
export interface For extends Span {
  readonly type: "for";
  readonly target: Expression;
  readonly iterable: Expression;
  readonly body: readonly Statement[];
  readonly otherwise: readonly Statement[];
}
export interface While extends Span {
  readonly type: "while";
  readonly test: Expression;
  readonly body: readonly Statement[];
  readonly otherwise: readonly Statement[];
}
export interface With extends Span {
  readonly type: "with";
  readonly items: readonly WithItem[];
  readonly body: readonly Statement[];
}
export interface WithItem extends Span {
  readonly type: "withItem";
  readonly value: Expression;
  readonly target?: Expression;
}
export interface Try extends Span {
  readonly type: "try";
  readonly body: readonly Statement[];
  readonly handlers: readonly Handler[];
  readonly otherwise: readonly Statement[];
  readonly last: readonly Statement[];
}
export interface Handler extends Span {
  readonly type: "handler";
  readonly exception?: Expression;
  readonly target?: Expression;
  readonly body: readonly Statement[];
}
export interface FunctionDefinition extends Span {
  readonly type: "function";
  readonly name: Name;
  readonly parameters: readonly Parameter[];
  readonly returns?: Expression;
  /** `T` of `def first[T](items: list[T])`. */
  readonly typeParameters?: readonly Name[];
  readonly decorators: readonly Expression[];
  readonly body: readonly Statement[];
}
export interface ClassDefinition extends Span {
  readonly type: "class";
  readonly name: Name;
  readonly bases: readonly Argument[];
  readonly typeParameters?: readonly Name[];
  readonly decorators: readonly Expression[];
  readonly body: readonly Statement[];
}
export interface Return extends Span {
  readonly type: "return";
  readonly value?: Expression;
}
export interface Raise extends Span {
  readonly type: "raise";
  readonly value?: Expression;
  /** What stands after `from`. */
  readonly cause?: Expression;
}
export interface Delete extends Span {
  readonly type: "delete";
  readonly targets: readonly Expression[];
}
export interface Import extends Span {
  readonly type: "import";
  readonly names: readonly Alias[];
}
export interface ImportFrom extends Span {
  readonly type: "importFrom";
  /** As written, leading dots included. */
  readonly module: string;
  readonly names: readonly Alias[];
  readonly star: boolean;
}
export interface Alias extends Span {
  readonly type: "alias";
  /** Dotted. */
  readonly name: string;
  /** The name after `as`. */
  readonly as?: string;
}
export interface Scoping extends Span {
  readonly type: "global" | "nonlocal";
  readonly names: readonly string[];
}
export interface Assert extends Span {
  readonly type: "assert";
  readonly test: Expression;
  readonly message?: Expression;
}
export interface Match extends Span {
  readonly type: "match";
  readonly subject: Expression;
  readonly cases: readonly Case[];
}
export interface Case extends Span {
  readonly type: "case";
  /** Names that the pattern binds. */
  readonly names: readonly Name[];
  /** Names that the pattern compares with or that begin a dotted one: `Colour` of `case Colour.RED`. */
  readonly compared: readonly Name[];
  readonly guard?: Expression;
  readonly body: readonly Statement[];
}
/** `type Pair = tuple[int, int]`, which is worked out when it is first needed. */
export interface TypeAlias extends Span {
  readonly type: "typeAlias";
  readonly name: Name;
  readonly typeParameters?: readonly Name[];
  readonly value: Expression;
}
export interface Simple extends Span {
  readonly type: "pass" | "break" | "continue";
}
export interface BrokenStatement extends Span {
  readonly type: "brokenStatement";
  readonly parts: readonly (Statement | Expression)[];
}
