import { placeOf } from "../../../syntax/python/walk.ts";
import { handedAt } from "./handed.ts";
import { itemsOf } from "./iteration.ts";
import { contentOf, dataOf, nameFor, type Machine } from "./machine.ts";
import type { Handed, Value, Watched } from "./value.ts";

const WATCHING = ["validation_data", "eval_set", "evals", "valid_sets", "eval_dataset", "validation_dataset", "val_dataloaders", "val_dataloader"];

/** Callbacks and options that stop training, or keep a state of the model, by the watched rows. */
const CHOOSING = /EarlyStopping|ModelCheckpoint|ReduceLROnPlateau|early_stopping|early_stop|use_best_model|load_best_model_at_end|\bes\b|checkpoint/i;

/** Of these, what changes the training itself rather than picking one of its states. */
const STOPPING = /EarlyStopping|ReduceLROnPlateau|early_stopping|early_stop|\bes\b/i;

/** The rows that a fit looks at on the side, and whether it chooses by them. */
export function watchedBy(machine: Machine, handed: readonly Handed[], made: readonly Handed[]): { readonly watched?: Watched } {
  const watching = handedAt(handed, -1, ...WATCHING) ?? handedAt(made, -1, "eval_dataset");
  if (!watching) return {};
  const of = nameFor(machine, watching.node);
  const told = [...handed, ...made].flatMap((one) => toldBy(machine, one)).filter((one) => CHOOSING.test(one) && !keepsEveryState(one));
  const keeps = told.length > 0 && !told.some((one) => STOPPING.test(one));
  return { watched: { at: placeOf(watching.node), rows: dataOf(machine, watching.value).rows, ...(of === undefined ? {} : { of }), chooses: told.length > 0, ...(keeps ? { keeps } : {}) } };
}

/** An argument as written; of callbacks that are known, how they were made. */
function toldBy(machine: Machine, { name, node, value }: Handed): readonly string[] {
  const callbacks = (itemsOf(machine, value) ?? [value]).flatMap((item) => madeAs(machine, item));
  return callbacks.length > 0 ? callbacks : [`${name ?? ""}=${machine.frames.text(node)}`];
}

function madeAs(machine: Machine, value: Value): readonly string[] {
  const content = contentOf(machine, value);
  if (content?.type !== "estimator" || content.api === "") return [];
  return [`${content.api}(${content.arguments.map((one) => `${one.name ?? ""}=${machine.frames.text(one.node)}`).join(", ")})`];
}

/** Keras keeps the last state unless it is told to keep the best, Lightning unless it is told what to look at. */
const keepsEveryState = (told: string): boolean => told.includes("ModelCheckpoint(") && !/save_best_only=(?!False)/.test(told) && !(told.includes("lightning") && told.includes("monitor="));
