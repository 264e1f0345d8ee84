import { entriesAt, isSet } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

/** A model's configuration, and those of its parts: `text_config`, `vision_config`, a decoder, whatever names a family of its own. */
export const modelParts = (root: Node | undefined): readonly Node[] =>
  root ? [root, ...entriesAt(root).flatMap(({ key, value }) => (value.type === "mapping" && ((/(?:^|_)(?:config|encoder|decoder)$/.test(key.text) && !/quant|generation/.test(key.text)) || isSet(value, "model_type")) ? [value] : []))] : [];
