import { given } from "../artifacts/files.ts";
import { contentsOf, type LoggedRun } from "../contents.ts";
import { textIn, type StoreFolder } from "../folder.ts";
import { curves, fileRun, statusByAge, type Curves } from "../logged.ts";
import { isRecord, numberFrom, paramText, parseJson } from "../numbers.ts";
import type { StoreReader } from "../reader.ts";
import type { StoreProblem } from "../run.ts";
import { brokenLines } from "../tables/curves.ts";
import { clearmlMedia, isMedium } from "./media.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Reads what ClearML keeps in offline mode: folders with `task.json` and `metrics.jsonl`, whose lines are lists of events. */
export function clearmlReader(now: () => number): StoreReader {
  return async ({ root, folders: places }) => {
    const problems: StoreProblem[] = [];
    const runs: LoggedRun[] = [];
    for (const folder of places) {
      const { files } = await folder.entries();
      const taskFile = files.find(({ name }) => name === "task.json");
      const task = taskFile && parseJson((await textIn(taskFile)) ?? "");
      if (!taskFile) continue;
      if (!isRecord(task)) {
        problems.push({ file: taskFile.path, message: "This file holds no JSON object, so the task is not shown." });
        continue;
      }
      const events = files.find(({ name }) => name === "metrics.jsonl");
      const found = curves();
      const media: Fields[] = [];
      if (events) problems.push(...brokenLines(events, takeEvents(found, media, (await textIn(events)) ?? ""), "list of events"));
      const artifacts = clearmlMedia(task, media, folder, files.find(({ name }) => name === "log.jsonl"));
      runs.push(runOf(task, folder, root, { ...fileRun({ id: folder.name, experiment: "", store: root.path, tracker: "ClearML", status: statusByAge(events ?? taskFile, now), file: events ?? taskFile, params: paramsOf(task), curves: found.byName, artifacts }) }));
    }
    return contentsOf(runs, problems);
  };
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
