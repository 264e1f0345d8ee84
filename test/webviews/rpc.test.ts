import assert from "node:assert/strict";

import type { ExperimentsContract } from "../../webviews/protocol/experiments.ts";
import { connect, serve, type Port } from "../../webviews/protocol/rpc.ts";

type Receive = (message: unknown) => void;

function pipe(): [Port, Port] {
  const left: Receive[] = [];
  const right: Receive[] = [];
  return [end(left, right), end(right, left)];
}

function end(mine: Receive[], theirs: Receive[]): Port {
  return {
    post: (message) => queueMicrotask(() => theirs.forEach((receive) => receive(structuredClone(message)))),
    listen: (receive) => {
      mine.push(receive);
    },
  };
}

describe("rpc", () => {
  it("answers each request once, and queues events until the view is ready", async () => {
    const [host, view] = pipe();
    const seen: unknown[] = [];
    const announce = serve<ExperimentsContract>(host, {
      listRuns: ({ limit }) => [{ id: "a", metrics: { auc: limit } }],
      openRun: () => { throw new Error("gone"); },
    });
    announce({ kind: "event", name: "runsChanged", payload: { total: 1 } });
    const call = connect<ExperimentsContract>(view, (event) => seen.push(event.payload));
    const runs = await call("listRuns", { limit: 3 });
    assert.equal(runs[0]?.metrics["auc"], 3);
    await assert.rejects(call("openRun", { id: "a" }), /gone/);
    assert.deepEqual(seen, [{ total: 1 }]);
    // @ts-expect-error the compiler knows every method
    const unknownMethod = () => call("nope", {});
    // @ts-expect-error and every parameter
    const wrongParameter = () => call("listRuns", { limit: "3" });
    assert.ok([unknownMethod, wrongParameter]);
  });
});
