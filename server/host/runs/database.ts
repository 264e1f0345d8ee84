import { closeSync, openSync, readSync, statSync } from "node:fs";
import { pathToFileURL } from "node:url";

import type { DatabaseSync, StatementSync } from "node:sqlite";

import type { Database, DatabaseCell as Cell, OpenDatabase } from "../../core/index.ts";

type Sqlite = typeof import("node:sqlite");

/** How long a query waits for a training that is writing. */
const BUSY_MS = 2000;

/** Opens SQLite files for reading. As long as neither the file nor its log changed, the same connection answers again; `changed` hears of each new one. */
export function openDatabases(changed: () => void = () => undefined, sqlite: Sqlite | undefined = builtIn()): OpenDatabase {
  const known = new Map<string, { readonly stamp: string; readonly connection: DatabaseSync; readonly database: Database }>();
  return (path) => {
    if (!sqlite) return failed(path, `SQLite stores need Node 22.13 or VS Code 1.101 or newer; this is Node ${process.versions.node}, which has no \`node:sqlite\`. Runs of other stores are shown.`);
    const stamp = [path, `${path}-wal`, `${path}-journal`].map(stampOf).join();
    const old = known.get(path);
    if (old?.stamp === stamp) return { state: "open", database: old.database };
    old?.connection.close();
    known.delete(path);
    changed();
    try {
      const connection = connect(sqlite, path);
      const database = databaseOver(connection, path);
      known.set(path, { stamp, connection, database });
      return { state: "open", database };
    } catch (error) {
      return failed(path, wordsFor(error));
    }
  };
}

/** Since Node 22.13, and absent in older editors; asked for at run time so that bundles load everywhere. */
function builtIn(): Sqlite | undefined {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 22 || (major === 22 && minor < 13)) return undefined;
  const emit = process.emitWarning.bind(process);
  // It is marked experimental, which is nothing a person who lists runs can act on.
  process.emitWarning = () => undefined;
  try {
    return process.getBuiltinModule("node:sqlite");
  } finally {
    process.emitWarning = emit;
  }
}

/**
 * A database in write-ahead mode whose log is gone has no writer now. Opened as it usually is, SQLite would make the log
 * and its index anew beside it, and nothing is to be written there.
 */
function connect({ DatabaseSync: Connection }: Sqlite, path: string): DatabaseSync {
  const isIdle = isWriteAhead(path) && !statSync(`${path}-wal`, { throwIfNoEntry: false });
  const address = isIdle ? new URL(`${pathToFileURL(path).href}?immutable=1`) : path;
  const connection = new Connection(address, { readOnly: true });
  connection.exec(`PRAGMA busy_timeout = ${BUSY_MS}`);
  return connection;
}

const WRITE_AHEAD = 2;

/** Byte 19 of the header is the version of the format that readers must know. */
function isWriteAhead(path: string): boolean {
  const file = openSync(path, "r");
  try {
    const header = Buffer.alloc(20);
    return readSync(file, header, 0, 20, 0) === 20 && header[19] === WRITE_AHEAD;
  } finally {
    closeSync(file);
  }
}

function databaseOver(connection: DatabaseSync, path: string): Database {
  const statements = new Map<string, StatementSync>();
  return {
    path,
    rows(query, ...values) {
      try {
        const statement = statements.get(query) ?? prepared(connection, query);
        statements.set(query, statement);
        return (statement.all(...values) as readonly unknown[]).map(cellsOf);
      } catch (error) {
        throw new Error(wordsFor(error), { cause: error });
      }
    },
  };
}

/** Rows as arrays cost half as much as objects, where Node offers them. */
function prepared(connection: DatabaseSync, query: string): StatementSync {
  const statement = connection.prepare(query);
  if ("setReturnArrays" in statement && typeof statement.setReturnArrays === "function") statement.setReturnArrays(true);
  return statement;
}

function cellsOf(row: unknown): readonly Cell[] {
  return Array.isArray(row) ? (row as readonly Cell[]) : Object.values(row as Readonly<Record<string, Cell>>);
}

function wordsFor(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  if (/not a database|malformed|corrupt/i.test(text)) return `This SQLite file is damaged (${text}), so nothing of it is shown. Restore it from a backup, or try \`sqlite3 FILE .recover\`.`;
  if (/locked|busy/i.test(text)) return "This SQLite file is locked by a program that writes to it; its runs are shown at the next refresh.";
  return `This SQLite file cannot be read: ${text}.`;
}

function failed(file: string, message: string): ReturnType<OpenDatabase> {
  return { state: "failed", problem: { file, message } };
}

function stampOf(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat ? `${stat.mtimeMs} ${stat.size} ${stat.ino}` : "";
}
