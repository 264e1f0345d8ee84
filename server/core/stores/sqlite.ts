import { memo } from "../memo.ts";
import { contentsOf, joinedContents, noContents, type StoreContents } from "./contents.ts";
import { tablesOf, type Database } from "./database.ts";
import type { FolderAt } from "./mlflow/artifacts.ts";
import { isMlflowDatabase, readMlflowDatabase } from "./mlflow/database.ts";
import { isOptunaDatabase, readOptunaDatabase } from "./optuna/database.ts";
import type { StoreReader } from "./reader.ts";
import type { StoreProblem } from "./run.ts";
import { isTrackioDatabase, readTrackioDatabase } from "./trackio/database.ts";

/** The same object as long as the file is the same, so that what was read of it can be remembered. */
export type OpenDatabase = (path: string) => { readonly state: "open"; readonly database: Database } | { readonly state: "failed"; readonly problem: StoreProblem };

/** Reads SQLite files; their tables tell whose they are. Files of something else are passed over. */
export function sqliteReader(open: OpenDatabase, world: DatabaseWorld): StoreReader {
  const contentsIn = memo((database: Database): StoreContents => readDatabase(database, world));
  return async ({ root, names }) => {
    const files = (await root.entries()).files.filter(({ name }) => names.includes(name));
    return joinedContents(
      files.map(({ path }) => {
        const opened = open(path);
        return opened.state === "open" ? contentsIn(opened.database) : noContents(opened.problem);
      }),
    );
  };
}

/** What lies beside a database, such as the files that its runs logged. */
export interface DatabaseWorld {
  readonly now: () => number;
  readonly folderAt: FolderAt;
}

const KINDS: readonly { readonly is: (tables: ReadonlySet<string>) => boolean; readonly read: (database: Database, world: DatabaseWorld) => StoreContents }[] = [
  { is: isMlflowDatabase, read: (database, { folderAt }) => readMlflowDatabase(database, folderAt) },
  { is: isOptunaDatabase, read: readOptunaDatabase },
  { is: isTrackioDatabase, read: (database, { now, folderAt }) => readTrackioDatabase(database, now, folderAt(database.path.replace(/[\\/][^\\/]*$/, ""))) },
];

function readDatabase(database: Database, world: DatabaseWorld): StoreContents {
  try {
    const tables = tablesOf(database);
    return KINDS.find(({ is }) => is(tables))?.read(database, world) ?? contentsOf([], []);
  } catch (error) {
    return noContents({ file: database.path, message: error instanceof Error ? error.message : String(error) });
  }
}
