import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

import { defaultDriftOptions } from "../../server/core/index.ts";
import { inDataProcess } from "../../server/host/dataProcess.ts";
import { dataAddress } from "../../server/host/sql/address.ts";
import { clickHouse } from "../../server/host/sql/clickhouse.ts";
import type { SqlClient } from "../../server/host/sql/client.ts";
import { databricks } from "../../server/host/sql/databricks.ts";
import { callBytes, replyOf, struct } from "../../server/host/sql/thrift.ts";
import { trino } from "../../server/host/sql/trino.ts";

type Answering = (asked: { readonly path: string; readonly body: string; readonly headers: IncomingMessage["headers"]; readonly origin: string }) => { readonly status?: number; readonly json: unknown };

const servers: Server[] = [];

async function serve(answer: Answering): Promise<string> {
  const origin = { known: "" };
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { status = 200, json } = answer({ path: request.url ?? "", body: await text(request), headers: request.headers, origin: origin.known });
    response.writeHead(status).end(typeof json === "string" ? json : JSON.stringify(json));
  };
  const server = createServer((request, response) => void respond(request, response));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin.known = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return origin.known;
}

describe("clients of SQL engines", () => {
  afterEach(() => servers.splice(0).forEach((server) => server.close()));

  it("follow the pages of Trino, also while it is busy and where it calls itself otherwise", async () => {
    const asked: string[] = [];
    let busy = true;
    const origin = await serve(({ path, body, headers }) => {
      asked.push(`${path} ${body} ${String(headers["x-trino-user"])} ${String(headers.authorization)}`);
      if (path === "/v1/statement") return { json: { nextUri: "http://coordinator.internal:8080/v1/statement/queued/1?slug=a" } };
      if (path.includes("/1?") && busy) {
        busy = false;
        return { status: 503, json: "" };
      }
      if (path.includes("/1?")) return { json: { nextUri: "http://coordinator.internal:8080/v1/statement/executing/2", columns: [{ name: "x", type: "double" }], data: [[1.5]] } };
      return { json: { columns: [{ name: "x", type: "double" }], data: [[null], [2]] } };
    });
    assert.deepEqual(await trino(origin, { user: "ann", secret: "s" }).query("SELECT x"), { columns: [{ name: "x", type: "double" }], rows: [[1.5], [null], [2]] });
    assert.deepEqual(asked.map((line) => line.split(" ")[0]), ["/v1/statement", "/v1/statement/queued/1?slug=a", "/v1/statement/queued/1?slug=a", "/v1/statement/executing/2"]);
    assert.ok(asked.every((line) => line.endsWith(`ann Basic ${Buffer.from("ann:s").toString("base64")}`)));
  });

  it("say what Trino says of a statement, and who cannot be reached", async () => {
    const origin = await serve(() => ({ json: { error: { message: "line 1:15: Table 'a.b.c' does not exist" } } }));
    await assert.rejects(trino(origin, {}).query("SELECT"), /^Error: line 1:15: Table 'a\.b\.c' does not exist$/);
    await assert.rejects(trino("http://127.0.0.1:9", {}).query("SELECT"), /127\.0\.0\.1:9 cannot be reached/);
  });

  it("wait for Databricks, and read every chunk", async () => {
    let polls = 0;
    const origin = await serve(({ path, body, headers }) => {
      if (headers.authorization !== "Bearer t") return { status: 403, json: { message: "Invalid access token." } };
      if (path === "/api/2.0/sql/statements/") return { json: { statement_id: (JSON.parse(body) as { warehouse_id: string }).warehouse_id, status: { state: "PENDING" } } };
      if (path === "/api/2.0/sql/statements/w1") {
        polls += 1;
        return { json: polls < 2 ? { statement_id: "w1", status: { state: "RUNNING" } } : { statement_id: "w1", status: { state: "SUCCEEDED" }, manifest: { schema: { columns: [{ name: "n", type_name: "LONG" }] } }, result: { data_array: [["1"]], next_chunk_internal_link: "/api/2.0/sql/statements/w1/result/chunks/1" } } };
      }
      return { json: { data_array: [["2"], [null]] } };
    });
    assert.deepEqual(await databricks(origin, { secret: "t" }, "w1").query("SELECT n"), { columns: [{ name: "n", type: "LONG" }], rows: [["1"], ["2"], [null]] });
    await assert.rejects(databricks(origin, { secret: "x" }, "w1").query("SELECT n"), /does not allow this to you\. Invalid access token\./);
  });

  it("tell the engine that nobody waits any more", async () => {
    const heard: string[] = [];
    /** Holds the answer to a statement back until it is cancelled. */
    function holding(isHeld: (path: string, body: string) => boolean, start: unknown): { readonly asked: Promise<void>; readonly origin: Promise<string> } {
      const asked = new Promise<void>((resolve) => void (told = resolve));
      const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
        const body = await text(request);
        const line = `${request.method ?? ""} ${request.url?.replace(/query_id=[-\da-f]+/, "query_id=…") ?? ""} ${body.replace(/'[-\da-f]{36}'/, "'…'")}`;
        if (isHeld(request.url ?? "", body) && request.method !== "DELETE") { told(); return; }
        if (/DELETE|KILL|cancel/.test(line)) heard.push(line);
        response.end(JSON.stringify(start));
      };
      const server = createServer((request, response) => void respond(request, response));
      servers.push(server);
      return { asked, origin: new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))) };
    }
    let told: () => void = () => undefined;
    const cases: readonly (readonly [(origin: string) => SqlClient, (path: string, body: string) => boolean, unknown])[] = [
      [(origin) => clickHouse(origin, {}), (_, body) => body === "SELECT 1", {}],
      [(origin) => trino(origin, {}), (path) => path.includes("/queued/"), { nextUri: "http://elsewhere/v1/statement/queued/1" }],
      [(origin) => databricks(origin, {}, "w"), (path) => path.endsWith("/s1"), { statement_id: "s1", status: { state: "RUNNING" } }],
    ];
    for (const [clientOf, isHeld, start] of cases) {
      const { asked, origin } = holding(isHeld, start);
      const client = clientOf(await origin);
      const statement = client.query("SELECT 1");
      await asked;
      await client.cancel();
      servers.splice(0).forEach((server) => {
        server.close();
        server.closeAllConnections();
      });
      await assert.rejects(statement);
    }
    assert.deepEqual(heard, ["POST /?default_format=JSONCompact&query_id=… KILL QUERY WHERE query_id IN ('…') ASYNC", "DELETE /v1/statement/queued/1 ", "POST /api/2.0/sql/statements/s1/cancel "]);
  });

  it("are told by the process whose work is cancelled", async () => {
    const cancelled = new AbortController();
    const killed = new Promise<string>((resolve) => {
      const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
        const body = await text(request);
        if (body.startsWith("KILL")) resolve(body);
        if (/^KILL|LIMIT 0$/.test(body)) response.end(JSON.stringify({ meta: [{ name: "x", type: "Float64" }], data: [] }));
        else cancelled.abort();
      };
      servers.push(createServer((request, response) => void respond(request, response)));
    });
    const [server] = servers;
    assert.ok(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const table = `clickhouse://127.0.0.1:${(server.address() as AddressInfo).port}/shop.orders`;
    const done = await inDataProcess("drift", { reference: table, current: table, options: defaultDriftOptions }, { signal: cancelled.signal });
    assert.deepEqual(done, { state: "failed", reason: "It was cancelled." });
    assert.match(await killed, /^KILL QUERY WHERE query_id IN \('[-\da-f]+'/);
    server.closeAllConnections();
  }).timeout(30_000);

  it("send no secret where a server would have them go", async () => {
    const origin = await serve(() => ({ status: 307, json: "" }));
    await assert.rejects(clickHouse(origin, { user: "ann", secret: "s" }).query("SELECT 1"), /answers 307/);
  });

  it("read what Thrift servers answer, and what they throw", () => {
    const call = callBytes("GetInfo", struct({ 1: { is: "string", value: "ä" }, 2: { is: "i64", value: -5n }, 3: { is: "bool", value: true } }));
    assert.equal(call.subarray(0, 15).toString("hex"), "8001000100000007476574496e666f");
    const reply = Buffer.concat([Buffer.from("8001000200000001780000000" + "00c00000b0001" + "00000002c3a40a0002fffffffffffffffb0000", "hex")]);
    const read = replyOf(reply);
    assert.deepEqual([read.get(1), read.get(2)], [Buffer.from("ä"), -5n]);
    assert.throws(() => replyOf(Buffer.from("80010003000000017800000000" + "0b0001000000026e6f00", "hex")), /^Error: no$/);
  });
});

describe("addresses of data", () => {
  const read = (address: string): unknown => {
    const found = dataAddress(address, { PGUSER: "env" });
    if (found.state === "failed") return found.reason;
    const { origin, from, name, user, database } = found.address;
    return { origin, from, name, user, database };
  };

  it("name the engine, the table and who asks", () => {
    assert.deepEqual(read("postgres://db.example/shop/public.orders"), { origin: "http://db.example:5432", from: '"public"."orders"', name: "orders", user: "env", database: "shop" });
    assert.deepEqual(read("clickhouse+https://ann@ch.example/shop.or%22ders"), { origin: "https://ch.example:8443", from: '"shop"."or""ders"', name: 'or"ders', user: "ann", database: "" });
    assert.deepEqual(read("databricks://adb.example/main/sales/orders?warehouse=1"), { origin: "https://adb.example:443", from: "`main`.`sales`.`orders`", name: "orders", user: undefined, database: "" });
    assert.match(String(read("mysql://a/b")), /is no address of data\. It begins with postgresql:\/\/, /);
  });
});
