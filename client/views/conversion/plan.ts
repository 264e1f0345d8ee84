import { Disposable, EventEmitter, Uri, workspace, type NotebookDocument } from "vscode";

import type { PlannedPart, ShownCell, ShownStage } from "../../../server/lsp/notebookProtocol.ts";
import type { FilePlan, PlannedFile } from "../../../server/lsp/protocol.ts";
import type { Server } from "../../languageClient.ts";

/** What a notebook would become, as the tree shows it. */
export interface ConversionPlan {
  readonly notebook: NotebookDocument;
  readonly only?: PlannedPart;
  readonly stages: readonly ShownStage[];
  /** Cells that are in no stage. */
  readonly others: readonly ShownCell[];
  readonly files: FilePlan["files"];
  /** Why what is shown is not of the notebook as it is now, such as half-typed code. */
  readonly problem?: string;
}

/** The URIs of the cells where stages begin, which stay the same while cells come and go; absent where nobody has moved them. */
type Cuts = readonly string[] | undefined;

/** Long enough for a word to be typed, short enough to be called live. */
const PAUSE_MS = 250;

const changed = new EventEmitter<undefined>();
export const onPlanChanged = changed.event;

let plan: ConversionPlan | undefined;
let cuts: Cuts;
let past: readonly Cuts[] = [];
let future: readonly Cuts[] = [];
let chosen: ReadonlyMap<string, boolean> = new Map();
let latest = 0;

export const currentPlan = (): ConversionPlan | undefined => plan;
export const canUndoCut = (): boolean => past.length > 0;
export const canRedoCut = (): boolean => future.length > 0;

/** Plans the project of a notebook, or a part of it, from nothing. */
export async function startPlan(server: Server, uri: Uri, only?: PlannedPart): Promise<void> {
  // Only of an open notebook the server knows the cells; of its file it knows the lines.
  const notebook = await workspace.openNotebookDocument(uri);
  const next = await computed(server, notebook, undefined, only);
  [plan, cuts, past, future, chosen] = [next, undefined, [], [], new Map()];
  latest++;
  changed.fire(undefined);
}

export function endPlan(): void {
  [plan, cuts, past, future] = [undefined, undefined, [], []];
  latest++;
  changed.fire(undefined);
}

/** Lets stages begin at other cells. */
export async function cutAt(server: Server, cells: readonly number[]): Promise<void> {
  if (!plan) return;
  const { notebook } = plan;
  const before = cuts;
  await recompute(server, cells.map((index) => notebook.cellAt(index).document.uri.toString()));
  [past, future] = [[...past, before], []];
  changed.fire(undefined);
}

export async function undoCut(server: Server): Promise<void> {
  if (past.length === 0) return;
  const [last, left, again] = [past.at(-1), past.slice(0, -1), [...future, cuts]];
  await recompute(server, last);
  [past, future] = [left, again];
  changed.fire(undefined);
}

export async function redoCut(server: Server): Promise<void> {
  if (future.length === 0) return;
  const [next, left, again] = [future.at(-1), future.slice(0, -1), [...past, cuts]];
  await recompute(server, next);
  [past, future] = [again, left];
  changed.fire(undefined);
}

/** What would replace a person's own file is written only when they say so. */
export const isChosen = ({ uri, state }: PlannedFile): boolean => chosen.get(uri) ?? state !== "replaced";

export function choose(uri: string, isWanted: boolean): void {
  chosen = new Map([...chosen, [uri, isWanted]]);
}

/** By the keyboard, which draws no tick itself. */
export function toggle(file: PlannedFile): void {
  choose(file.uri, !isChosen(file));
  changed.fire(undefined);
}

/** The files that are to be written, as the notebook is now. */
export async function chosenFiles(server: Server): Promise<FilePlan> {
  if (!plan) return { files: [], notes: [] };
  const { notebook, only, files } = plan;
  const without = files.filter((file) => !isChosen(file)).map(({ uri }) => uri);
  return server.request("modelwright/convertNotebook", { ...asked(notebook, cuts), target: "project", ...(only ? { only } : {}), without });
}

const asked = (notebook: NotebookDocument, at: Cuts): { readonly uri: string; readonly cuts?: readonly number[] } => ({
  uri: notebook.uri.toString(),
  ...(at ? { cuts: notebook.getCells().filter(({ document }) => at.includes(document.uri.toString())).map(({ index }) => index) } : {}),
});

async function computed(server: Server, notebook: NotebookDocument, at: Cuts, only: PlannedPart | undefined): Promise<ConversionPlan> {
  const question = asked(notebook, at);
  const part = only ? { only } : {};
  const [stages, { files }] = await Promise.all([server.request("modelwright/notebookStages", question), server.request("modelwright/convertNotebook", { ...question, target: "project", ...part })]);
  return { notebook, ...part, ...stages, files };
}

/** An answer that a newer question has overtaken is dropped; the newer one, as after a key in the notebook, asks with the cuts that this one has moved. */
async function recompute(server: Server, at: Cuts): Promise<void> {
  if (!plan) return;
  latest++;
  const [mine, before] = [latest, cuts];
  const isLatest = (): boolean => mine === latest;
  cuts = at;
  try {
    const next = await computed(server, plan.notebook, at, plan.only);
    if (!isLatest()) return;
    plan = next;
  } catch (error) {
    if (isLatest()) cuts = before;
    throw error;
  }
  changed.fire(undefined);
}

/** Plans anew when the notebook is edited; while its code is half typed, what was planned last stays and says so. */
export function followNotebook(server: Server): Disposable {
  let timer: NodeJS.Timeout | undefined;
  const refresh = (): void => {
    recompute(server, cuts).catch((error: unknown) => {
      if (!plan) return;
      plan = { ...plan, problem: error instanceof Error ? error.message : String(error) };
      changed.fire(undefined);
    });
  };
  const watching = workspace.onDidChangeNotebookDocument(({ notebook, contentChanges, cellChanges }) => {
    if (notebook !== plan?.notebook || (contentChanges.length === 0 && cellChanges.every(({ document }) => !document))) return;
    clearTimeout(timer);
    timer = setTimeout(refresh, PAUSE_MS);
  });
  return Disposable.from(watching, new Disposable(() => { clearTimeout(timer); }));
}
