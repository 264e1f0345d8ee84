/** The program of the thread that reads stores; see thread.ts. It answers one order after the other. */
import { parentPort } from "node:worker_threads";

import { runOffice, type Order } from "./office.ts";

const office = runOffice();
let last: Promise<unknown> = Promise.resolve();
parentPort?.on("message", ({ id, order }: { readonly id: number; readonly order: Order }) => {
  last = last.then(async () => {
    try {
      parentPort?.postMessage({ id, value: await office(order) });
    } catch (error) {
      parentPort?.postMessage({ id, reason: error instanceof Error ? error.message : String(error) });
    }
  });
});
