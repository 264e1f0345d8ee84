import { contentsOf, type LoggedRun } from "../contents.ts";
import type { GrowingCurve } from "../curve.ts";
import { curveOfTsv, NO_YAML, withLatest, yamlParams } from "../dvclive/store.ts";
import { isRecord, parseJson } from "../numbers.ts";
import type { StoreReader } from "../reader.ts";
import type { StoreProblem } from "../run.ts";
import type { Commit, Repository } from "./repository.ts";
import { commitArtifacts, lockedData } from "./surroundings.ts";

/** Where DVC keeps things that are no experiments. */
const NO_EXPERIMENTS = /^refs\/exps\/(stash|celery|exec|apply|temp|namespaces)(\/|$)/;
const REFERENCE = /^refs\/exps\/([0-9a-f]{2})\/([0-9a-f]{38})\/(.+)$/;

/** Reads DVC's experiments from git: a reference each, whose commit holds the metrics and parameters. A commit never changes, so each is read once. */
export function dvcReader(repositoryAt: (path: string) => Repository): StoreReader {
  const known = new Map<string, Experiment>();
  return async ({ root: { path } }) => {
    const repository = repositoryAt(path);
    const references = (await repository.references("refs/exps/")).filter(({ name }) => !NO_EXPERIMENTS.test(name));
    const found: Experiment[] = [];
    for (const { name, commit } of references) {
      const run = known.get(name + commit.id) ?? (await readExperiment(repository, name, commit));
      if (!run) continue;
      known.set(name + commit.id, run);
      found.push(run);
    }
    const runs = found.map(({ run }) => run).toSorted((a, b) => (b.startTime ?? 0) - (a.startTime ?? 0));
    return contentsOf(runs, found.flatMap(({ problems }) => problems));
  };
}

interface Experiment {
  readonly run: LoggedRun;
  readonly problems: readonly StoreProblem[];
}

async function readExperiment(repository: Repository, reference: string, { id, time }: Commit): Promise<Experiment | undefined> {
  const [, start, rest, name] = REFERENCE.exec(reference) ?? [];
  if (start === undefined || rest === undefined || name === undefined) return undefined;
  const paths = (await repository.files(id)).filter((path) => IS_READ.test(path));
  const texts = new Map((await repository.texts(id, paths)).map((text, index) => [paths[index] ?? "", text]));
  const params = paths.filter((path) => /params\.ya?ml$/.test(path)).map((path) => ({ path, values: yamlParams(texts.get(path) ?? "") }));
  const jsons = paths.filter((path) => path.endsWith(".json") && !isRecord(parseJson(texts.get(path) ?? "")));
  const at = (path: string): string => `${path} of ${name} (${id.slice(0, 7)})`;
  const problems = [...params.filter(({ values }) => !values).map(({ path }) => ({ file: at(path), message: NO_YAML })), ...jsons.map((path) => ({ file: at(path), message: "This file holds no JSON object, so its metrics are not shown." }))];
  const baseline = start + rest;
  const run: LoggedRun = {
    id: name,
    name,
    experiment: baseline.slice(0, 7),
    store: repository.path,
    tracker: "DVC",
    status: "finished",
    startTime: time,
    deleted: false,
    tags: { baseline },
    code: { commit: id },
    params: Object.assign({}, ...params.map(({ values }) => values)) as Readonly<Record<string, string>>,
    curves: curvesIn(paths, texts),
    data: paths.filter((path) => /(^|\/)dvc\.lock$/.test(path)).flatMap((path) => lockedData(texts.get(path) ?? "")),
    artifacts: commitArtifacts(repository, id),
  };
  return { run, problems };
}

const IS_READ = /(^|\/)((params\.ya?ml)|(metrics[^/]*\.json)|(summary\.json)|(scores\.json)|(dvc\.lock)|(plots\/metrics\/.+\.tsv))$/;
const PLOT = /(?:^|\/)plots\/metrics\/(.+)\.tsv$/;

function curvesIn(paths: readonly string[], texts: ReadonlyMap<string, string>): ReadonlyMap<string, GrowingCurve> {
  const series = new Map(paths.flatMap((path) => {
    const [, metric] = PLOT.exec(path) ?? [];
    return metric === undefined ? [] : [[metric, curveOfTsv(texts.get(path) ?? "").curve] as const];
  }));
  return paths.filter((path) => path.endsWith(".json")).reduce<ReadonlyMap<string, GrowingCurve>>((all, path) => {
    const latest = parseJson(texts.get(path) ?? "");
    return isRecord(latest) ? withLatest(all, latest) : all;
  }, series);
}
