import type { Page } from "playwright-core";

import type { Experiments } from "../../../server/core/index.ts";
import { packedCells, packedCurve, packedSpark } from "../../../server/host/runs/packed.ts";
import type { ExperimentsContract, ExperimentsState, RunKey } from "../../../webviews/protocol/experiments.ts";
import type { RenderedView, ViewOptions } from "../../harness/webview.ts";
import { manyRuns, sampleRuns } from "./samples.ts";
import { viewTest } from "./viewTest.ts";

/** The view in a browser of the tests around it, with a host that answers from runs in memory and notes what it was asked. */
export interface ExperimentsPage {
  /** Curves that were asked for. */
  readonly asked: { readonly runs: readonly RunKey[]; readonly metric: string }[];
  readonly opened: string[];
  /** What was copied, saved or opened elsewhere. */
  readonly sent: string[];
  /** What was saved. */
  readonly files: { readonly name: string; readonly text: string }[];
  readonly refreshed: () => number;
  /** What the view asked to keep, last. */
  readonly remembered: () => object | undefined;
  readonly announce: RenderedView<ExperimentsContract>["announce"];
  show(state: ExperimentsState, options?: ViewOptions): Promise<Page>;
  /** With three runs, drawn. */
  ready(options?: ViewOptions): Promise<Page>;
  /** Answers from these runs from now on; what to announce of them. */
  given(runs: Experiments): ExperimentsState;
  /** That many runs, given. */
  several(count: number): ExperimentsState;
}

/** Numbers between 0 and 1 that are spread evenly, the same each time. */
function turns(): () => number {
  let count = 0;
  return () => ((count += 1) * 0.618_034) % 1;
}

export function experimentsPage(): ExperimentsPage {
  const render = viewTest<ExperimentsContract>("experiments");
  let view: RenderedView<ExperimentsContract>;
  let runs: Experiments = sampleRuns();
  let refreshed = 0;
  let remembered: object | undefined;
  const [asked, opened, sent, files]: [ExperimentsPage["asked"], string[], string[], ExperimentsPage["files"]] = [[], [], [], []];

  async function show(state: ExperimentsState, options?: ViewOptions): Promise<Page> {
    refreshed = 0;
    remembered = undefined;
    for (const list of [asked, opened, sent, files]) list.length = 0;
    view = await render(
      {
        cells: ({ columns }) => columns.map((column) => packedCells(runs.cells(column))),
        curves: (query) => {
          asked.push(query);
          return Promise.all(query.runs.map(async (run) => packedCurve(run, await runs.curve(run, query.metric), query)));
        },
        values: (query) => query.runs.map((run) => runs.values(run)),
        sparks: (query) => Promise.all(query.runs.map(async (run) => packedSpark(await runs.curve(run, query.metric), query.values))),
        artifacts: (query) => Promise.all(query.runs.map((run) => runs.artifacts(run).list())),
        artifact: ({ run, id }) => runs.artifacts(run).read(id),
        registry: () => runs.registry(),
        change: ({ changes }) => {
          for (const change of changes) sent.push([change.change, change.run.id, ..."name" in change ? [change.name] : [], ..."value" in change ? [change.value] : [], ..."text" in change ? [change.text] : []].join(" "));
          return { state: "done" };
        },
        importance: ({ metric }) => runs.importance(metric, turns()),
        copy: ({ text }) => void sent.push(text),
        save: (file) => {
          sent.push(file.name);
          files.push(file);
        },
        saveView: ({ name }) => void sent.push(name),
        remember: ({ state }) => void (remembered = state),
        compareCode: (query) => void sent.push(query.runs.map(({ id }) => id).join()),
        compareParams: (query) => void sent.push(query.runs.map(({ id }) => id).join()),
        reveal: ({ id }) => void sent.push(id),
        act: ({ act, run }) => void sent.push(`${act} ${run.id}`),
        refresh: () => {
          refreshed += 1;
        },
        mapColumns: ({ path }) => void sent.push(`map ${path}`),
        openFile: ({ path }) => void opened.push(path),
      },
      options,
    );
    view.announce("experiments", state);
    return view.page;
  }

  function given(fresh: Experiments): ExperimentsState {
    runs = fresh;
    return { state: "ready", table: runs.table, problems: [] };
  }

  return {
    asked,
    opened,
    sent,
    files,
    refreshed: () => refreshed,
    remembered: () => remembered,
    announce: (name, payload) => view.announce(name, payload),
    show,
    async ready(options) {
      runs = sampleRuns();
      const page = await show({ state: "ready", table: runs.table, problems: [] }, options);
      await page.locator(".grid-body [role=row]").first().waitFor();
      return page;
    },
    given,
    several: (count) => given(manyRuns(count)),
  };
}

/** Names of the runs, from the first row on. */
export const names = (page: Page): Promise<string[]> => page.locator(".grid-body .cell.pinned").allTextContents();
