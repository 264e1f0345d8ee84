import type { LoggedRun } from "../contents.ts";
import { curves } from "../logged.ts";
import { isRecord, paramText, parseJson } from "../numbers.ts";
import type { RunStatus } from "../run.ts";

/** A study as either of Optuna's storages has it. */
export interface Study {
  readonly name: string;
  /** One per objective. */
  readonly directions: readonly ("minimize" | "maximize")[];
  /** How the objectives were called by `set_metric_names`. */
  readonly metricNames?: readonly string[];
}

export interface Trial {
  readonly study: Study;
  readonly number: number;
  readonly status: RunStatus;
  readonly pruned: boolean;
  readonly startTime: number | undefined;
  readonly endTime: number | undefined;
  readonly params: Readonly<Record<string, string>>;
  /** By objective. */
  readonly values: readonly number[];
  readonly intermediate: readonly (readonly [step: number, value: number])[];
  readonly attributes: Readonly<Record<string, string>>;
}

export function trialRun({ study, number, status, pruned, startTime, endTime, params, values, intermediate, attributes }: Trial, store: string): LoggedRun {
  const found = curves();
  const name = (objective: number): string => study.metricNames?.[objective] ?? (study.directions.length > 1 ? `value_${objective}` : "value");
  values.forEach((value, objective) => found.add(name(objective), 0, endTime ?? NaN, value));
  for (const [step, value] of intermediate) found.add("intermediate_value", step, NaN, value);
  return {
    id: `${study.name}/${number}`,
    name: `trial ${number}`,
    experiment: study.name,
    group: study.name,
    store,
    tracker: "Optuna",
    status,
    ...(startTime !== undefined && { startTime }),
    ...(endTime !== undefined && { endTime }),
    deleted: false,
    tags: { ...attributes, ...(pruned && { pruned: "true" }), directions: study.directions.join(", ") },
    params,
    curves: found.byName,
  };
}

/** A categorical parameter is kept as the place of its value among the choices, an integer as a float. */
export function paramValue(internal: number, distribution: unknown): string {
  const { name, attributes } = isRecord(distribution) ? distribution : {};
  const choices: unknown = isRecord(attributes) ? attributes["choices"] : undefined;
  if (Array.isArray(choices)) return paramText((choices as readonly unknown[])[internal] ?? null);
  return name === "IntDistribution" || name === "IntUniformDistribution" ? String(Math.round(internal)) : String(internal);
}

export const distributionOf = (text: unknown): unknown => (typeof text === "string" ? parseJson(text) : undefined);

export const directionOf = (word: unknown): "minimize" | "maximize" => (word === 2 || word === "MAXIMIZE" ? "maximize" : "minimize");
