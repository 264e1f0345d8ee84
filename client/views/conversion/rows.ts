import { ThemeIcon, TreeItem, TreeItemCheckboxState, TreeItemCollapsibleState, Uri, workspace } from "vscode";

import type { ShownCell, ShownStage } from "../../../server/lsp/notebookProtocol.ts";
import type { PlannedFile } from "../../../server/lsp/protocol.ts";
import { isChosen, type ConversionPlan } from "./plan.ts";

/** A line of the tree. */
export type Row =
  | { readonly kind: "stage"; readonly stage: ShownStage; readonly isFirst: boolean }
  | { readonly kind: "cell"; readonly cell: ShownCell; readonly stage?: ShownStage; readonly isFirst: boolean }
  | { readonly kind: "group"; readonly title: string; readonly description: string; readonly icon: string; readonly isOpen: boolean; readonly rows: readonly Row[] }
  | { readonly kind: "file"; readonly file: PlannedFile };

export function rootRows({ stages, others, files }: ConversionPlan): readonly Row[] {
  const isProse = ({ to }: ShownCell): boolean => to.includes("documentation");
  const cells = (wanted: readonly ShownCell[]): readonly Row[] => wanted.map((cell) => ({ kind: "cell", cell, isFirst: true }));
  const [code, prose] = [others.filter((cell) => !isProse(cell)), others.filter(isProse)];
  const shown = files.filter(({ isRecord }) => isRecord !== true);
  const groups: readonly Extract<Row, { kind: "group" }>[] = [
    { kind: "group", title: "Cells outside of stages", description: "imports, definitions, settings, notes", icon: "symbol-namespace", isOpen: true, rows: cells(code) },
    { kind: "group", title: "Prose", description: "docstrings and README", icon: "markdown", isOpen: false, rows: cells(prose) },
    { kind: "group", title: "Files", description: countsOf(shown), icon: "files", isOpen: true, rows: shown.map((file) => ({ kind: "file", file })) },
  ];
  return [...stages.map((stage, place): Row => ({ kind: "stage", stage, isFirst: place === 0 })), ...groups.filter(({ rows }) => rows.length > 0)];
}

export function rowsIn(row: Row): readonly Row[] {
  if (row.kind === "group") return row.rows;
  return row.kind === "stage" ? row.stage.cells.map((cell, place) => ({ kind: "cell", cell, stage: row.stage, isFirst: place === 0 })) : [];
}

/** The stage of a cell, so that the editor can open it. */
export function parentOf({ stages }: ConversionPlan, row: Row): Row | undefined {
  const stage = row.kind === "cell" ? row.stage : undefined;
  return stage && { kind: "stage", stage, isFirst: stage === stages[0] };
}

/** The row of a cell, or of the stage that begins there. */
export function rowAt({ stages }: ConversionPlan, index: number): Row | undefined {
  const stage = stages.find(({ cells }) => cells.some((cell) => cell.index === index));
  const cell = stage?.cells.find((one) => one.index === index);
  if (!stage || !cell) return undefined;
  const isFirst = stage.cells[0] === cell;
  return isFirst ? { kind: "stage", stage, isFirst: stage === stages[0] } : { kind: "cell", cell, stage, isFirst };
}

function countsOf(files: readonly PlannedFile[]): string {
  const count = (wanted: PlannedFile["state"]): number => files.filter(({ state }) => state === wanted).length;
  const parts = [[count("new"), "new"], [count("updated"), "updated with your edits kept"], [count("replaced"), "would replace yours"]] as const;
  return parts.filter(([number]) => number > 0).map(([number, words]) => `${number} ${words}`).join(", ");
}

export function itemOf(row: Row): TreeItem {
  // By its id the editor keeps a row selected and in focus while the rest is drawn anew.
  if (row.kind === "stage") return stageItem(row.stage, row.isFirst);
  if (row.kind === "cell") return cellItem(row.cell, row.stage, row.isFirst);
  if (row.kind === "file") return fileItem(row.file);
  const item = new TreeItem(row.title, row.isOpen ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed);
  item.id = row.title;
  item.description = row.description;
  item.iconPath = new ThemeIcon(row.icon);
  return item;
}

function stageItem({ name, module, inputs, outputs, cells }: ShownStage, isFirst: boolean): TreeItem {
  const item = new TreeItem(`${name}(${inputs.join(", ")})`, TreeItemCollapsibleState.Expanded);
  item.id = `stage ${cells[0]?.index ?? name}`;
  item.description = [outputs.length > 0 ? `→ ${outputs.join(", ")}` : "", `in ${module}.py`].filter((part) => part !== "").join("  ");
  item.tooltip = `Becomes a function of ${module}.py. It takes ${listed(inputs)} and gives ${listed(outputs)}.`;
  item.iconPath = new ThemeIcon("symbol-function");
  item.contextValue = isFirst ? "firstStage" : "stage";
  return item;
}

const listed = (names: readonly string[]): string => (names.length > 0 ? names.join(", ") : "nothing");

function cellItem(cell: ShownCell, stage: ShownStage | undefined, isFirst: boolean): TreeItem {
  const item = new TreeItem(`Cell ${cell.index + 1}`, TreeItemCollapsibleState.None);
  item.id = `cell ${cell.index}`;
  const elsewhere = cell.to.filter((to) => to !== stage?.name && to !== "documentation");
  item.description = [cell.title, elsewhere.length > 0 ? `→ ${elsewhere.join(", ")}` : ""].filter((part) => part !== "").join("  ");
  item.tooltip = `${cell.title}\nGoes to ${cell.to.join(", ")}.`;
  item.contextValue = isFirst ? "firstCell" : "cell";
  item.command = { command: "modelwright.conversion.revealCell", title: "Show the Cell", arguments: [cell.index] };
  return item;
}

/** What is said of a file besides its name. */
const STATES: Readonly<Record<PlannedFile["state"], string>> = { new: "new", updated: "updated, your edits are kept", replaced: "would replace yours", record: "" };

function fileItem(file: PlannedFile): TreeItem {
  const uri = Uri.parse(file.uri);
  const item = new TreeItem(uri, TreeItemCollapsibleState.None);
  const disputed = file.disputed ?? [];
  item.label = workspace.asRelativePath(uri);
  item.id = file.uri;
  item.description = disputed.length > 0 ? `you and the notebook disagree, line ${disputed.join(", ")}: both are kept between <<<<<<< and >>>>>>>` : STATES[file.state];
  item.tooltip = `${item.label}: ${item.description}. Click to see what would be written.`;
  if (disputed.length > 0) item.iconPath = new ThemeIcon("warning");
  item.checkboxState = { state: isChosen(file) ? TreeItemCheckboxState.Checked : TreeItemCheckboxState.Unchecked, tooltip: isChosen(file) ? "Is written" : "Is left as it is", accessibilityInformation: { label: `Write ${item.label}` } };
  item.command = { command: "modelwright.conversion.showPlanned", title: "Show What Would Be Written", arguments: [file.uri] };
  return item;
}
