import { attributesOf, type Attribute } from "../hdf5/attributes.ts";
import { uninspected, type Evidence, type MetadataValue } from "../report.ts";
import { partOf, startsWith } from "../source.ts";
import { shown } from "../text.ts";
import { remark, unread, type Format, type Part } from "./format.ts";
import { inspectJson } from "./json.ts";

/** Keras keeps its model as JSON in the attribute `model_config` of the root; the rest are numbers. */
export const hdf5: Format = {
  name: "hdf5",
  matches: (part) => beginsAt(part) !== undefined,
  inspect(part) {
    const attributes = attributesOf(partOf(part.source, beginsAt(part) ?? 0));
    if (typeof attributes === "string") return uninspected("hdf5", `The file cannot be read: ${attributes}.`);
    const config = attributes.find(({ name }) => name === "model_config");
    const keras = config !== undefined || attributes.some(({ name }) => name === "keras_version" || name === "layer_names");
    return { format: keras ? "keras-h5" : "hdf5", evidence: [...ofConfig(config), ...ofTraining(attributes), ...ofTables(attributes)], metadata: metadataOf(attributes) };
  },
};

const MARK = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];

/** Bytes of the user's own may stand before, 512 or twice, four times … as many; only a name tells where to look for that. */
function beginsAt({ source, head, name }: Part): number | undefined {
  if (startsWith(head, MARK)) return 0;
  if (!/\.(h5|hdf5|he5|keras)$/i.test(name)) return undefined;
  return USER_BLOCKS.find((at) => startsWith(source.read(at, MARK.length), MARK));
}

const USER_BLOCKS = [512, 1024, 2048, 4096, 8192, 16_384, 32_768, 65_536];

function ofConfig(config: Attribute | undefined): readonly Evidence[] {
  if (config === undefined) return [];
  if (config.text === undefined) return [unread("The model's config could not be read, so it cannot be told whether it holds code.", "model_config")];
  return inspectJson(config.text).evidence.map((one) => ({ ...one, where: `model_config ${one.where}` }));
}

/** Losses and metrics may be functions of the file's own, too. */
const ofTraining = (attributes: readonly Attribute[]): readonly Evidence[] =>
  attributes.filter(({ name, text }) => name === "training_config" && text !== undefined).flatMap(({ text = "" }) => inspectJson(text).evidence.filter(({ severity }) => severity !== "uninspected").map((one) => ({ ...one, where: `training_config ${one.where}` })));

/** PyTables, which pandas' `to_hdf` uses, pickles attributes of its inner nodes. */
function ofTables(attributes: readonly Attribute[]): readonly Evidence[] {
  if (!attributes.some(({ name }) => name === "PYTABLES_FORMAT_VERSION")) return attributes.length === 0 ? [remark("The file has no attributes at its root, so it is no Keras model with a config.")] : [];
  return [unread("This is a store of PyTables or pandas, which keeps pickles at its inner nodes. Those are not looked at here.")];
}

const metadataOf = (attributes: readonly Attribute[]): Record<string, MetadataValue> =>
  Object.fromEntries(attributes.filter(({ name, text }) => name !== "model_config" && name !== "training_config" && text !== undefined).slice(0, 50).map(({ name, text }) => [shown(name), shown(text ?? "", 300)]));
