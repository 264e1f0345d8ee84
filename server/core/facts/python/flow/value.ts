import type { Span } from "../../../text/span.ts";
import type { Call, Expression, Lambda } from "../../../syntax/python/expressionTree.ts";
import type { ClassDefinition, FunctionDefinition } from "../../../syntax/python/tree.ts";
import type { Document } from "../../../workspace/document.ts";
import type { Derived } from "./derived.ts";
import type { Cut, Rows } from "./rows.ts";

/** What a name or an expression stands for. What can be changed in place lives in the store, under the id of an `object`. */
export type Value =
  | { readonly type: "object"; readonly id: number }
  | { readonly type: "either"; readonly options: readonly Value[] }
  | Scalar
  | { readonly type: "text"; readonly value: string }
  /** Something imported, by its dotted name, or a builtin. */
  | { readonly type: "api"; readonly name: string }
  /** A file of the workspace, or a folder of them, by its name as the importing document has it. */
  | { readonly type: "module"; readonly name: string; readonly importer: Document }
  | FunctionValue
  | { readonly type: "class"; readonly node: ClassDefinition; readonly scope: number }
  /** A method that was looked up but not yet called. */
  | { readonly type: "method"; readonly receiver: Value; readonly name: string; readonly on: Expression }
  /** Row numbers that pick one side of a split. */
  | { readonly type: "indices"; readonly split: string; readonly side: string }
  /** The index of rows that exist elsewhere: `train.index`. */
  | { readonly type: "index"; readonly of: Rows; readonly order: number }
  | { readonly type: "none" };

/** A number whose value may be known; two with the same symbol are equal. */
export interface Scalar {
  readonly type: "scalar";
  readonly symbol: string;
  readonly value?: number;
  /** The outcome of a comparison that is known. */
  readonly truth?: boolean;
}

export interface FunctionValue {
  readonly type: "function";
  readonly node: FunctionDefinition | Lambda;
  /** The scope that it was made in. */
  readonly scope: number;
  readonly self?: Value;
}

/** What an object holds; a change writes a new one. */
export type Content = Data | Estimator | List | Dictionary | Instance;

/** A table, column, array, or anything else that may hold rows. */
export interface Data {
  readonly type: "data";
  readonly rows: Rows;
  /** Values of one order have their rows in the same places. */
  readonly order: number;
  readonly taints: readonly Taint[];
  readonly columns: Columns;
  /** The object that this is a column of: a change in place reaches it. */
  readonly viewOf?: number | undefined;
  /** Set on the result of a test of a column. */
  readonly mask?: Cut | undefined;
  /** Columns that the values were computed from, row by row; nothing where that is not known. */
  readonly madeOf?: readonly string[] | undefined;
  /** The object that this is the opposite of: `~chosen`. */
  readonly inverseOf?: number | undefined;
  /** Surely numbers of rows, not names of columns. */
  readonly numbers?: boolean | undefined;
  /** Named parts that share no row, as `load_dataset` gives them. */
  readonly parts?: boolean | undefined;
  /** A list of rows: to add another is to put it below. */
  readonly isList?: boolean | undefined;
  /** Made by `set(…)`: taking one from another leaves other members, not differences. */
  readonly isSet?: boolean | undefined;
  /** Models whose predictions these are. */
  readonly predictedBy?: readonly Evaluation[] | undefined;
  /** Row sets stacked on each other, each with its length's symbol, in order. */
  readonly stack?: readonly Segment[] | undefined;
  /** A mean of grouped rows is one per group, a mean of windows one per row. */
  readonly grouping?: "groups" | "window" | undefined;
  /** An unknown call was given several sets of rows: a part of its result may hold any of them. */
  readonly mixed?: boolean | undefined;
  /** True for a file or data set that was read, false for what an unknown call gave. */
  readonly read?: boolean | undefined;
  /** What says that the rows are in the order of time: a sort by date, a lag, a trailing window. */
  readonly timed?: Span | undefined;
  /** What else is known of how the rows came about. */
  readonly notes?: Notes | undefined;
  /** It is looped over batch by batch, as a `DataLoader` is: the variable that it was first bound to, or nothing. */
  readonly batches?: string | undefined;
  /** One batch, which stands for all rows of its loader: the loader's variable, or nothing. */
  readonly batch?: string | undefined;
  /** Parts of a splitter's result: `for train, test in folds.split(X)`. */
  readonly folds?: string | undefined;
  /** The folds come with their numbers, as `enumerate` gives them. */
  readonly counted?: boolean | undefined;
  /** What a loop over rows gives; over a table these are the names of its columns. */
  readonly looped?: boolean | undefined;
}

/** How rows came about, where that matters for a split. */
export interface Notes {
  /** Each row is a window of neighbours, and the next row holds most of the same. */
  readonly windows?: Span | undefined;
  /** Tables from several places were put on top of each other. */
  readonly appended?: Span | undefined;
  /** Several rows belong to one patient, user … as this column tells. */
  readonly repeats?: { readonly column: string; readonly at: Span };
}

export interface Segment {
  readonly rows: Rows;
  readonly length: string;
}

/** Names of columns where they are known: just these, or all but these. */
export interface Columns {
  readonly only?: readonly string[];
  readonly without?: readonly string[];
  /** Columns that were computed from others of their row, and from which. */
  readonly derived?: Derived;
  /** Surely among those that are there. */
  readonly with?: readonly string[];
}

export type TaintKind = "vocabulary" | "statistic" | "decomposition" | "selection" | "supervised" | "duplicate" | "future" | "imputation" | "arithmetic";

/** Knowledge of other rows that a value carries, and the call that it came from. */
export interface Taint {
  readonly kind: TaintKind;
  readonly at: Span;
  readonly statement: Span;
  /** Rows that were looked at. */
  readonly rows: Rows;
  /** For a person: `StandardScaler`, `mean`. */
  readonly source: string;
  /** The variable whose rows were looked at, where it has a name. */
  readonly of?: string;
  readonly estimator?: number;
  /** It only decided which rows stay. */
  readonly chose?: boolean;
  /** Each row knows one before it: a leak only where a split mixes the rows. */
  readonly causal?: boolean;
  /** The column whose groups were summarised. */
  readonly groupedOver?: string;
  /** Columns that hold it, where only some do. */
  readonly columns?: readonly string[];
  readonly node?: Call;
}

export interface Estimator {
  readonly type: "estimator";
  /** Dotted, as far as known. */
  readonly api: string;
  readonly made: Span;
  readonly arguments: readonly Handed[];
  /** Steps of a pipeline, the estimator inside a search, members of an ensemble. */
  readonly inner: readonly Value[];
  readonly fits: readonly Fit[];
  /** It is judged rather than trained from now on: after `model.eval()`. */
  readonly judging?: boolean;
}

/** An argument of a call after it was evaluated. */
export interface Handed {
  readonly name?: string;
  readonly value: Value;
  readonly node: Expression;
}

export interface Fit {
  readonly at: Span;
  readonly statement: Span;
  readonly rows: Rows;
  readonly taints: readonly Taint[];
  readonly node?: Call;
  /** The training rows' variable. */
  readonly of?: string;
  readonly estimator: number;
  readonly api: string;
  readonly columns: Columns;
  readonly target: Columns;
  readonly labelled: boolean;
  /** The features are predictions that these made. */
  readonly predictedBy?: readonly Evaluation[];
  /** The target was taken from the very table that the model is fitted on. */
  readonly holdsTarget: boolean;
  /** Rows that are watched while the model learns: `validation_data`, `eval_set`. */
  readonly watched?: Watched;
}

export interface Watched {
  readonly at: Span;
  readonly rows: Rows;
  readonly of?: string;
  /** Training stops, or the best state is kept, by what these rows say. */
  readonly chooses: boolean;
  /** Nothing stops: only the best state is kept. */
  readonly keeps?: boolean;
}

export interface Evaluation {
  readonly type: "evaluation";
  readonly at: Span;
  readonly statement: Span;
  readonly fits: readonly Fit[];
  readonly rows: Rows;
  readonly taints: readonly Taint[];
  readonly method: string;
  readonly node: Call;
  readonly of?: string;
  readonly estimator: number;
  readonly api: string;
  /** The call of a function, or the round of a loop, that it happens in; 0 outside of both. */
  readonly round: number;
  /** The rows are predictions of other models. */
  readonly predictedBy?: readonly Evaluation[];
}

export interface List {
  readonly type: "list";
  readonly items: readonly Value[];
  /** True when more may have been added than is known. */
  readonly open: boolean;
  /** Rows were added one by one: which ones, only the loop knows. */
  readonly grown?: boolean;
  /** The list counts, as `range` does: its members are row numbers of this origin. */
  readonly counts?: number | undefined;
}

export interface Dictionary {
  readonly type: "dictionary";
  readonly entries: ReadonlyMap<string, Value>;
  readonly rest?: Value;
  /** A named tuple: its entries go by attribute and by place as well. */
  readonly isRecord?: boolean;
}

export interface Instance {
  readonly type: "instance";
  readonly class: ClassDefinition;
  readonly scope: number;
  readonly attributes: ReadonlyMap<string, Value>;
}

export const NONE: Value = { type: "none" };
