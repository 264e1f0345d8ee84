import assert from "node:assert/strict";
import { setImmediate as nextTask } from "node:timers/promises";

import { connect, serve, type Port } from "../../webviews/protocol/rpc.ts";

type Sample = {
  requests: { double(query: { readonly number: number }): number; fail(query: { readonly why: string }): void };
  events: { counted: number; named: string };
};

type Receive = (message: unknown) => void;

/** Two ends of one line; messages are copied as `postMessage` does, and arrive later. */
function pipe(): readonly [Port, Port] {
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

const handlers = {
  double: ({ number }: { readonly number: number }) => number * 2,
  fail: ({ why }: { readonly why: string }) => {
    throw new Error(why);
  },
};
const deaf = { counted: () => undefined, named: () => undefined };

describe("rpc", () => {
  it("answers each request, also one that fails", async () => {
    const [host, view] = pipe();
    serve<Sample>(host, handlers);
    const { call } = connect<Sample>(view, deaf);
    assert.deepEqual(await Promise.all([call("double", { number: 2 }), call("double", { number: 3 })]), [4, 6]);
    await assert.rejects(call("fail", { why: "gone" }), { message: "gone" });
  });

  it("answers a request that it does not know, and ignores what is no message", async () => {
    const [host, view] = pipe();
    serve<Sample>(host, handlers);
    const answers: unknown[] = [];
    view.listen((message) => answers.push(message));
    for (const message of [null, "text", 7, {}, { kind: 5 }, { kind: "request", id: 9, method: "toString", params: {} }]) view.post(message);
    await nextTask();
    assert.deepEqual(answers, [{ kind: "response", id: 9, ok: false, error: "The view asked for “toString”, which this version of the extension does not know." }]);
  });

  it("keeps events until the view is ready, the last of each name, and gives them again to a view that comes back", async () => {
    const [host, view] = pipe();
    const announce = serve<Sample>(host, handlers);
    announce("counted", 1);
    announce("counted", 2);
    announce("named", "a");
    const seen: unknown[] = [];
    const listeners = { counted: (count: number) => seen.push(count), named: (name: string) => seen.push(name) };
    connect<Sample>(view, listeners);
    await nextTask();
    assert.deepEqual(seen, [2, "a"]);
    announce("counted", 3);
    await nextTask();
    assert.deepEqual(seen, [2, "a", 3]);
    view.post({ kind: "ready" });
    await nextTask();
    assert.deepEqual(seen, [2, "a", 3, 3, "a"]);
  });

  it("drops answers that nobody waits for and events that nobody listens to", async () => {
    const [host, view] = pipe();
    const { call } = connect<Sample>(view, deaf);
    host.post({ kind: "response", id: 99, ok: true, value: 1 });
    host.post({ kind: "event", name: "unheard", payload: 1 });
    host.post("noise");
    serve<Sample>(host, handlers);
    assert.equal(await call("double", { number: 4 }), 8);
  });

  it("rejects open and later calls once it is closed", async () => {
    const [, view] = pipe();
    const { call, close } = connect<Sample>(view, deaf);
    const open = call("double", { number: 1 });
    close("The panel is closed.");
    await assert.rejects(open, { message: "The panel is closed." });
    await assert.rejects(call("double", { number: 1 }), { message: "The panel is closed." });
  });

  it("lets the compiler know every method and parameter", () => {
    const [, view] = pipe();
    const { call } = connect<Sample>(view, deaf);
    // @ts-expect-error no such method
    const unknownMethod = () => call("nope", {});
    // @ts-expect-error no such parameter
    const wrongParameter = () => call("double", { number: "3" });
    assert.ok([unknownMethod, wrongParameter]);
  });
});
