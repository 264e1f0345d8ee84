import type { Row } from "../../core/index.ts";
import { askHttp, jsonOf, type Access, type Answer, type SqlClient } from "./client.ts";

/** ClickHouse over HTTP: the statement is the body, https://clickhouse.com/docs/interfaces/http. */
export function clickHouse(origin: string, { user, secret }: Access): SqlClient {
  const headers = { ...(user !== undefined && { "X-ClickHouse-User": user }), ...(secret !== undefined && { "X-ClickHouse-Key": secret }) };
  const query = async (sql: string): Promise<Answer> => {
    const response = await askHttp(`${origin}/?default_format=JSONCompact`, { method: "POST", headers, body: sql });
    const { meta, data } = (await jsonOf(response, firstLine)) as { readonly meta: Answer["columns"]; readonly data: readonly Row[] };
    return { columns: meta, rows: data };
  };
  return { query, close: () => Promise.resolve() };
}

const firstLine = (text: string): string => (text.split("\n")[0] ?? "").slice(0, 300);
