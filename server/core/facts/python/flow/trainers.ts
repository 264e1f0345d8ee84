import { handedAt } from "./handed.ts";
import type { Estimator, Handed } from "./value.ts";

/** A `Trainer` of Hugging Face is given its rows when it is made, one of Lightning gets them behind the model. */
export const isTrainer = ({ api }: Estimator): boolean => api.endsWith("Trainer");

/** The rows that a trainer learns from, or those that it is judged by. */
export function trainerRows({ arguments: made }: Estimator, handed: readonly Handed[], use: "train" | "eval"): Handed | undefined {
  if (use === "train") return handedAt(made, -1, "train_dataset") ?? handedAt(handed, 1, "train_dataloaders", "train_dataloader", "datamodule");
  const [first] = handed;
  const isOwn = first !== undefined && handedAt(made, -1, "train_dataset", "eval_dataset") !== undefined;
  return handedAt(handed, isOwn ? 0 : 1, "eval_dataset", "test_dataset", "dataloaders", "test_dataloaders", "datamodule") ?? handedAt(made, -1, "eval_dataset");
}
