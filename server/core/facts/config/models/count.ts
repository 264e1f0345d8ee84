import { DECODERS } from "./families/decoders.ts";
import { ENCODERS } from "./families/encoders.ts";
import { MIXTURES } from "./families/mixtures.ts";
import { PAIRS } from "./families/pairs.ts";
import { VISION } from "./families/vision.ts";
import { withHead } from "./heads.ts";
import { type Model, parametersOf } from "./model.ts";
import type { Values } from "./values.ts";

/** The model that a config describes, counted exactly; `undefined` for families and classes that are not known here, and where a number is missing. */
export function countedModel(config: Values): Model | undefined {
  const [architecture] = config.list("architectures");
  const model = built(config.text("model_type", ""), config, typeof architecture === "string" ? architecture : undefined);
  const count = model && parametersOf(model);
  return count !== undefined && Number.isSafeInteger(count) && count > 0 ? model : undefined;
}

function built(family: string, config: Values, architecture: string | undefined): Model | undefined {
  const writes = DECODERS[family] ?? MIXTURES[family];
  if (writes) return withHead(writes(config), config, architecture);
  // What stands on top of a reader depends on its class.
  const others = ENCODERS[family] ?? PAIRS[family] ?? VISION[family];
  return architecture === undefined ? undefined : others?.(config, architecture);
}
