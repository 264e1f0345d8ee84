import { randomUUID } from "node:crypto";

import type { Row } from "../../core/index.ts";
import { askHttp, jsonOf, type Access, type Answer, type SqlClient } from "./client.ts";

/** ClickHouse over HTTP: the statement is the body, https://clickhouse.com/docs/interfaces/http. */
export function clickHouse(origin: string, { user, secret }: Access): SqlClient {
  const headers = { ...(user !== undefined && { "X-ClickHouse-User": user }), ...(secret !== undefined && { "X-ClickHouse-Key": secret }) };
  const running = new Set<string>();
  const ask = (body: string, id: string): Promise<Response> => askHttp(`${origin}/?default_format=JSONCompact&query_id=${id}`, { method: "POST", headers, body });
  const query = async (sql: string): Promise<Answer> => {
    const id = randomUUID();
    running.add(id);
    const response = await ask(sql, id).finally(() => running.delete(id));
    const { meta, data } = (await jsonOf(response, firstLine)) as { readonly meta: Answer["columns"]; readonly data: readonly Row[] };
    return { columns: meta, rows: data };
  };
  const cancel = async (): Promise<void> => {
    if (running.size > 0) await ask(`KILL QUERY WHERE query_id IN (${[...running].map((id) => `'${id}'`).join(", ")}) ASYNC`, randomUUID());
  };
  return { query, cancel, close: () => Promise.resolve() };
}

const firstLine = (text: string): string => (text.split("\n")[0] ?? "").slice(0, 300);
