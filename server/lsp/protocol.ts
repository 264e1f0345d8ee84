import type { AnswersWithCases, DriftOverTime, DriftReport, DriftSettingChange, EvaluationColumns, EvaluationReport, ExplainReport, LineageView, ModelFile, PipelineView, ProfileReport, RowsPage, RowsQuery, RowsRange, RowsStats, RowsView, Task, TrackingServer } from "../core/index.ts";
import type { AskedWindows, DataColumns, DataReport, DriftSettingsFile, ReportFormat } from "./dataProtocol.ts";
import type { NotebookRequests } from "./notebookProtocol.ts";
import type { RunRequests } from "./runProtocol.ts";
import type { CodePlace, FilePlan } from "./shapes.ts";

export type { CodePlace, FilePlan, PlannedFile, TextPosition } from "./shapes.ts";
export type { AskedWindows, DataColumns, DataReport, DriftSettingsFile, ReportFormat, TrackingServer };

/**
 * What the client asks of the server beyond LSP. One entry per request: its parameters and its result. Nothing here
 * imports LSP or the core's code (but its types), so that client, server and tests share it.
 */
export type Requests = NotebookRequests & RunRequests & {
  /** What there is to choose from: rules and kinds of files. */
  readonly "modelwright/catalogue": {
    readonly params: Readonly<Record<string, never>>;
    readonly result: Catalogue;
  };
  /** Checks every file of the workspace; findings arrive as diagnostics, progress by the work-done token. */
  readonly "modelwright/checkWorkspace": {
    readonly params: { readonly workDoneToken?: string };
    readonly result: WorkspaceSummary;
  };
  /** What a language model answered, as a tool's results have it, and what changed since earlier ones. Texts are cut to what a panel shows. */
  readonly "modelwright/answers": {
    readonly params: { readonly uri: string; readonly baseline?: string };
    readonly result: AnswersWithCases;
  };
  /** The columns of a data file, and what they seem to be for. */
  readonly "modelwright/dataColumns": {
    readonly params: { readonly uri: string; readonly secrets?: Readonly<Record<string, string>> };
    readonly result: DataColumns;
  };
  /** Judges a file of predictions by its labels; what task it is, and which class is to be found, are guessed unless said. */
  readonly "modelwright/evaluate": {
    readonly params: { readonly uri: string; readonly columns: EvaluationColumns; readonly task?: Task; readonly positive?: string; readonly secrets?: Readonly<Record<string, string>> };
    readonly result: EvaluationReport;
  };
  /** What predictions depend on: SHAP values in a file, or an ONNX model that is asked. Progress by the work-done token. */
  readonly "modelwright/explain": {
    readonly params: { readonly uri: string; readonly data?: string; readonly label?: string; readonly packages?: readonly string[]; readonly workDoneToken?: string };
    readonly result: ExplainReport;
  };
  /** What a data file holds; `quasi` are columns that together may tell people apart. */
  readonly "modelwright/profile": {
    readonly params: { readonly uri: string; readonly quasi?: readonly string[]; readonly secrets?: Readonly<Record<string, string>> };
    readonly result: ProfileReport;
  };
  /** Compares two data files, or tables of engines by their addresses, with secrets by the part of an address before its path; progress by the work-done token, and a first answer from the first rows of large files by the token for partial results. */
  readonly "modelwright/drift": {
    readonly params: { readonly reference: string; readonly current: string; readonly secrets?: Readonly<Record<string, string>>; readonly workDoneToken?: string; readonly partialResultToken?: string };
    readonly result: DriftReport;
  };
  /** The settings by which these data are compared: where they stand or would stand, and what of them is set. With a change, the file's text after it. */
  readonly "modelwright/driftSettings": {
    readonly params: { readonly current: string; readonly workspace?: string; readonly change?: DriftSettingChange };
    readonly result: DriftSettingsFile;
  };
  /** Compares windows of the current data with the reference, by the column and span that are named, else by those of `modelwright.drift.yaml`, else by what the data are. */
  readonly "modelwright/driftOverTime": {
    readonly params: { readonly reference: string; readonly current: string; readonly over?: AskedWindows; readonly secrets?: Readonly<Record<string, string>>; readonly workDoneToken?: string };
    readonly result: DriftOverTime;
  };
  /** How the Dockerfile of a folder is built and its image run, as words for the container engine. */
  readonly "modelwright/imageRun": {
    readonly params: { readonly folder: string };
    readonly result: { readonly path: string; readonly image: string; readonly build: readonly string[]; readonly run: readonly string[]; readonly address?: string };
  };
  /** What a model file holds, and what loading it would do. */
  readonly "modelwright/inspect": {
    readonly params: { readonly uri: string };
    readonly result: ModelFile;
  };
  /** What a file was recognised as, and whether it is checked. */
  readonly "modelwright/kindOf": {
    readonly params: { readonly uri: string };
    readonly result: KindOfFile;
  };
  /** What a Python file or notebook does with its data, and where each part of that stands. */
  readonly "modelwright/lineage": {
    readonly params: { readonly uri: string };
    readonly result: PlacedLineage;
  };
  /** The pipeline that a file describes, and where each part of it stands. */
  readonly "modelwright/pipeline": {
    readonly params: { readonly uri: string };
    readonly result: PlacedPipeline;
  };
  /** Says that data will be looked at soon, so that the process for it is started while a person still chooses. */
  readonly "modelwright/prepareData": {
    readonly params: Readonly<Record<string, never>>;
    readonly result: null;
  };
  /** A report as a file to keep or to hand on. */
  readonly "modelwright/reportText": {
    readonly params: { readonly data: DataReport; readonly format: ReportFormat };
    readonly result: { readonly text: string };
  };
  /** Opens a Parquet, Arrow or Feather file to be looked at row by row, in a process of its own that lives until it is closed. */
  readonly "modelwright/rowsOpen": {
    readonly params: { readonly uri: string };
    readonly result: { readonly session: string; readonly view: RowsView };
  };
  /** Which rows are shown, in which order. Cancelling breaks it off. */
  readonly "modelwright/rowsView": {
    readonly params: { readonly session: string; readonly query: RowsQuery };
    readonly result: RowsView;
  };
  /** Cells of the view that was asked for last. */
  readonly "modelwright/rowsPage": {
    readonly params: { readonly session: string; readonly range: RowsRange };
    readonly result: RowsPage;
  };
  /** What one of the shown columns holds, in the shown rows. */
  readonly "modelwright/rowsStats": {
    readonly params: { readonly session: string; readonly column: number };
    readonly result: RowsStats;
  };
  /** Writes shown rows as comma-separated values. */
  readonly "modelwright/rowsWrite": {
    readonly params: { readonly session: string; readonly range: RowsRange; readonly header: readonly string[]; readonly uri: string };
    readonly result: { readonly rows: number };
  };
  readonly "modelwright/rowsClose": {
    readonly params: { readonly session: string };
    readonly result: null;
  };
  /** The page of a rule, as Markdown. */
  readonly "modelwright/ruleDocumentation": {
    readonly params: { readonly ruleId: string };
    readonly result: { readonly markdown: string };
  };
  /** Files for a deployment, made from what the folder tells. Nothing is written. */
  readonly "modelwright/scaffold": {
    readonly params: { readonly scaffold: string; readonly folder: string; readonly chosen?: Readonly<Record<string, string>> };
    readonly result: FilePlan;
  };
  /** What a person can decide before files are made, as the folder tells it. */
  readonly "modelwright/scaffoldChoices": {
    readonly params: { readonly scaffold: string; readonly folder: string };
    readonly result: ScaffoldChoices;
  };
  /** The person has come to trust the workspace, or a test says so. */
  readonly "modelwright/setTrust": {
    readonly params: { readonly trusted: boolean };
    readonly result: null;
  };
};

/** Told by the server when what files are may have changed: the settings, or the workspace's settings file. Without parameters. */
export const SETTINGS_READ = "modelwright/settingsRead";

export interface Catalogue {
  readonly rules: readonly RuleEntry[];
  readonly kinds: readonly KindEntry[];
}

export interface RuleEntry {
  readonly id: string;
  readonly group: string;
  readonly summary: string;
}

export interface KindEntry {
  readonly id: string;
  readonly title: string;
  /** Globs of the names that tell such a file. */
  readonly names: readonly string[];
  /** Faults against its schema are reported by Modelwright. */
  readonly ownsSchema: boolean;
}

/** `undefined` where the server does not know the file. */
export interface KindOfFile {
  readonly kind?: Pick<KindEntry, "id" | "title">;
  /** One phrase: what gave the file away. */
  readonly why?: string;
  /** A sentence where the person says what the file is in words that name no kind. */
  readonly problem?: string;
  /** Where a comment in the file names its kind. */
  readonly comment?: CodePlace["range"];
  /** Show Pipeline has something to draw. */
  readonly hasPipeline?: boolean;
  /** One phrase where the file is not checked, such as `.gitignore leaves it out`. */
  readonly unchecked?: string;
}

export interface PlacedLineage {
  readonly view: LineageView;
  /** By the id of a node or leak. */
  readonly places: Readonly<Record<string, CodePlace>>;
}

export interface PlacedPipeline {
  readonly view: PipelineView;
  /** By the id of a node or mark. */
  readonly places: Readonly<Record<string, CodePlace>>;
}

export interface WorkspaceSummary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  /** What went wrong in rules, one sentence each. */
  readonly crashes: readonly string[];
  readonly cancelled: boolean;
}

export interface ScaffoldChoices {
  /** "a Dockerfile and a .dockerignore" */
  readonly makes: string;
  readonly choices: readonly ScaffoldChoice[];
}

export interface ScaffoldChoice {
  readonly key: string;
  readonly help: string;
  readonly example: string;
  readonly value: string;
  readonly values?: readonly string[];
  /** A regular expression that a free text must match. */
  readonly pattern?: string;
}
