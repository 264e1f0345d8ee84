import { given } from "../artifacts/files.ts";
import { contentsOf, type LoggedRun } from "../contents.ts";
import { textIn, type StoreFile, type StoreFolder } from "../folder.ts";
import { curves, fileRun, statusByAge, type Curves } from "../logged.ts";
import { isRecord, numberFrom, paramText, parseJson } from "../numbers.ts";
import type { StoreReader } from "../reader.ts";
import type { RunStatus, StoreProblem } from "../run.ts";
import { brokenLines } from "../tables/curves.ts";
import type { OpenArchive } from "./archive.ts";
import { clearmlMedia, isMedium } from "./media.ts";

type Fields = Readonly<Record<string, unknown>>;

interface Task {
  readonly run?: LoggedRun;
  readonly problems: readonly StoreProblem[];
}

/** Reads what ClearML keeps in offline mode: folders with `task.json` and `metrics.jsonl`, whose lines are lists of events, and the archives that it makes of them. */
export function clearmlReader(now: () => number, openArchive: OpenArchive = () => Promise.resolve(undefined)): StoreReader {
  const packed = new WeakMap<StoreFolder, Promise<Task>>();

  /** A session is packed when it is over, so it is read once. */
  async function packedTask(file: StoreFile, root: StoreFolder): Promise<Task> {
    const folder = await openArchive(file);
    if (!folder) return { problems: [{ file: file.path, message: "This archive of an offline session is damaged or cut short. Pack its folder again." }] };
    const task = packed.get(folder) ?? taskIn(folder, root, () => "finished");
    packed.set(folder, task);
    return task;
  }

  return async ({ root, folders, names }) => {
    // ClearML leaves the folder beside the archive that it made of it.
    const archives = (await root.entries()).files.filter(({ name }) => names.includes(name) && folders.every((folder) => `${folder.name}.zip` !== name));
    const tasks = await Promise.all([...folders.map((folder) => taskIn(folder, root, (file) => statusByAge(file, now))), ...archives.map((file) => packedTask(file, root))]);
    return contentsOf(tasks.flatMap(({ run }) => run ?? []), tasks.flatMap(({ problems }) => problems));
  };
}

async function taskIn(folder: StoreFolder, root: StoreFolder, statusOf: (file: StoreFile) => RunStatus): Promise<Task> {
  const { files } = await folder.entries();
  const taskFile = files.find(({ name }) => name === "task.json");
  const task = taskFile && parseJson((await textIn(taskFile)) ?? "");
  if (!taskFile) return { problems: [] };
  if (!isRecord(task)) return { problems: [{ file: taskFile.path, message: "This file holds no JSON object, so the task is not shown." }] };
  const events = files.find(({ name }) => name === "metrics.jsonl");
  const found = curves();
  const media: Fields[] = [];
  const text = events && (await textIn(events));
  const unread = events && text === undefined ? [{ file: events.path, message: "This file cannot be read, so the task is shown without its curves." }] : [];
  const problems = events ? [...unread, ...brokenLines(events, takeEvents(found, media, text ?? ""), "list of events")] : [];
  const artifacts = clearmlMedia(task, media, folder, files.find(({ name }) => name === "log.jsonl"));
  const run = fileRun({ id: folder.name, experiment: "", store: root.path, tracker: "ClearML", status: statusOf(events ?? taskFile), file: events ?? taskFile, params: paramsOf(task), curves: found.byName, artifacts });
  return { run: runOf(task, folder, root, run), problems };
}

/** A value of the whole task is written as if it were logged at this step. */
const NO_STEP = -2147483648;

/** Returns how many lines make no sense. The last one may still be being written. */
function takeEvents(found: Curves, media: Fields[], text: string): number {
  let broken = 0;
  const lines = text.split("\n");
  for (const [index, line] of lines.entries()) {
    const events = line.trim() === "" ? [] : parseJson(line);
    if (!Array.isArray(events)) {
      if (index < lines.length - 1) broken += 1;
      continue;
    }
    for (const event of events.filter(isRecord)) {
      const { type, metric, variant, iter, value, timestamp } = event;
      const number = numberFrom(value);
      if (isMedium(event)) media.push(event);
      if (type !== "training_stats_scalar" || number === undefined) continue;
      const single = iter === NO_STEP;
      found.add(single ? String(variant) : `${String(metric)}/${String(variant)}`, single ? 0 : Number(iter), Number(timestamp), number);
    }
  }
  return broken;
}

/** Parameters stand in sections; those of the first, `General`, are called without it. */
function paramsOf({ hyperparams }: Fields): Readonly<Record<string, string>> {
  if (!isRecord(hyperparams)) return {};
  const sections = Object.entries(hyperparams).filter((entry): entry is [string, Fields] => isRecord(entry[1]));
  return Object.fromEntries(sections.flatMap(([section, params]) => Object.entries(params).map(([name, param]) => [section === "General" ? name : `${section}/${name}`, isRecord(param) ? paramText(param["value"]) : ""])));
}

function runOf(task: Fields, folder: StoreFolder, root: StoreFolder, run: LoggedRun): LoggedRun {
  const script = isRecord(task["script"]) ? task["script"] : {};
  const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);
  const [commit, repository, program] = [text(script["version_num"]), text(script["repository"]), text(script["entry_point"])];
  const patch = text(script["diff"]) === undefined ? undefined : `${folder.path}/task.json`;
  return {
    ...run,
    name: text(task["name"]) ?? folder.name,
    experiment: text(task["project_name"]) ?? root.name,
    folder: folder.path,
    tags: Array.isArray(task["tags"]) && task["tags"].length > 0 ? { tags: task["tags"].map(String).toSorted().join(", ") } : {},
    ...given({ note: text(task["comment"]) }),
    ...((commit ?? program) !== undefined && { code: { ...(commit !== undefined && { commit }), ...(repository !== undefined && { repository }), ...(program !== undefined && { program }), ...(patch !== undefined && { patch }) } }),
  };
}
