/** Bytes of state per trained parameter in 32 bits, by the name of the optimizer; AdamW keeps two moments. */
export const momentBytes = (optimizer: string): number => OPTIMIZERS.find(([pattern]) => pattern.test(optimizer))?.[1] ?? 8;

/**
 * From `Trainer.get_optimizer_cls_and_kwargs` of transformers and the states that PyTorch, bitsandbytes and torchao make:
 * Adafactor keeps one number per row and column, plain SGD none, Lion, Adagrad and RMSprop one per parameter, AdEMAMix three.
 */
const OPTIMIZERS: readonly (readonly [pattern: RegExp, bytes: number])[] = [
  [/^ademamix.*8bit/, 3],
  [/(?:lion|rmsprop|adagrad).*8bit/, 1],
  [/8bit|fp8/, 2],
  [/4bit/, 1],
  [/ademamix/, 12],
  [/^(?:sgd|adafactor|adalomo|lomo)/, 0],
  [/lion|adagrad|rmsprop|muon|adam_mini/, 4],
];
