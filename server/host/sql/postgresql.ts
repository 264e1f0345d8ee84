import postgres from "postgres";

import type { Row } from "../../core/index.ts";
import type { DataAddress } from "./address.ts";
import type { Access, Answer, SqlClient } from "./client.ts";

/** PostgreSQL and what speaks its protocol; `?host=/folder` names a socket, as in libpq. The only importer of its client. */
export function postgresql({ host, port, database, options }: DataAddress, { user, secret }: Access): SqlClient {
  const secure = options.get("sslmode");
  const sql = postgres({ host: options.get("host") ?? host, port, database, ...(user !== undefined && { user }), ...(secret !== undefined && { password: secret }), max: 1, prepare: false, onnotice: () => undefined, connect_timeout: 15, ...(secure !== null && secure !== "disable" && { ssl: secure === "verify-full" ? { rejectUnauthorized: true } : "require" }) });
  const running = new Set<{ cancel(): void; catch(ignore: () => undefined): Promise<unknown> }>();
  const query = async (statement: string): Promise<Answer> => {
    const pending = sql.unsafe(statement).values();
    running.add(pending);
    const result = await pending.finally(() => running.delete(pending));
    return { columns: result.columns.map(({ name, type }) => ({ name, type: TYPES[type] ?? "text" })), rows: [...result] as Row[] };
  };
  const cancel = async (): Promise<void> => {
    for (const pending of running) pending.cancel();
    await Promise.all([...running].map((pending) => pending.catch(() => undefined)));
  };
  return { query, cancel, close: () => sql.end({ timeout: 2 }) };
}

/** Numbers of types in `pg_type`. */
const TYPES: Readonly<Record<number, string>> = { 16: "boolean", 20: "bigint", 21: "smallint", 23: "integer", 700: "real", 701: "double precision", 1700: "numeric", 1082: "date", 1083: "time", 1114: "timestamp", 1184: "timestamptz" };
