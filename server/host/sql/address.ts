import { DIALECTS, quotedIn, type DialectName } from "../../core/index.ts";

/** Data in an engine, as an address such as `postgresql://ann@db.example/shop/public.orders` names them. */
export interface DataAddress {
  readonly engine: SqlEngineName;
  readonly dialect: DialectName;
  /** Where the engine is reached: scheme, host and port. */
  readonly origin: string;
  readonly host: string;
  readonly port: number;
  /** For PostgreSQL, which has one per connection. */
  readonly database: string;
  /** The table, quoted. */
  readonly from: string;
  /** How a person would call it. */
  readonly name: string;
  readonly user?: string;
  readonly options: URLSearchParams;
}

export type SqlEngineName = "postgresql" | "clickhouse" | "trino" | "databricks" | "spark";

export type ReadAddress = { readonly state: "read"; readonly address: DataAddress } | { readonly state: "failed"; readonly reason: string };

interface EngineEntry {
  readonly dialect: DialectName;
  readonly port: number;
  readonly securePort: number;
  readonly isAlwaysSecure?: boolean;
  /** How many parts come before the table's own. */
  readonly databases: number;
  /** Variables of the environment, as the engine's own clients know them. */
  readonly userVariable: string;
  readonly secretVariable: string;
  readonly form: string;
}

export const SQL_ENGINES: Readonly<Record<SqlEngineName, EngineEntry>> = {
  postgresql: { dialect: "postgres", port: 5432, securePort: 5432, databases: 1, userVariable: "PGUSER", secretVariable: "PGPASSWORD", form: "postgresql://user@host:5432/database/schema.table" },
  clickhouse: { dialect: "clickhouse", port: 8123, securePort: 8443, databases: 0, userVariable: "CLICKHOUSE_USER", secretVariable: "CLICKHOUSE_PASSWORD", form: "clickhouse://user@host:8123/database.table" },
  trino: { dialect: "trino", port: 8080, securePort: 443, databases: 0, userVariable: "TRINO_USER", secretVariable: "TRINO_PASSWORD", form: "trino://user@host:8080/catalog.schema.table" },
  databricks: { dialect: "spark", port: 443, securePort: 443, isAlwaysSecure: true, databases: 0, userVariable: "", secretVariable: "DATABRICKS_TOKEN", form: "databricks://workspace/catalog.schema.table?warehouse=ID" },
  spark: { dialect: "spark", port: 10001, securePort: 10001, databases: 0, userVariable: "SPARK_USER", secretVariable: "SPARK_PASSWORD", form: "spark://user@host:10001/database.table (Thrift server over HTTP)" },
};

const SCHEME = /^(postgres(?:ql)?|clickhouse|trino|databricks|spark)(\+https)?:\/\//i;

export const isDataAddress = (text: string): boolean => SCHEME.test(text);

export function dataAddress(text: string, environment: Readonly<Record<string, string | undefined>>): ReadAddress {
  const [, scheme = "", secure] = SCHEME.exec(text) ?? [];
  const engine = Object.keys(SQL_ENGINES).find((name): name is SqlEngineName => name === scheme.toLowerCase().replace(/^postgres$/, "postgresql"));
  const url = engine && URL.canParse(text.replace(SCHEME, "http://")) ? new URL(text.replace(SCHEME, "http://")) : undefined;
  if (!engine || !url) return { state: "failed", reason: `${text} is no address of data. ${FORMS}` };
  const { dialect, port, securePort, isAlwaysSecure, databases, userVariable, secretVariable, form } = SQL_ENGINES[engine];
  if (url.password !== "") return { state: "failed", reason: `The address of ${url.hostname} holds a password, which others may read there. Leave it out, and set ${secretVariable} in the environment.` };
  const parts = url.pathname.split("/").filter((part) => part !== "").map(decoded);
  const [database = "", ...rest] = databases > 0 ? parts : ["", ...parts];
  const table = rest.flatMap((part) => part.split("."));
  if (table.length === 0 || (databases > 0 && database === "")) return { state: "failed", reason: `${text} names no table. Write it as ${form}.` };
  const isSecure = isAlwaysSecure === true || secure !== undefined;
  const at = url.port === "" ? (isSecure ? securePort : port) : Number(url.port);
  const user = url.username === "" ? environment[userVariable] : decodeURIComponent(url.username);
  const from = table.map((part) => quotedIn(DIALECTS[dialect], part)).join(".");
  return { state: "read", address: { engine, dialect, origin: `${isSecure ? "https" : "http"}://${url.hostname}:${at}`, host: url.hostname, port: at, database, from, name: table.at(-1) ?? "", options: url.searchParams, ...(user !== undefined && { user }) } };
}

const FORMS = `It begins with ${Object.keys(SQL_ENGINES).map((name) => `${name}://`).join(", ")}.`;

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
