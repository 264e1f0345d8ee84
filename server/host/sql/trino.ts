import { setTimeout as pause } from "node:timers/promises";

import type { Row, TypedName } from "../../core/index.ts";
import { askHttp, basicAuthorization, jsonOf, type Access, type Answer, type SqlClient } from "./client.ts";

interface Page {
  readonly nextUri?: string;
  readonly columns?: readonly TypedName[];
  readonly data?: readonly Row[];
  readonly error?: { readonly message: string };
}

/** Trino, page by page as long as there is a next one: https://trino.io/docs/current/develop/client-protocol.html. */
export function trino(origin: string, access: Access): SqlClient {
  const headers = { "X-Trino-User": access.user ?? "modelwright", "X-Trino-Source": "modelwright", ...basicAuthorization(access) };
  const running = new Set<string>();
  const query = async (sql: string): Promise<Answer> => {
    let page = await pageOf(`${origin}/v1/statement`, { method: "POST", headers, body: sql });
    let columns = page.columns ?? [];
    const rows: Row[] = [];
    for (;;) {
      if (page.error) throw new Error(page.error.message);
      columns = page.columns ?? columns;
      for (const row of page.data ?? []) rows.push(row);
      if (page.nextUri === undefined) return { columns, rows };
      const next = sameOrigin(page.nextUri, origin);
      running.add(next);
      page = await pageOf(next, { headers }).finally(() => running.delete(next));
    }
  };
  const cancel = async (): Promise<void> => {
    await Promise.all([...running].map((next) => askHttp(next, { method: "DELETE", headers })));
  };
  return { query, cancel, close: () => Promise.resolve() };
}

/** The server is busy where it answers so, and is asked again. */
const BUSY = new Set([429, 502, 503, 504]);
const [MOST_TRIES, PAUSE_MS] = [20, 100];

async function pageOf(address: string, request: RequestInit): Promise<Page> {
  for (let tries = 1; ; tries += 1) {
    const response = await askHttp(address, request);
    if (tries === MOST_TRIES || !BUSY.has(response.status)) return (await jsonOf(response, (text) => text.slice(0, 300))) as Page;
    await pause(PAUSE_MS * tries);
  }
}

/** Behind a proxy a coordinator may call itself by another name; who was named is asked. */
function sameOrigin(next: string, origin: string): string {
  const { pathname, search } = new URL(next);
  return `${origin}${pathname}${search}`;
}
