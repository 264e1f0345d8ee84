import type { Log, ReportingDescriptor, Result } from "sarif";

import type { DriftReport } from "../insights/drift/report.ts";
import type { DriftOverTime } from "../insights/overTime/overTime.ts";
import { artifact } from "./sarif.ts";

export interface DriftSarifOptions {
  /** URIs of the folder that locations are relative to, and of the current data. */
  readonly root: string;
  readonly current: string;
  /** Version of Modelwright. */
  readonly version: string;
}

/** SARIF 2.1.0. A table has no lines that would help, so the column stands in `logicalLocations`. */
export const driftSarif = ({ columns, dataset, problems }: DriftReport, options: DriftSarifOptions): string =>
  logOf(
    [
      ...(dataset.drifted ? [{ rule: "data-set-drift", text: dataset.words } as const] : []),
      ...columns.filter(({ drifted }) => drifted).map(({ name, verdict, computed }): Found => ({ rule: "column-drift", text: `\`${name}\`: ${verdict}${computed === undefined ? "" : ` ${computed}`}`, column: name })),
      ...problems.map(({ message, column }): Found => ({ rule: "data-note", text: message, ...(column !== undefined && { column }) })),
    ],
    options,
  );

/** The same of windows of time or files: a result for each column that drifted in some of them, which are named. */
export const driftOverTimeSarif = ({ columns, windows, problems }: DriftOverTime, options: DriftSarifOptions): string =>
  logOf(
    [
      ...columns.filter(({ drifted }) => drifted.some(Boolean)).map(({ name, words, drifted }): Found => ({ rule: "column-drift", text: `\`${name}\`: ${words}`, column: name, windows: windows.flatMap((window, place) => (drifted[place] ? [window.name] : [])) })),
      ...problems.map((text): Found => ({ rule: "data-note", text })),
    ],
    options,
  );

interface Found {
  readonly rule: RuleId;
  readonly text: string;
  readonly column?: string;
  readonly windows?: readonly string[];
}

function logOf(found: readonly Found[], { root, current, version }: DriftSarifOptions): string {
  const base = `${root.replace(/\/$/, "")}/`;
  const result = ({ rule: ruleId, text, column, windows }: Found): Result => ({
    ruleId,
    ruleIndex: RULES.findIndex(({ id }) => id === ruleId),
    level: LEVELS[ruleId],
    message: { text },
    locations: [{ physicalLocation: { artifactLocation: artifact(current, base) }, ...(column !== undefined && { logicalLocations: [{ name: column, fullyQualifiedName: column, kind: "member" }] }) }],
    ...(windows && { properties: { windows } }),
    partialFingerprints: { "modelwright/v1": `${ruleId}:${column ?? ""}` },
  });
  const log: Log = {
    version: "2.1.0",
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    runs: [
      {
        tool: { driver: { name: "Modelwright", semanticVersion: version, rules: [...RULES] } },
        originalUriBaseIds: { SRCROOT: { uri: base } },
        results: found.map(result),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

type RuleId = "data-set-drift" | "column-drift" | "data-note";

const LEVELS: Readonly<Record<RuleId, NonNullable<Result["level"]>>> = { "data-set-drift": "error", "column-drift": "warning", "data-note": "note" };

const RULES = (
  [
    ["data-set-drift", "So many columns changed that the data set as a whole counts as drifted."],
    ["column-drift", "The values of a column changed by more than chance explains, and by a size that matters."],
    ["data-note", "Something about both data sets that a person should know: schema, types, duplicates, constant columns."],
  ] as const
).map(([id, text]): ReportingDescriptor & { readonly id: RuleId } => ({ id, shortDescription: { text }, defaultConfiguration: { level: LEVELS[id] } }));
