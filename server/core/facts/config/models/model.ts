/** A matrix of a model as PyTorch's `Linear` has it: what adapters are put on and what is quantized. */
export interface Matrix {
  /** The last part of its name, such as `q_proj`. */
  readonly name: string;
  readonly inputs: number;
  readonly outputs: number;
  readonly bias: boolean;
}

/** Layers that are alike. */
export interface Layers {
  readonly times: number;
  readonly matrices: readonly Matrix[];
  /** Parameters of one layer beside its matrices: norms, scales. */
  readonly others: number;
  /** Parameters of one expert, how many experts a layer has, and how many of them a token goes through. */
  readonly experts?: { readonly each: number; readonly count: number; readonly chosen: number };
  /** What a layer keeps of each token while text is written, in numbers, and of how many tokens at most. */
  readonly cache?: { readonly perToken: number; readonly window?: number };
}

/** A model, counted. */
export interface Model {
  readonly layers: readonly Layers[];
  /** Tables of words and positions, with the norms beside them. */
  readonly embeddings: number;
  /** The output matrix, if it is not the table of words, and its bias. */
  readonly head: number;
  /** Parameters that stand elsewhere, such as the norm at the end. */
  readonly others: number;
}

export const linear = (name: string, inputs: number, outputs: number, bias = false): Matrix => ({ name, inputs, outputs, bias });

const matrixParameters = ({ inputs, outputs, bias }: Matrix): number => outputs * (inputs + (bias ? 1 : 0));

export const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** One layer, without its experts. */
const layerParameters = ({ matrices, others }: Layers): number => sum(matrices.map(matrixParameters)) + others;

export const parametersOf = ({ layers, embeddings, head, others }: Model): number =>
  embeddings + head + others + sum(layers.map((layer) => layer.times * (layerParameters(layer) + (layer.experts ? layer.experts.count * layer.experts.each : 0))));

/** Those that one token goes through, which is fewer where it is sent to some experts of many. */
export const activeParametersOf = ({ layers, embeddings, head, others }: Model): number =>
  embeddings + head + others + sum(layers.map((layer) => layer.times * (layerParameters(layer) + (layer.experts ? layer.experts.chosen * layer.experts.each : 0))));

/** Numbers that are kept of a text of this many tokens. */
export const cacheNumbers = ({ layers }: Model, tokens: number): number =>
  sum(layers.map(({ times, cache }) => (cache ? times * cache.perToken * Math.min(tokens, cache.window ?? Infinity) : 0)));
