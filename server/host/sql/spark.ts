import type { Row, TypedName } from "../../core/index.ts";
import { askHttp, REFUSED, type Access, type Answer, type SqlClient } from "./client.ts";
import { callBytes, isStruct, replyOf, struct, type Thrift, type ThriftStruct, type ThriftValue } from "./thrift.ts";

/** The Thrift server of Spark (and Hive, Kyuubi) in its HTTP mode. Numbers of fields are those of HiveServer2's TCLIService.thrift. */
export function spark(origin: string, path: string, access: Access): SqlClient {
  // A name is asked for even where nobody looks at the password.
  const headers = { "content-type": "application/x-thrift", authorization: `Basic ${Buffer.from(`${access.user ?? "modelwright"}:${access.secret ?? "anonymous"}`).toString("base64")}` };
  async function call(method: string, request: ThriftValue): Promise<ThriftStruct> {
    const response = await askHttp(`${origin}/${path}`, { method: "POST", headers, body: new Uint8Array(callBytes(method, request)) });
    if (!response.ok) throw new Error(`${new URL(origin).host} ${REFUSED[response.status] ?? `answers ${response.status}`}.`);
    const reply = replyOf(Buffer.from(await response.arrayBuffer()));
    const status = part(reply, 1);
    if (FAILED.has(Number(status.get(1)))) throw new Error(firstLine(textOf(status.get(5)) ?? "The statement failed."));
    return reply;
  }
  const open = once(async () => struct({ 1: handle(part(await call("OpenSession", struct({ 1: { is: "i32", value: PROTOCOL }, 2: { is: "string", value: access.user ?? "modelwright" } })), 3)) }));
  const query = async (sql: string): Promise<Answer> => {
    const reply = part(await call("ExecuteStatement", struct({ 1: await open(), 2: { is: "string", value: sql }, 4: { is: "bool", value: false } })), 2);
    const operation = struct({ 1: handle(reply), 2: { is: "i32", value: Number(reply.get(2)) }, 3: { is: "bool", value: reply.get(3) === true } });
    const columns = columnsIn(part(await call("GetResultSetMetadata", struct({ 1: operation })), 2));
    const rows: Row[] = [];
    for (let batch = await fetchRows(call, operation); batch.length > 0; batch = await fetchRows(call, operation)) for (const row of batch) rows.push(row);
    await call("CloseOperation", struct({ 1: operation }));
    return { columns, rows };
  };
  const close = async (): Promise<void> => {
    if (open.known) await call("CloseSession", struct({ 1: await open() }));
  };
  // A statement is answered when it is done, so its own handle is not known before; its session is.
  return { query, cancel: close, close };
}

type Call = (method: string, request: ThriftValue) => Promise<ThriftStruct>;

/** HIVE_CLI_SERVICE_PROTOCOL_V8: results come column by column. */
const PROTOCOL = 7;
/** ERROR_STATUS and INVALID_HANDLE_STATUS. */
const FAILED = new Set([3, 4]);
const BATCH = 50_000n;

async function fetchRows(call: Call, operation: ThriftValue): Promise<readonly Row[]> {
  const rowSet = part(await call("FetchResults", struct({ 1: operation, 2: { is: "i32", value: 0 }, 3: { is: "i64", value: BATCH } })), 3);
  const columns = listOf(rowSet.get(3)).map((column) => valuesIn(isStruct(column) ? [...column.values()][0] : undefined));
  return Array.from({ length: columns[0]?.length ?? 0 }, (_, row) => columns.map((values) => values[row]));
}

/** A bit for each value that is missing stands beside the values. */
function valuesIn(column: Thrift | undefined): readonly unknown[] {
  if (!isStruct(column)) return [];
  const missing = column.get(2);
  const bits = missing instanceof Buffer ? missing : Buffer.alloc(0);
  return listOf(column.get(1)).map((value, row) => {
    if (((bits[row >> 3] ?? 0) >> (row & 7)) & 1) return null;
    return value instanceof Buffer ? value.toString() : value;
  });
}

/** By the numbers of TTypeId. */
const TYPES: Readonly<Record<number, string>> = { 0: "boolean", 1: "tinyint", 2: "smallint", 3: "int", 4: "bigint", 5: "float", 6: "double", 8: "timestamp", 15: "decimal", 17: "date" };

function columnsIn(schema: ThriftStruct): readonly TypedName[] {
  return listOf(schema.get(1)).map((column) => {
    if (!isStruct(column)) return { name: "", type: "string" };
    const [entry] = listOf(part(column, 2).get(1));
    const code = isStruct(entry) ? part(entry, 1).get(1) : undefined;
    return { name: textOf(column.get(1)) ?? "", type: TYPES[Number(code)] ?? "string" };
  });
}

/** Sessions and operations are named by a pair of identifiers. */
function handle(of: ThriftStruct): ThriftValue {
  const pair = part(of, 1);
  const identifier = (place: number): ThriftValue => {
    const bytes = pair.get(place);
    return { is: "string", value: bytes instanceof Buffer ? bytes : "" };
  };
  return struct({ 1: identifier(1), 2: identifier(2) });
}

function part(of: ThriftStruct, field: number): ThriftStruct {
  const found = of.get(field);
  return isStruct(found) ? found : new Map();
}

const listOf = (value: Thrift | undefined): readonly Thrift[] => (Array.isArray(value) ? (value as readonly Thrift[]) : []);
const textOf = (value: Thrift | undefined): string | undefined => (value instanceof Buffer ? value.toString() : undefined);
const firstLine = (text: string): string => (text.split("\n")[0] ?? "").slice(0, 300);

function once<Value>(work: () => Promise<Value>): { (): Promise<Value>; known?: Promise<Value> } {
  const asked: { (): Promise<Value>; known?: Promise<Value> } = () => (asked.known ??= work());
  return asked;
}
