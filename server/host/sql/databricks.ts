import { setTimeout as pause } from "node:timers/promises";

import type { Row } from "../../core/index.ts";
import { askHttp, jsonOf, type Access, type Answer, type SqlClient } from "./client.ts";

interface Chunk {
  readonly data_array?: readonly Row[];
  readonly next_chunk_internal_link?: string;
}

interface Statement {
  readonly statement_id: string;
  readonly status: { readonly state: "PENDING" | "RUNNING" | "SUCCEEDED" | "FAILED" | "CANCELED" | "CLOSED"; readonly error?: { readonly message?: string } };
  readonly manifest?: { readonly schema: { readonly columns?: readonly { readonly name: string; readonly type_name: string }[] } };
  readonly result?: Chunk;
}

const PAUSE_MS = 1000;

/** Databricks SQL by its Statement Execution API 2.0: https://docs.databricks.com/api/workspace/statementexecution. */
export function databricks(origin: string, { secret = "" }: Access, warehouse: string): SqlClient {
  const headers = { authorization: `Bearer ${secret}`, "content-type": "application/json" };
  const ask = async (path: string, body?: object): Promise<unknown> => jsonOf(await askHttp(origin + path, { headers, ...(body && { method: "POST", body: JSON.stringify(body) }) }), messageIn);
  const running = new Set<string>();
  const query = async (sql: string): Promise<Answer> => {
    const order = { warehouse_id: warehouse, statement: sql, wait_timeout: "5s", on_wait_timeout: "CONTINUE", disposition: "INLINE", format: "JSON_ARRAY" };
    let statement = (await ask("/api/2.0/sql/statements/", order)) as Statement;
    const path = `/api/2.0/sql/statements/${encodeURIComponent(statement.statement_id)}`;
    running.add(path);
    try {
      while (statement.status.state === "PENDING" || statement.status.state === "RUNNING") {
        await pause(PAUSE_MS);
        statement = (await ask(path)) as Statement;
      }
    } finally {
      running.delete(path);
    }
    if (statement.status.state !== "SUCCEEDED") throw new Error(statement.status.error?.message ?? `The statement ended as ${statement.status.state}.`);
    const rows: Row[] = [];
    for (let chunk = statement.result; chunk; ) {
      for (const row of chunk.data_array ?? []) rows.push(row);
      const next = chunk.next_chunk_internal_link;
      chunk = next?.startsWith("/api/") ? (await ask(next)) as Chunk : undefined;
    }
    const columns = (statement.manifest?.schema.columns ?? []).map(({ name, type_name: type }) => ({ name, type }));
    return { columns, rows };
  };
  const cancel = async (): Promise<void> => {
    await Promise.all([...running].map((path) => askHttp(`${origin}${path}/cancel`, { method: "POST", headers })));
  };
  return { query, cancel, close: () => Promise.resolve() };
}

function messageIn(text: string): string {
  return /"message"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(text)?.[1] ?? text.slice(0, 300);
}
