import { paramText } from "../numbers.ts";
import { isAimObject, type AimObject, type AimValue } from "./tree.ts";

/** Asks Aim's server for a path below its `api/`; with a list, by sending that. Rejects with words for a person. */
export type AskAim = (path: string, question: Readonly<Record<string, string>>, sent?: readonly string[]) => Promise<Uint8Array>;

/** Archived runs are listed only where a question names them. */
export const ALL_RUNS = "run.archived == True or run.archived == False";
/** Aim gives 50 points of a curve unless it is asked for more. */
export const ALL_POINTS = "1000000000";
/** Where none is named, Aim takes the range of all sequences together, and gets it wrong where one of them begins at 0. */
export const ALL_STEPS = "0:9007199254740991";

export const questionOf = (runId: string, more = ""): string => `run.hash == ${JSON.stringify(runId)}${more} and (${ALL_RUNS})`;

/** A sequence with what tells it from others of its name: `loss{subset=val}`. */
export function nameOf({ name, context }: AimObject): string {
  const parts = isAimObject(context) ? leaves(context).map(([key, value]) => `${key}=${value}`) : [];
  return `${textIn(name) ?? ""}${parts.length === 0 ? "" : `{${parts.join(", ")}}`}`;
}

export const objects = (value: AimValue | undefined): readonly AimObject[] => (Array.isArray(value) ? value.filter(isAimObject) : []);
export const textIn = (value: AimValue | undefined): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

/** Parameters by their path; lists stay whole. */
export function leaves(value: AimObject, prefix = ""): readonly (readonly [name: string, text: string])[] {
  return Object.entries(value).flatMap(([key, inner]) => (isAimObject(inner) && Object.keys(inner).length > 0 ? leaves(inner, `${prefix}${key}.`) : [[`${prefix}${key}`, paramText(inner)] as const]));
}
