/** What one object may be: a name of the notebook, or a parameter of the function that is looked at. */
export interface Reference {
  readonly name: string;
  readonly isParameter: boolean;
}

/** One call whose callee is looked up when all functions of the notebook are known. */
export interface CallSite {
  /** `clean` for a name of the notebook, `.fit` for a method. */
  readonly callee: string;
  readonly receiver: readonly Reference[];
  readonly arguments: readonly PassedArgument[];
  /** False where the result goes on to something else. */
  readonly isDiscarded: boolean;
}

export interface PassedArgument {
  readonly keyword?: string;
  readonly place: number;
  readonly references: readonly Reference[];
}

/** `b = a` makes them one object; `layer = model.layers[0]` makes `layer` a part of `model`. */
export interface Alias {
  readonly name: string;
  readonly of: readonly Reference[];
  readonly kind: "same" | "part";
}

/** A function or method that a statement defines. */
export interface DefinedFunction {
  readonly name: string;
  /** The class that it is a method of. */
  readonly className?: string;
  readonly parameters: readonly string[];
  readonly record: Record;
  /** True for a lambda or generator that whoever it is handed to is done with when the call ends. */
  readonly isUsedUp?: boolean;
}

/** What code does with the names around it, as it is found; the effects of calls are not yet followed. */
export interface Record {
  readonly reads: Set<string>;
  /** Those of the reads that stand in a text only: in a formula, a query or SQL. */
  readonly looksUp: Set<string>;
  readonly binds: Set<string>;
  readonly deletes: Set<string>;
  readonly mutates: Set<string>;
  readonly mutatesParameters: Set<string>;
  readonly effects: Set<string>;
  readonly calls: CallSite[];
  readonly aliases: Alias[];
  readonly functions: DefinedFunction[];
}

export const emptyRecord = (): Record => ({
  reads: new Set(),
  looksUp: new Set(),
  binds: new Set(),
  deletes: new Set(),
  mutates: new Set(),
  mutatesParameters: new Set(),
  effects: new Set(),
  calls: [],
  aliases: [],
  functions: [],
});
