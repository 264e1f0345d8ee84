import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { wholeRuns, type StoreContents, type TrackingServer } from "../../server/core/index.ts";
import { asker, serverFromEnvironment, serverReader } from "../../server/host/runs/server.ts";

type Answer = { readonly status?: number; readonly body: unknown; readonly headers?: Readonly<Record<string, string>> };

describe("a tracking server", () => {
  const open: Server[] = [];
  const heard: { readonly url: string; readonly authorization: string | undefined; readonly body: string }[] = [];
  afterEach(() => {
    heard.length = 0;
    for (const server of open.splice(0)) server.close();
  });

  function serving(answer: (url: string, body: string) => Answer): Promise<string> {
    const reply = (request: IncomingMessage, response: ServerResponse, body: string): void => {
      heard.push({ url: request.url ?? "", authorization: request.headers.authorization, body });
      const { status = 200, body: said, headers = {} } = answer(request.url ?? "", body);
      response.writeHead(status, headers).end(typeof said === "string" ? said : JSON.stringify(said));
    };
    const server = createServer((request, response) => {
      let body = "";
      request.on("data", (part: Buffer) => (body += part.toString()));
      request.on("end", () => reply(request, response, body));
    });
    open.push(server);
    return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)));
  }

  const read = (server: TrackingServer): Promise<StoreContents> => serverReader()(server);
  const problem = async (server: TrackingServer): Promise<string> => (await read(server)).problems[0]?.message ?? "";

  it("is asked for all pages, with the token", async () => {
    const run = (id: string): object => ({ info: { run_id: id, experiment_id: "7", status: "FINISHED", start_time: "1" }, data: { metrics: [{ key: "loss", value: "NaN", step: "3" }], params: [{ key: "rate", value: "0.1" }] } });
    const address = await serving((url, body) => {
      if (url.endsWith("/experiments/search")) return { body: { experiments: [{ experiment_id: "7", name: "churn" }] } };
      if (url.includes("/metrics/get-history")) return { body: { metrics: [{ key: "loss", value: 0.5, step: "0", timestamp: "9" }] } };
      return { body: body.includes("page_token") ? { runs: [run("b")] } : { runs: [run("a")], next_page_token: "more" } };
    });
    const contents = await read({ address: `${address}/`, token: "secret" });
    assert.deepEqual(wholeRuns(contents).map(({ id, experiment, params, metrics }) => [id, experiment, params, metrics["loss"]?.last, metrics["loss"]?.step]), [["a", "churn", { rate: "0.1" }, "NaN", 3], ["b", "churn", { rate: "0.1" }, "NaN", 3]]);
    assert.deepEqual([...(await contents.curve("a", "loss")).values], [0.5]);
    assert.deepEqual(new Set(heard.map(({ authorization }) => authorization)), new Set(["Bearer secret"]));
    assert.equal(heard.at(-1)?.url, "/api/2.0/mlflow/metrics/get-history?run_id=a&metric_key=loss&max_results=25000");
  });

  it("knows people by name and password as well, as MLflow's client does from the environment", async () => {
    const address = await serving(() => ({ body: {} }));
    await read(serverFromEnvironment(address, { MLFLOW_TRACKING_USERNAME: "me", MLFLOW_TRACKING_PASSWORD: "pass" }));
    assert.equal(heard[0]?.authorization, `Basic ${Buffer.from("me:pass").toString("base64")}`);
  });

  it("that lets nobody in, is none, or is at fault, is named with words", async () => {
    assert.match(await problem({ address: await serving(() => ({ status: 401, body: "<html>" })), token: "old" }), /does not let you in \(401\)\. Run “Connect to Tracking Server…”/);
    assert.match(await problem({ address: await serving(() => ({ status: 404, body: "nothing" })) }), /is no server of MLflow or Aim/);
    assert.match(await problem({ address: await serving(() => ({ body: "<html>Welcome</html>" })) }), /is no server of MLflow or Aim/);
    assert.match(await problem({ address: await serving(() => ({ status: 500, body: { message: "no disk left" } })) }), /answered with an error \(500\)\. It says: no disk left/);
    const closed = await serving(() => ({ body: {} }));
    await new Promise((done) => open.pop()?.close(done));
    assert.match(await problem({ address: closed }), /cannot be reached: nothing listens there/);
    assert.match(await problem({ address: "https:/" }), /no address of a server/);
  });

  it("gets no token that others could read, and sends nobody on with it", async () => {
    assert.match(await problem({ address: "http://mlflow.example.com", token: "secret" }), /The token is not sent/);
    const elsewhere = await serving(() => ({ body: {} }));
    const address = await serving(() => ({ status: 302, body: "", headers: { location: elsewhere } }));
    assert.match(await problem({ address, token: "secret" }), /sends us on to http:\/\/127\.0\.0\.1/);
    assert.equal(heard.length, 1);
  });

  it("is left in peace between two looks", async () => {
    const address = await serving(() => ({ body: {} }));
    const reader = serverReader();
    await Promise.all([reader({ address }), reader({ address })]);
    await reader({ address });
    const asked = heard.map(({ url }) => url);
    assert.ok(asked.length > 0);
    assert.deepEqual(asked, [...new Set(asked)]);
  });

  it("whose answers go round in a circle is not asked for ever", async () => {
    const address = await serving(() => ({ body: { experiments: [{ experiment_id: "1", name: "x" }], next_page_token: "same" } }));
    const ask = asker({ address }, fetch);
    await ask("POST", "experiments/search", {});
    await read({ address });
    assert.ok(heard.length < 10, String(heard.length));
  });
});
