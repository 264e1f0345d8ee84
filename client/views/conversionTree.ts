import { commands, Disposable, EventEmitter, ThemeIcon, TreeItem, TreeItemCollapsibleState, window, type TreeDataProvider, type Uri } from "vscode";

import type { ShownStage } from "../../server/lsp/protocol.ts";
import { applyPlan } from "../commands/applyPlan.ts";
import type { Server } from "../languageClient.ts";

/** A stage, or a cell of one. */
type Row = { readonly kind: "stage"; readonly stage: ShownStage; readonly place: number } | { readonly kind: "cell"; readonly stage: ShownStage; readonly place: number; readonly index: number; readonly title: string };

interface Shown {
  readonly uri: Uri;
  readonly stages: readonly ShownStage[];
}

let shown: Shown | undefined;
const changed = new EventEmitter<undefined>();

/** Shows where each cell goes, so that cuts can be moved before anything is written. */
export async function showConversion(server: Server, uri: Uri): Promise<void> {
  await recompute(server, uri);
  await commands.executeCommand("setContext", "modelwright.converting", true);
  await commands.executeCommand("modelwright.conversion.focus");
}

async function recompute(server: Server, uri: Uri, cuts?: readonly number[]): Promise<void> {
  const { stages } = await server.request("modelwright/notebookStages", { uri: uri.toString(), ...(cuts ? { cuts } : {}) });
  shown = { uri, stages };
  changed.fire(undefined);
}

export function conversionTree(server: Server): Disposable {
  const provider: TreeDataProvider<Row> = {
    onDidChangeTreeData: changed.event,
    getChildren: (row) => (row ? cellsOf(row) : (shown?.stages ?? []).map((stage, place) => ({ kind: "stage", stage, place }))),
    getTreeItem: (row) => (row.kind === "stage" ? stageItem(row) : cellItem(row)),
  };
  const view = window.createTreeView("modelwright.conversion", { treeDataProvider: provider });
  const moving = (id: string, cutsAfter: (cuts: readonly number[], row: Row) => readonly number[]): Disposable =>
    commands.registerCommand(id, async (row: Row | undefined) => {
      const chosen = row ?? view.selection[0];
      if (shown && chosen) await recompute(server, shown.uri, cutsAfter(cutsOf(shown), chosen));
    });
  return Disposable.from(
    view,
    moving("modelwright.cutHere", (cuts, row) => [...new Set([...cuts, firstCell(row)])]),
    moving("modelwright.joinWithPrevious", (cuts, row) => cuts.filter((cut) => cut !== (row.stage.cells[0]?.index ?? -1))),
    commands.registerCommand("modelwright.writeConversion", async () => {
      if (shown) await applyPlan(server, await server.request("modelwright/convertNotebook", { uri: shown.uri.toString(), target: "project", cuts: cutsOf(shown) }), { preview: true });
    }),
  );
}

const cutsOf = ({ stages }: Shown): readonly number[] => stages.flatMap(({ cells }) => cells[0]?.index ?? []);

const firstCell = (row: Row): number => (row.kind === "cell" ? row.index : (row.stage.cells[0]?.index ?? 0));

const cellsOf = (row: Row): Row[] => (row.kind === "stage" ? row.stage.cells.map(({ index, title }) => ({ kind: "cell", stage: row.stage, place: row.place, index, title })) : []);

function stageItem({ stage: { name, module, inputs, outputs } }: Row): TreeItem {
  const item = new TreeItem(`${name}(${inputs.join(", ")})`, TreeItemCollapsibleState.Expanded);
  item.description = `${outputs.length > 0 ? `→ ${outputs.join(", ")}, ` : ""}${module}.py`;
  item.tooltip = `Becomes a function of ${module}.py. It takes ${inputs.join(", ") || "nothing"} and gives ${outputs.join(", ") || "nothing"}.`;
  item.iconPath = new ThemeIcon("symbol-function");
  item.contextValue = "stage";
  return item;
}

function cellItem(row: Row): TreeItem {
  const [index, title] = row.kind === "cell" ? [row.index, row.title] : [0, ""];
  const item = new TreeItem(`Cell ${index + 1}`, TreeItemCollapsibleState.None);
  item.description = title;
  item.tooltip = title;
  item.contextValue = "cell";
  return item;
}
