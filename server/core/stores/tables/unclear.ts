import { contentsOf } from "../contents.ts";
import type { StoreReader } from "../reader.ts";
import { logColumns } from "./guess.ts";

/** As people call files of metrics, and the folders that hold them. */
const LOG_WORDS = /(^|[^a-z])(logs?|metrics?|history|progress|curves?|losses?)([^a-z]|$)/i;

/** Whether a table is called as a log of metrics is and has something that counts and something that is measured, under names that tell nothing. */
export function mightBeLog(name: string, head: string): boolean {
  if (!LOG_WORDS.test(name) || !/\.(csv|tsv|jsonl|ndjson)$/i.test(name)) return false;
  const { guess, rows } = logColumns(name, head);
  return rows > 1 && guess.step !== undefined && (guess.metrics ?? []).length > 0;
}

/** Names such files, for whoever can say what their columns are. */
export const unclearReader: StoreReader = ({ root, names }) =>
  Promise.resolve(contentsOf([], names.map((name) => ({ file: `${root.path}/${name}`, message: "This may be a log of metrics, but its columns have names of their own. Say what they are, here or in `.modelwright/columns.json`, and its runs are shown.", mend: "columns" }))));
