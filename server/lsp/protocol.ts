/**
 * What the client asks of the server beyond LSP. One entry per request: its parameters and its result. Nothing here
 * imports LSP or the core's code, so that client, server and tests share it.
 */
export type Requests = {
  /** Checks every file of the workspace; findings arrive as diagnostics, progress by the work-done token. */
  readonly "modelwright/checkWorkspace": {
    readonly params: { readonly workDoneToken?: string };
    readonly result: WorkspaceSummary;
  };
  /** Files that a notebook becomes. Nothing is written; the client shows the edit. */
  readonly "modelwright/convertNotebook": {
    readonly params: { readonly uri: string };
    readonly result: FilePlan;
  };
  /** Files for a deployment, made from what the folder tells. Nothing is written. */
  readonly "modelwright/scaffold": {
    readonly params: { readonly scaffold: "docker"; readonly folder: string };
    readonly result: FilePlan;
  };
  /** The page of a rule, as Markdown. */
  readonly "modelwright/ruleDocumentation": {
    readonly params: { readonly ruleId: string };
    readonly result: { readonly markdown: string };
  };
};

export interface WorkspaceSummary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  readonly crashes: readonly string[];
  readonly cancelled: boolean;
}

/** Files to write, with what a person should know before accepting them. */
export interface FilePlan {
  readonly files: readonly PlannedFile[];
  readonly notes: readonly string[];
}

export interface PlannedFile {
  readonly uri: string;
  readonly text: string;
  /** True where a file with other text stands there already: ask before replacing it. */
  readonly replaces: boolean;
}
