import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";

import { ownFolder } from "../installation.ts";
import type { Order, RunOrders } from "./office.ts";

export interface RunThread {
  ask<Name extends keyof RunOrders>(name: Name, params: RunOrders[Name]["params"]): Promise<RunOrders[Name]["result"]>;
}

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (reason: Error) => void;
}

type Answer = { readonly id: number } & ({ readonly value: never } | { readonly reason: string });

/** Reads stores in a thread of its own, which starts with the first question: SQLite answers while the caller waits, and a store of 10,000 runs takes a second. */
export function runThread(): RunThread {
  let worker: Worker | undefined;
  const waiting = new Map<number, Waiting>();
  let count = 0;

  function started(): Worker {
    const fresh = new Worker(program());
    fresh.unref();
    fresh.on("message", (answer: Answer) => {
      const asker = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ("reason" in answer) asker?.reject(new Error(answer.reason));
      else asker?.resolve(answer.value);
    });
    fresh.on("error", (error) => broken(error.message));
    fresh.on("exit", () => broken("it ended"));
    return fresh;
  }

  /** The next question starts a new thread. */
  function broken(why: string): void {
    worker = undefined;
    for (const { reject } of waiting.values()) reject(new Error(`The runs could not be read: ${why}.`));
    waiting.clear();
  }

  return {
    ask: (name, params) =>
      new Promise((resolve, reject) => {
        worker ??= started();
        count += 1;
        waiting.set(count, { resolve, reject });
        worker.postMessage({ id: count, order: { name, params } as Order });
      }),
  };
}

/** Beside the bundle, or among the sources. */
function program(): string {
  const bundled = join(ownFolder, "runs.cjs");
  return existsSync(bundled) ? bundled : join(ownFolder, "runs", "worker.ts");
}
