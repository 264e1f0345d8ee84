import type { AgainSource, ArtifactContent, ChangeResult, ColumnMapping, ColumnQuery, ExperimentsTable, ImportanceReport, Packed, PackedCells, PackedCurve, RegistryModel, RunAlert, RunArtifact, RunChange, RunKey, RunSurroundings, RunValues, StoreProblem, Edit, TrackingServer } from "../core/index.ts";
import type { ColumnsOfTable } from "../host/runs/mapTable.ts";
import type { CodeChanges, RestoredCode } from "../host/gitCode.ts";

/** What the client asks about runs of trackers; a part of the protocol. */
export type RunRequests = {
  /** Cells of the table that `modelwright/experiments` gave last, by column. */
  readonly "modelwright/cells": {
    readonly params: { readonly columns: readonly ColumnQuery[] };
    readonly result: readonly PackedCells[];
  };
  /** The curves of one metric, in the order of the runs asked for. */
  readonly "modelwright/curves": {
    readonly params: { readonly runs: readonly RunKey[]; readonly metric: string; readonly times?: boolean; readonly most?: number };
    readonly result: readonly PackedCurve[];
  };
  /** The runs of every store in the workspace, and of servers that the person named. */
  readonly "modelwright/experiments": {
    readonly params: { readonly servers?: readonly TrackingServer[]; /** Runs that were deleted in their tracker as well. */ readonly deleted?: boolean };
    readonly result: { readonly table: ExperimentsTable; readonly problems: readonly StoreProblem[]; /** Stays the same as long as nothing of the runs changed, their curves included. */ readonly version: number };
  };
  /** The columns of a table of metrics, and what each seems to be. */
  readonly "modelwright/tableColumns": {
    readonly params: { readonly path: string };
    readonly result: ColumnsOfTable;
  };
  /** The runs that come of saying so of a table's columns, a line each. */
  readonly "modelwright/tablePreview": {
    readonly params: { readonly path: string; readonly mapping: ColumnMapping };
    readonly result: readonly string[];
  };
  /** Keeps what was said of a table's columns, or of all tables like it. */
  readonly "modelwright/mapTable": {
    readonly params: { readonly path: string; readonly mapping: ColumnMapping; readonly like?: string };
    readonly result: ChangeResult;
  };
  /** A file's text at a commit. */
  readonly "modelwright/codeAt": {
    readonly params: { readonly folder: string; readonly commit: string; readonly path: string };
    readonly result: { readonly text: string };
  };
  /** The files that differ between the commits of two runs. */
  readonly "modelwright/codeChanges": {
    readonly params: { readonly a: RunKey; readonly b: RunKey };
    readonly result: CodeChanges;
  };
  /** What is wrong with runs that are going on. */
  readonly "modelwright/runAlerts": {
    readonly params: { /** From when on a run that logs nothing is worth a word. */ readonly silentMinutes?: number };
    readonly result: readonly (RunAlert & { readonly run: RunKey; readonly name: string })[];
  };
  /** Puts the code of a run into a worktree beside its repository, or onto a new branch. */
  readonly "modelwright/restoreCode": {
    readonly params: { readonly run: RunKey; readonly onto?: "worktree" | "branch" };
    readonly result: RestoredCode;
  };
  /** Which parameters a metric depends on. */
  readonly "modelwright/importance": {
    readonly params: { readonly metric: string };
    readonly result: ImportanceReport;
  };
  /** So many values of a metric's curve for each run, for small drawings. */
  readonly "modelwright/sparks": {
    readonly params: { readonly runs: readonly RunKey[]; readonly metric: string; readonly values: number };
    readonly result: readonly Packed[];
  };
  /** All parameters and metrics of a few runs, in their order. */
  readonly "modelwright/runValues": {
    readonly params: { readonly runs: readonly RunKey[] };
    readonly result: readonly RunValues[];
  };
  /** What each of a few runs logged besides parameters and metrics. */
  readonly "modelwright/runArtifacts": {
    readonly params: { readonly runs: readonly RunKey[] };
    readonly result: readonly (readonly RunArtifact[])[];
  };
  /** The data sets and packages that each of a few runs was made with. */
  readonly "modelwright/runSurroundings": {
    readonly params: { readonly runs: readonly RunKey[] };
    readonly result: readonly RunSurroundings[];
  };
  /** One of what a run logged, read now. */
  readonly "modelwright/runArtifact": {
    readonly params: { readonly run: RunKey; readonly id: string };
    readonly result: ArtifactContent;
  };
  /** A run's model card in Markdown, or a report for people who train no models as a page; null where the run is gone. */
  readonly "modelwright/runCard": {
    readonly params: { readonly run: RunKey; readonly format: "markdown" | "html" };
    readonly result: string | null;
  };
  /** The command that makes a run again, to be asked about and run in a terminal. */
  readonly "modelwright/runCommand": {
    readonly params: { readonly run: RunKey & AgainSource["run"] } & Omit<AgainSource, "params" | "run">;
    readonly result: string;
  };
  /** Edits that give the text of a `params.yaml` the values of a run. */
  readonly "modelwright/runParamEdits": {
    readonly params: { readonly run: RunKey; readonly text: string };
    readonly result: readonly Edit[];
  };
  /** The registered models of all stores that were read last. */
  readonly "modelwright/modelRegistry": {
    readonly params: Readonly<Record<string, never>>;
    readonly result: readonly RegistryModel[];
  };
  /** Changes the record of a run where its tracker allows it; the client has asked the person. */
  readonly "modelwright/changeRun": {
    readonly params: RunChange & { readonly servers?: readonly TrackingServer[] };
    readonly result: ChangeResult;
  };
};
