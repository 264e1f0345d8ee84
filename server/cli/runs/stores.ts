import type { Run, StoreContents } from "../../core/index.ts";
import { runListOf, runReader, type RunList } from "../../host/runs/reader.ts";
import { readStamp } from "../../host/readText.ts";
import { WrongArguments } from "../command.ts";
import type { Terminal } from "../terminal.ts";

/** The option that all commands for runs have. */
export const storeOption = { kind: "list", value: "URI", help: "a store such as mlruns, mlflow.db or wandb; else all stores below the folder" } as const;

export interface ReadStores {
  readonly list: RunList;
  readonly contents: readonly StoreContents[];
}

/** Reads the stores that were named, or those below the folders; says what is damaged. */
export async function readRuns(folders: readonly string[], stores: readonly string[], terminal: Terminal): Promise<ReadStores> {
  const missing = folders.find((folder) => !readStamp(folder));
  if (missing !== undefined) throw new WrongArguments(`There is no folder ${missing}.`);
  const contents = await runReader().read({ folders: folders.length === 0 && stores.length === 0 ? ["."] : folders, stores, git: true });
  const list = runListOf(contents);
  for (const { file, message } of list.problems) terminal.note(`${file}: ${message}`);
  if (list.runs.length === 0 && list.problems.length === 0) terminal.note("There are no runs here. Name a store by --store, such as mlruns, mlflow.db, wandb or a folder of event files.");
  return { list, contents };
}

/** The run of that id, of which the first letters are enough, or of that name. */
export function runNamed(word: string, runs: readonly Run[]): Run {
  const exact = runs.filter(({ id, name }) => id === word || name === word);
  const found = exact.length > 0 ? exact : runs.filter(({ id }) => id.startsWith(word));
  const [run, other] = found;
  if (!run) throw new WrongArguments(`There is no run "${word}". \`modelwright runs list\` lists them.`);
  if (other) throw new WrongArguments(`"${word}" is not clear: ${found.slice(0, 4).map(({ id, name, store }) => `${name} (${id}, ${store})`).join("; ")}. Give the whole id, or the store by --store.`);
  return run;
}
