import { effectsOf } from "../../facts/python/effects/effects.ts";
import type { Expression } from "../../syntax/python/expressionTree.ts";
import type { Document } from "../../workspace/document.ts";
import type { Chunk } from "../convert-notebook-chunks.ts";
import type { ReadNotebook } from "../convert-notebook-read.ts";
import { namesReadBefore } from "../convert-notebook-plan.ts";
import { hiddenByClasses } from "./pieces.ts";

/** A constant of the notebook that becomes something to set from outside. */
export interface Setting {
  readonly name: string;
  readonly chunk: Chunk;
  /** `int`, `float`, `str`, `bool`. */
  readonly type: string;
  /** As the notebook writes it. */
  readonly code: string;
  /** As params.yaml writes it, which is JSON. */
  readonly json: string;
  /** What a comment on its line says. */
  readonly comment?: string;
}

/**
 * Plain numbers, texts and truth values that are set once, never changed, and read by the running part only. What
 * functions read stays a constant of the module.
 */
export function settingsOf({ document, plan, chunks, missing }: ReadNotebook): readonly Setting[] {
  const effects = effectsOf(document);
  const settings = new Map<string, number>();
  const excluded = new Set([...plan.globals, ...missing.map(({ name }) => name), ...chunks.flatMap(({ names }) => [...names.later, ...names.globals])]);
  for (const name of hiddenByClasses(effects.map((one) => ({ chunk: { statement: one.statement }, effects: one })))) excluded.add(name);
  for (const one of effects) {
    for (const name of [...one.binds, ...one.maybeBinds]) settings.set(name, (settings.get(name) ?? 0) + 1);
    for (const name of [...one.deletes, ...one.mutates]) excluded.add(name);
  }
  for (const { names } of plan.definitions) [...names.reads, ...names.later].forEach((name) => excluded.add(name));
  const readBefore = namesReadBefore(chunks);
  const used = new Set(effects.flatMap(({ reads }) => [...reads]));
  return [...plan.definitions, ...plan.main].flatMap((chunk) => {
    const setting = readSetting(document, chunk);
    return setting && settings.get(setting.name) === 1 && !excluded.has(setting.name) && !readBefore(chunk) && used.has(setting.name) ? [setting] : [];
  });
}

function readSetting({ text }: Document, chunk: Chunk): Setting | undefined {
  const { statement } = chunk;
  if (statement.type !== "assign" || !statement.value || statement.targets.length !== 1) return undefined;
  const [target] = statement.targets;
  const scalar = scalarOf(statement.value, text);
  if (target?.type !== "name" || !scalar || target.name.startsWith("_")) return undefined;
  const comment = /#\s*(.+)$/.exec(chunk.text.split("\n").at(-1)?.slice(scalar.code.length) ?? "")?.[1]?.trim();
  return { name: target.name, chunk, ...scalar, ...(comment === undefined || scalar.code.includes("#") ? {} : { comment }) };
}

function scalarOf(value: Expression, text: string): Pick<Setting, "type" | "code" | "json"> | undefined {
  const code = text.slice(value.start, value.end);
  if (value.type === "true" || value.type === "false") return { type: "bool", code, json: value.type };
  if (value.type === "text") return value.bytes || code.includes("\n") ? undefined : { type: "str", code, json: JSON.stringify(value.value) };
  const number = value.type === "unary" && value.operator === "-" ? value.value : value;
  if (number.type !== "number" || !Number.isFinite(number.value)) return undefined;
  const digits = text.slice(number.start, number.end).replaceAll("_", "");
  const isFloat = /^[\d.]*[.e]/i.test(digits) && !/^0x/i.test(digits);
  // Beyond this a JSON reader may round what Python keeps.
  if (!isFloat && number.value > Number.MAX_SAFE_INTEGER) return undefined;
  const json = `${value.type === "unary" ? "-" : ""}${isFloat ? floatJson(number.value) : String(number.value)}`;
  return { type: isFloat ? "float" : "int", code, json };
}

/** `1.0` must stay a float. */
const floatJson = (value: number): string => (Number.isInteger(value) && Math.abs(value) < 1e16 ? `${value}.0` : String(value));
