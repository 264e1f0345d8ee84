/** The program of the process that shows one table; see session.ts. */
import type { RowsEngine } from "./engine.ts";
import { openRows } from "./open.ts";
import type { RowsAnswer, RowsAsk, RowsAsks } from "./session.ts";
import { writeRows } from "./write.ts";

let engine: RowsEngine | undefined;
let before: Promise<void> = Promise.resolve();

/** One after the other, since an engine has one view at a time. */
process.on("message", (asked: RowsAsk) => {
  if (asked.ask === "interrupt") engine?.interrupt();
  else before = before.then(() => answer(asked));
});
process.once("disconnect", () => process.exit());

type Asked = Extract<RowsAsk, { readonly id: number }>;

async function answer(asked: Asked): Promise<void> {
  const work: (params: never) => Promise<unknown> = ASKS[asked.ask];
  const done = await work(asked.params as never).then(
    (result): RowsAnswer => ({ id: asked.id, result }),
    (error: unknown): RowsAnswer => ({ id: asked.id, error: error instanceof Error ? error.message : String(error) }),
  );
  process.send?.(done);
}

const ASKS: { readonly [Ask in keyof RowsAsks]: (params: RowsAsks[Ask]["params"]) => Promise<RowsAsks[Ask]["result"]> } = {
  open: async ({ path }) => {
    const opened = await openRows(path);
    if (opened.state === "failed") return opened;
    engine = opened.engine;
    return engine.view({ filters: [], sort: [] });
  },
  view: (query) => opened().view(query),
  page: (range) => opened().page(range),
  stats: ({ column }) => opened().stats(column),
  write: ({ path, header, ...range }) => writeRows(opened(), path, header, range),
};

function opened(): RowsEngine {
  if (!engine) throw new Error("no table is open");
  return engine;
}
