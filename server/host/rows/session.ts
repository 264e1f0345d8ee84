import { fork, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

import type { RowsPage, RowsQuery, RowsRange, RowsStats } from "../../core/index.ts";
import { WITHOUT_DUCKDB } from "../duckdb.ts";
import { ownFolder } from "../installation.ts";
import type { ViewedRows } from "./engine.ts";

/** What can be asked of a table that is open. Each answer is that of the engine, or why there is none. */
export type RowsAsks = {
  readonly open: { readonly params: { readonly path: string }; readonly result: ViewedRows };
  readonly view: { readonly params: RowsQuery; readonly result: ViewedRows };
  readonly page: { readonly params: RowsRange; readonly result: RowsPage };
  readonly stats: { readonly params: { readonly column: number }; readonly result: RowsStats };
  /** Writes the rows from one up to another as comma-separated values; all of the view where `to` says so. */
  readonly write: { readonly params: RowsRange & { readonly path: string; readonly header: readonly string[] }; readonly result: { readonly rows: number } };
};

export type RowsAsk = { [Ask in keyof RowsAsks]: { readonly id: number; readonly ask: Ask; readonly params: RowsAsks[Ask]["params"] } }[keyof RowsAsks] | { readonly ask: "interrupt" };
export type RowsAnswer = { readonly id: number } & ({ readonly result: unknown } | { readonly error: string });

export interface RowsSession {
  ask<Ask extends keyof RowsAsks>(ask: Ask, params: RowsAsks[Ask]["params"]): Promise<RowsAsks[Ask]["result"]>;
  /** Breaks off the view that is being made. */
  interrupt(): void;
  close(): void;
}

/** A process of its own for each table that is looked at: neither a full memory nor a fault of the native engine takes the server along. */
export function rowsSession({ withoutDuckDb = false }: { readonly withoutDuckDb?: boolean } = {}): RowsSession {
  const child: ChildProcess = fork(program(), [], { env: { ...process.env, ...(withoutDuckDb && WITHOUT_DUCKDB) }, execArgv: [], stdio: ["ignore", "ignore", "ignore", "ipc"] });
  const open = new Map<number, { readonly resolve: (value: never) => void; readonly reject: (error: Error) => void }>();
  let [last, ended] = [0, ""];
  const end = (how: string): void => {
    ended ||= `The table was closed (${how}). Open it again.`;
    for (const { reject } of open.values()) reject(new Error(ended));
    open.clear();
  };
  child.on("message", (answer: RowsAnswer) => {
    const asked = open.get(answer.id);
    open.delete(answer.id);
    if ("error" in answer) asked?.reject(new Error(answer.error));
    else asked?.resolve(answer.result as never);
  });
  child.once("error", (error) => end(error.message));
  child.once("exit", (code, killedBy) => end(killedBy ?? `exit code ${code ?? "unknown"}`));
  return {
    ask: (ask, params) =>
      new Promise((resolve, reject) => {
        if (ended !== "") {
          reject(new Error(ended));
          return;
        }
        last += 1;
        open.set(last, { resolve, reject });
        child.send({ id: last, ask, params });
      }),
    interrupt: () => {
      if (child.connected) child.send({ ask: "interrupt" } satisfies RowsAsk);
    },
    close: () => {
      child.kill("SIGKILL");
    },
  };
}

/** Beside the bundle, or among the sources. */
function program(): string {
  const bundled = join(ownFolder, "rows.cjs");
  return existsSync(bundled) ? bundled : join(ownFolder, "rows", "worker.ts");
}
