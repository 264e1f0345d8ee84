import { TRAINER_KEYS } from "../trainer/schema.ts";
import { any, choice, key, text, type Shape } from "../schema/shape.ts";

export const schema: Shape = {
  is: "map",
  unknown: "allow",
  keys: {
    stage: key(choice("pt", "sft", "rm", "ppo", "dpo", "kto"), "What kind of training: pre-training, fine-tuning, reward model, PPO, DPO or KTO."),
    finetuning_type: key(choice("lora", "oft", "freeze", "full"), "Which weights are trained."),
    dataset: key(any, "Names from dataset_info.json, separated by commas."),
    eval_dataset: key(any, "Names of the data to evaluate on."),
    val_size: key(any, "Share (or number) of the training data that is kept for evaluation."),
    template: key(text, "The chat template that the model was trained with."),
    cutoff_len: key(any, "Longest example in tokens; longer ones are cut."),
    quantization_bit: key(any, "Load the base model in this many bits."),
    ...TRAINER_KEYS,
  },
};
