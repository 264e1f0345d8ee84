import type { Run, RunKey, StoreContents } from "../../core/index.ts";
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

/** Of more curves than this, servers are not asked. */
const MOST_CURVES = 5000;
const AT_ONCE = 16;

/** The list again, with the lowest, highest and mean of metrics that servers list without; their curves are fetched for that, of all metrics or of some `only`. */
export async function withFigures({ list, contents }: ReadStores, runs: readonly Run[], terminal: Terminal, only?: readonly string[]): Promise<RunList> {
  const missing = runs.flatMap((run) => Object.entries(run.metrics).flatMap(([metric, { points }]) => (points === 0 && (only?.includes(metric) ?? true) ? [{ run, metric }] : [])));
  if (missing.length === 0) return { ...list, runs };
  if (missing.length > MOST_CURVES) terminal.note(`The server lists last values alone, and ${missing.length} curves are too many to ask for; their lowest, highest and mean are NaN. Name single runs by \`runs show\`.`);
  else {
    const wanted = [...missing];
    const fetchSome = async (): Promise<void> => {
      for (let next = wanted.pop(); next; next = wanted.pop()) await storeOf(contents, next.run)?.curve(next.run.id, next.metric);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, fetchSome));
  }
  return { ...list, runs: runs.map((run) => ({ ...run, ...storeOf(contents, run)?.run(run.id) })) };
}

export const storeOf = (contents: readonly StoreContents[], run: RunKey): StoreContents | undefined => contents.find(({ runs }) => runs.some(({ id, store }) => id === run.id && store === run.store));

/** The run of that id, of which the first letters are enough, or of that name. */
export function runNamed(word: string, runs: readonly Run[]): Run {
  const exact = runs.filter(({ id, name }) => id === word || name === word);
  const found = exact.length > 0 ? exact : runs.filter(({ id }) => id.startsWith(word));
  const [run, other] = found;
  if (!run) throw new WrongArguments(`There is no run "${word}". \`modelwright runs list\` lists them.`);
  if (other) throw new WrongArguments(`"${word}" is not clear: ${found.slice(0, 4).map(({ id, name, store }) => `${name} (${id}, ${store})`).join("; ")}. Give the whole id, or the store by --store.`);
  return run;
}
