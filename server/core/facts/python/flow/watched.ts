import { placeOf } from "../../../syntax/python/walk.ts";
import { handedAt } from "./handed.ts";
import { dataOf, nameFor, type Machine } from "./machine.ts";
import type { Handed, Watched } from "./value.ts";

const WATCHING = ["validation_data", "eval_set", "evals", "valid_sets", "eval_dataset", "validation_dataset", "val_dataloaders", "val_dataloader"];

/** Callbacks and options that stop training, or keep a state of the model, by the watched rows. */
const CHOOSING = /EarlyStopping|ModelCheckpoint|ReduceLROnPlateau|early_stopping|early_stop|use_best_model|load_best_model_at_end|\bes\b|checkpoint/i;

/** The rows that a fit looks at on the side, and whether it chooses by them. */
export function watchedBy(machine: Machine, handed: readonly Handed[], made: readonly Handed[]): { readonly watched?: Watched } {
  const watching = handedAt(handed, -1, ...WATCHING) ?? handedAt(made, -1, "eval_dataset");
  if (!watching) return {};
  const of = nameFor(machine, watching.node);
  const chooses = [...handed, ...made].some((one) => CHOOSING.test(`${one.name ?? ""}=${machine.frames.text(one.node)}`));
  return { watched: { at: placeOf(watching.node), rows: dataOf(machine, watching.value).rows, ...(of === undefined ? {} : { of }), chooses } };
}
