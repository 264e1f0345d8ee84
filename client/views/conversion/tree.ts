import { basename } from "node:path";

import { commands, Disposable, EventEmitter, NotebookRange, TreeItemCheckboxState, window, type TreeDataProvider, type TreeView, type Uri } from "vscode";

import type { PlannedPart } from "../../../server/lsp/notebookProtocol.ts";
import { applyPlan } from "../../commands/applyPlan.ts";
import type { Server } from "../../languageClient.ts";
import { canRedoCut, canUndoCut, choose, chosenFiles, currentPlan, cutAt, endPlan, followNotebook, isChosen, onPlanChanged, redoCut, startPlan, toggle, undoCut, type ConversionPlan } from "./plan.ts";
import { plannedTexts, showPlanned } from "./plannedText.ts";
import { itemOf, parentOf, rootRows, rowAt, rowsIn, type Row } from "./rows.ts";

/** Shows where each cell goes and every file, so that cuts can be moved and texts read before anything is written. */
export async function showConversion(server: Server, uri: Uri, only?: PlannedPart): Promise<void> {
  await startPlan(server, uri, only);
  if (currentPlan()?.files.every(({ isRecord }) => isRecord) === true) {
    await applyPlan(server, await chosenFiles(server));
    endPlan();
    return;
  }
  await commands.executeCommand("setContext", "modelwright.converting", true);
  await commands.executeCommand("modelwright.conversion.focus");
}

export function conversionTree(server: Server): Disposable {
  const rows = new EventEmitter<undefined>();
  const provider: TreeDataProvider<Row> = {
    onDidChangeTreeData: rows.event,
    getChildren: (row) => [...childrenOf(row)],
    getTreeItem: itemOf,
    getParent: (row) => {
      const plan = currentPlan();
      return plan && parentOf(plan, row);
    },
  };
  const view = window.createTreeView("modelwright.conversion", { treeDataProvider: provider });
  const drawing = onPlanChanged(() => {
    const plan = currentPlan();
    if (plan) view.message = `${basename(plan.notebook.uri.path)}: ${plan.problem ?? HINT}`;
    void commands.executeCommand("setContext", "modelwright.converting", plan !== undefined);
    void commands.executeCommand("setContext", "modelwright.canUndoCut", canUndoCut());
    void commands.executeCommand("setContext", "modelwright.canRedoCut", canRedoCut());
    rows.fire(undefined);
  });
  const ticking = view.onDidChangeCheckboxState(({ items }) => {
    for (const [row, state] of items) if (row.kind === "file") choose(row.file.uri, state === TreeItemCheckboxState.Checked);
  });
  return Disposable.from(view, rows, drawing, ticking, plannedTexts(), followNotebook(server), ...registered(server, view));
}

const HINT = "nothing is written yet. Move cuts with the buttons of a cell or stage, click a file to see it, untick what you do not want (Space), then press ✓.";

const childrenOf = (row: Row | undefined): readonly Row[] => {
  const plan = currentPlan();
  if (row) return rowsIn(row);
  return plan ? rootRows(plan) : [];
};

/** The commands of the tree; menus pass the row that they stand on, keys mean the selected one. */
function registered(server: Server, view: TreeView<Row>): readonly Disposable[] {
  const moving = (cutsAfter: (cuts: readonly number[], row: Row) => readonly number[]) => async (given: Row | undefined) => {
    const row = given ?? (await rowInFocus(view));
    const plan = currentPlan();
    const cuts = plan ? cutsOf(plan) : [];
    const next = row ? cutsAfter(cuts, row) : cuts;
    if (!row || next.length === cuts.length) return;
    await cutAt(server, next);
    const moved = currentPlan();
    const again = moved && rowAt(moved, (row.kind === "cell" ? row.cell.index : firstCellOf(row)) ?? 0);
    if (again && view.visible) await view.reveal(again, { select: true, focus: true });
  };
  const all: Readonly<Record<string, (argument: never) => Promise<unknown>>> = {
    "modelwright.cutHere": moving((cuts, row) => (row.kind === "cell" && row.stage ? [...new Set([...cuts, row.cell.index])] : cuts)),
    "modelwright.joinWithPrevious": moving((cuts, row) => cuts.filter((cut, place) => place === 0 || cut !== firstCellOf(row))),
    "modelwright.tickFile": async () => {
      const row = await rowInFocus(view);
      if (row?.kind === "file") toggle(row.file);
      else await commands.executeCommand("list.toggleExpand");
    },
    "modelwright.undoCut": () => undoCut(server),
    "modelwright.redoCut": () => redoCut(server),
    "modelwright.writeConversion": () => write(server, view),
    "modelwright.discardConversion": () => close(view),
    "modelwright.conversion.revealCell": revealCell,
    "modelwright.conversion.showPlanned": async (uri: string) => {
      const file = currentPlan()?.files.find((one) => one.uri === uri);
      if (file) await showPlanned(file);
    },
  };
  return Object.entries(all).map(([id, run]) => commands.registerCommand(id, (argument: never) => run(argument).catch((error: unknown) => told(server, error))));
}

function told({ output }: Server, error: unknown): void {
  output.error(error instanceof Error ? error : String(error));
  void window.showErrorMessage(`Modelwright: ${error instanceof Error ? error.message : String(error)}`);
}

const cutsOf = ({ stages }: ConversionPlan): readonly number[] => stages.flatMap(({ cells }) => cells[0]?.index ?? []);

function firstCellOf(row: Row): number | undefined {
  if (row.kind === "stage") return row.stage.cells[0]?.index;
  return row.kind === "cell" ? row.stage?.cells[0]?.index : undefined;
}

/** Keys move the focus alone, and of that an extension is not told: selecting tells. */
async function rowInFocus(view: TreeView<Row>): Promise<Row | undefined> {
  if (view.visible) await commands.executeCommand("list.select");
  return view.selection[0];
}

/** The panel would show another view instead, such as a new terminal. */
async function close(view: TreeView<Row>): Promise<void> {
  if (view.visible) await commands.executeCommand("workbench.action.closePanel");
  endPlan();
}

async function write(server: Server, view: TreeView<Row>): Promise<void> {
  if (!currentPlan()?.files.some((file) => file.isRecord !== true && isChosen(file))) {
    void window.showInformationMessage("No file is ticked, so nothing was written.");
    return;
  }
  await applyPlan(server, await chosenFiles(server), { isAgreed: true, done: () => close(view) });
}

/** Goes to a cell, and leaves the keyboard in the tree. */
async function revealCell(index: number): Promise<void> {
  const notebook = currentPlan()?.notebook;
  if (!notebook) return;
  const selections = [new NotebookRange(index, index + 1)];
  const visible = window.visibleNotebookEditors.find((editor) => editor.notebook === notebook);
  await window.showNotebookDocument(notebook, { preserveFocus: true, selections, ...(visible?.viewColumn ? { viewColumn: visible.viewColumn } : {}) });
}
