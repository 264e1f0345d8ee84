import type { Difference } from "../core/index.ts";
import type { CodePlace, FilePlan } from "./shapes.ts";

/** What the client asks of the server about notebooks. */
export interface NotebookRequests {
  /** Files that a notebook becomes. Nothing is written; the client shows the edit. */
  readonly "modelwright/convertNotebook": {
    readonly params: {
      readonly uri: string;
      readonly target?: "module" | "project";
      /** Indexes of the cells where stages begin, where a person has moved them. */
      readonly cuts?: readonly number[];
      /** Only these of the project's files. */
      readonly only?: PlannedPart;
      /** URIs of files that a person does not want. */
      readonly without?: readonly string[];
    };
    readonly result: FilePlan;
  };
  /** The stages that a notebook would be cut into, and where its other cells go. */
  readonly "modelwright/notebookStages": {
    readonly params: { readonly uri: string; readonly cuts?: readonly number[] };
    readonly result: { readonly stages: readonly ShownStage[]; readonly others: readonly ShownCell[] };
  };
  /** One function in place of the code cells from `from` up to `to`, or of the section around a cell as a module. Nothing is written. */
  readonly "modelwright/extractCells": {
    readonly params: { readonly uri: string; readonly from: number; readonly to: number; readonly toModule?: boolean };
    readonly result: ExtractedCode;
  };
  /** A constant at a place as a parameter of its function, or a line for the notebook's cell of parameters. */
  readonly "modelwright/promoteConstant": {
    readonly params: { readonly uri: string; readonly range: CodePlace["range"] };
    readonly result: PromotedConstant;
  };
  /** The statements that one result of a notebook depends on, as one script. Cells and lines count from one. */
  readonly "modelwright/gatherResult": {
    readonly params: { readonly uri: string; readonly cell?: number; readonly line?: number };
    readonly result: { readonly text: string; readonly kept: number; readonly left: number };
  };
  /** Names that had no value yet in the order in which the cells were last run; `ran` cells have a number. */
  readonly "modelwright/runOrder": {
    readonly params: { readonly uri: string };
    readonly result: { readonly ran: number; readonly missing: readonly MissingName[] };
  };
  /** Runs a notebook and the project it becomes, and compares them. Never in an untrusted workspace. */
  readonly "modelwright/verifyNotebook": {
    readonly params: { readonly uri: string; readonly python: string; readonly timeoutSeconds?: number; readonly workDoneToken?: string };
    readonly result: VerifyResult;
  };
}

export type PlannedPart = "tests" | "dvc";

/** `unsteady` is what the notebook alone gives anew each time it is run, and so was not compared. */
export type VerifyResult =
  | { readonly state: "same"; readonly values: number; readonly stages: number; readonly unsteady?: readonly string[] }
  | { readonly state: "different"; readonly differences: readonly Difference[] }
  | { readonly state: "failed"; readonly reason: string };

/** A stage as the tree of the conversion shows it. */
export interface ShownStage {
  readonly name: string;
  readonly kind: string;
  readonly module: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly cells: readonly ShownCell[];
}

export interface ShownCell {
  readonly index: number;
  /** Its first line that says something. */
  readonly title: string;
  /** `imports`, `definitions`, `settings`, `documentation`, `comment`, names of stages, or a sentence about what is missing. */
  readonly to: readonly string[];
}

export interface ExtractedCode {
  readonly name: string;
  /** The cells that are replaced. */
  readonly from: number;
  readonly to: number;
  /** The code of the cell that takes their place. */
  readonly text: string;
  readonly file?: { readonly uri: string; readonly text: string };
}

/** A use of a name; the place counts from zero, inside of its cell. */
export interface MissingName {
  readonly cell: number;
  readonly line: number;
  readonly character: number;
  readonly name: string;
  /** One sentence. */
  readonly message: string;
}

export interface PromotedConstant {
  readonly name: string;
  readonly edits: readonly { readonly uri: string; readonly edits: readonly { readonly range: CodePlace["range"]; readonly newText: string }[] }[];
  readonly line?: string;
}
