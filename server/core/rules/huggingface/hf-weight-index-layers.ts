import { defineRule } from "../../engine/rule.ts";
import { layersOf } from "../../facts/config/weightIndex.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, numberAt } from "../../syntax/data/access.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import { folderOf } from "../../workspace/uri.ts";

export const hfWeightIndexLayers = defineRule({
  id: "hf-weight-index-layers",
  summary: "The weights have other layers than config.json says",
  severity: "error",
  languages: ["json"],
  kinds: ["hf-weight-index"],
  references: ["https://huggingface.co/docs/transformers/big_models"],
  fix: "none",

  *check(document, snapshot) {
    const config = snapshot.files.read(`${folderOf(document.uri)}/config.json`);
    const root = config && soundRoots(config)[0];
    const promised = numberAt(root, "num_hidden_layers") ?? numberAt(root, "n_layer");
    const layers = layersOf(document);
    const at = entryOf(rootOf(document), "weight_map")?.key.span;
    if (!config || !at || promised === undefined || layers.size === 0) return;
    const lost = Array.from({ length: Math.min(promised, MOST_LAYERS) }, (_, layer) => layer).filter((layer) => !layers.has(layer));
    const surplus = [...layers.keys()].filter((layer) => layer >= promised + (numberAt(root, "num_nextn_predict_layers") ?? 0));
    const related = surplus.slice(0, 4).flatMap((layer) => layers.get(layer) ?? []).map((place) => ({ at: place, message: "config.json has no such layer." }));
    if (lost.length > 0) {
      yield { at, related, message: `config.json has ${promised} layers, yet there are no weights for ${listed(lost)}: they are initialised at random, and the model talks nonsense. Take the config that was saved with these weights.` };
    } else if (surplus.length > 0) {
      yield { at, related, message: `config.json has ${promised} layers, and there are weights for ${listed(surplus)} too, which are thrown away: the model lacks its last layers. Take the config that was saved with these weights.` };
    }
  },
});

const MOST_LAYERS = 1000;

const listed = (layers: readonly number[]): string => `layer${layers.length === 1 ? "" : "s"} ${layers.slice(0, 4).join(", ")}${layers.length > 4 ? ` and ${layers.length - 4} more` : ""}`;
