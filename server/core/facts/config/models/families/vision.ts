import { labelsOf } from "../heads.ts";
import type { Model } from "../model.ts";
import type { Values } from "../values.ts";
import { DECODERS } from "./decoders.ts";
import { encoderLayers, taskOf } from "./encoders.ts";
import { MIXTURES } from "./mixtures.ts";

/** Layers of an image part by the names of its config, its patches and their places. */
interface Tower {
  readonly layers: Model["layers"];
  readonly patches: number;
  readonly places: number;
  readonly hidden: number;
}

function towerOf(config: Values, names: Parameters<typeof encoderLayers>[1], qkvBias: boolean): Tower {
  const hidden = config.number("hidden_size");
  const size = config.number("patch_size");
  const channels = config.numberOr(3, "num_channels");
  return {
    hidden,
    layers: [encoderLayers({ hidden, intermediate: config.number("intermediate_size"), layers: config.number("num_hidden_layers") }, names, qkvBias)],
    patches: hidden * channels * size * size,
    places: Math.floor(config.number("image_size") / size) ** 2,
  };
}

/** Vision transformers; DeiT has a second token in front. */
const vit =
  (tokens: number) =>
  (config: Values, architecture: string): Model | undefined => {
    const { hidden, layers, patches, places } = towerOf(config, ["query", "key", "value", "dense", "dense", "dense"], config.flag("qkv_bias", true));
    const pooled = config.numberOr(hidden, "pooler_output_size");
    const heads: Readonly<Record<string, number | undefined>> = { Model: pooled * (hidden + 1), ForImageClassification: labelsOf(config) * (hidden + 1) };
    const head = heads[taskOf(architecture)];
    return head === undefined ? undefined : { layers, embeddings: patches + hidden + (places + 2 * tokens) * hidden, head, others: 2 * hidden };
  };

const CLIP_NAMES = ["k_proj", "v_proj", "q_proj", "out_proj", "fc1", "fc2"] as const;

function textTower(config: Values): Tower & { readonly embeddings: number } {
  const hidden = config.number("hidden_size");
  const layers = [encoderLayers({ hidden, intermediate: config.number("intermediate_size"), layers: config.number("num_hidden_layers") }, CLIP_NAMES)];
  return { hidden, layers, patches: 0, places: 0, embeddings: (config.number("vocab_size") + config.number("max_position_embeddings")) * hidden };
}

function clip(config: Values, architecture: string): Model | undefined {
  const [text, image] = [config.part("text_config"), config.part("vision_config")];
  if (!text || !image || !/^CLIPModel$/.test(architecture)) return undefined;
  const [words, seen] = [textTower(text), towerOf(image, CLIP_NAMES, true)];
  const width = config.number("projection_dim");
  // A token in front of the patches, a norm before the layers and one after them; one temperature.
  return { layers: [...words.layers, ...seen.layers], embeddings: words.embeddings + seen.patches + (seen.places + 2) * seen.hidden, head: width * (words.hidden + seen.hidden), others: 2 * words.hidden + 4 * seen.hidden + 1 };
}

/** The last layer of SigLIP's image part asks one learned question of all patches. */
const asking = (hidden: number, intermediate: number): number => hidden + 4 * hidden * (hidden + 1) + 2 * hidden + intermediate * (hidden + 1) + hidden * (intermediate + 1);

function siglip(config: Values, architecture: string): Model | undefined {
  const [text, image] = [config.part("text_config"), config.part("vision_config")];
  if (!text || !image || !/^SiglipModel$/.test(architecture)) return undefined;
  const [words, seen] = [textTower(text), towerOf(image, CLIP_NAMES, true)];
  const pooled = text.numberOr(words.hidden, "projection_size") * (words.hidden + 1) + asking(seen.hidden, image.number("intermediate_size"));
  return { layers: [...words.layers, ...seen.layers], embeddings: words.embeddings + seen.patches + seen.hidden + seen.places * seen.hidden, head: pooled, others: 2 * words.hidden + 2 * seen.hidden + 2 };
}

/** A model that writes, CLIP's image part, and two matrices between them. */
function llava(config: Values, architecture: string): Model | undefined {
  const [text, image] = [config.part("text_config"), config.part("vision_config")];
  const writes = text && (DECODERS[text.text("model_type", "")] ?? MIXTURES[text.text("model_type", "")]);
  if (!writes || image?.text("model_type", "") !== "clip_vision_model" || !/^LlavaForConditionalGeneration$/.test(architecture)) return undefined;
  const [model, seen] = [writes(text), towerOf(image, CLIP_NAMES, true)];
  const [hidden, layers] = [text.number("hidden_size"), config.has("vision_feature_layer") ? config.list("vision_feature_layer").length : 0];
  const read = seen.hidden * Math.max(1, layers);
  const bias = config.flag("multimodal_projector_bias", true) ? 1 : 0;
  return { ...model, layers: [...model.layers, ...seen.layers], embeddings: model.embeddings + seen.patches + (seen.places + 2) * seen.hidden, others: model.others + 4 * seen.hidden + hidden * (read + bias) + hidden * (hidden + bias) };
}

/** Models that see, by `model_type`. */
export const VISION: Readonly<Record<string, (config: Values, architecture: string) => Model | undefined>> = { vit: vit(1), deit: vit(2), clip, siglip, llava };
