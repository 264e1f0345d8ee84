import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import type { ConvertedFile } from "../convert-notebook.ts";
import { convertProject, plannedProject } from "../convert-project.ts";
import type { Refused } from "../convert-notebook-read.ts";

/** What two processes run so that their values can be compared. */
export interface Verification {
  readonly state: "ready";
  /** The cells as plain Python, in the order in which they run. */
  readonly cells: readonly { readonly index: number; readonly code: string }[];
  /** Modules that the Python in the place of magics needs. */
  readonly modules: readonly string[];
  readonly stages: readonly VerifiedStage[];
  readonly package: string;
  readonly files: readonly ConvertedFile[];
}

export interface VerifiedStage {
  readonly name: string;
  readonly module: string;
  /** Names that it gives to later stages. */
  readonly names: readonly string[];
  /** Index of the cell after which the notebook has come as far. */
  readonly lastCell: number;
}

/** `folderUri` is where the project will lie for the run. */
export function verificationOf(document: Document, snapshot: Snapshot, folderUri: string): Verification | Refused {
  const planned = plannedProject(document);
  if (planned.state === "refused") return planned;
  const conversion = convertProject(document, snapshot, { folderUri });
  if (conversion.state === "refused") return conversion;
  const { read, stages, layout, name } = planned.whole;
  return {
    state: "ready",
    cells: read.parts.map(({ cell }) => ({ index: cell.index, code: cell.source.text })),
    modules: read.modules,
    stages: stages.map((stage) => ({ name: stage.name, module: `${name}.${layout.homes.get(stage.name) ?? ""}`, names: stage.returns, lastCell: stage.cells.at(-1) ?? 0 })),
    package: name,
    files: conversion.files,
  };
}

/** What one process has seen. */
export interface ObservedRun {
  readonly printed: string;
  /** By stage, by name: a digest of the value. */
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly error?: string;
}

export interface Difference {
  readonly stage: string;
  /** Absent for what was printed. */
  readonly name?: string;
  readonly notebook: string;
  readonly project: string;
}

/**
 * Differences in the order of the stages; the first one is where to look. `again` is a second run of the notebook: what it gives
 * anew each time cannot be compared.
 */
export function compareRuns(stages: readonly VerifiedStage[], notebook: ObservedRun, project: ObservedRun, again = notebook): readonly Difference[] {
  const unsteady = new Set(unsteadyNames(stages, notebook, again));
  const differences = valuesOf(stages).flatMap(({ stage, name, key }): readonly Difference[] => {
    const left = notebook.values[stage]?.[name] ?? "nothing";
    const right = project.values[stage]?.[name] ?? "nothing";
    return left === right || unsteady.has(key) ? [] : [{ stage, name, notebook: left, project: right }];
  });
  const [lines, others, repeated] = [notebook, project, again].map(({ printed }) => withoutAddresses(printed).split("\n"));
  const line = firstOther(lines ?? [], others ?? [], repeated ?? []);
  return line === undefined ? differences : [...differences, { stage: `line ${line + 1} of what was printed`, notebook: lines?.[line] ?? "nothing", project: others?.[line] ?? "nothing" }];
}

/** What the notebook alone gives anew each time it is run: names with their stages, and lines that it prints. */
export function unsteadyNames(stages: readonly VerifiedStage[], notebook: ObservedRun, again: ObservedRun): readonly string[] {
  const names = valuesOf(stages).filter(({ stage, name }) => notebook.values[stage]?.[name] !== again.values[stage]?.[name]).map(({ key }) => key);
  const [lines, repeated] = [notebook, again].map(({ printed }) => withoutAddresses(printed).split("\n"));
  const printed = (lines ?? []).flatMap((line, index) => (line === repeated?.[index] ? [] : [`line ${index + 1} of what was printed`]));
  return [...names, ...printed];
}

const valuesOf = (stages: readonly VerifiedStage[]): readonly { readonly stage: string; readonly name: string; readonly key: string }[] =>
  stages.flatMap(({ name: stage, names }) => names.map((name) => ({ stage, name, key: `\`${name}\` of ${stage}` })));

/** The first line that is another one, and that the notebook prints the same each time. Once it prints another number of lines, no line stands for a line. */
function firstOther(lines: readonly string[], others: readonly string[], repeated: readonly string[]): number | undefined {
  const longest = Math.max(lines.length, others.length);
  const isSteadyLength = lines.length === repeated.length;
  for (let index = 0; index < longest; index++) {
    const isSteady = lines[index] === repeated[index];
    if (!isSteady && !isSteadyLength) return undefined;
    if (isSteady && lines[index] !== others[index]) return index;
  }
  return undefined;
}

/** Where an object lies in memory, in which module a class stands, and the time of day are no results. */
const withoutAddresses = (text: string): string => text.replace(/0x[\da-f]{6,}/g, "0x…").replace(/\b\d{1,2}:\d\d:\d\d(?:\.\d+)?\b/g, "<time>").replace(/<(class|function) '?[\w.]+\.(\w+)/g, "<$1 $2");
