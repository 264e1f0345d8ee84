import { attributesOf, rootHeader, type Attribute } from "../hdf5/attributes.ts";
import { outsideFiles, type OutsideFile } from "../hdf5/outside.ts";
import { uninspected, type Evidence, type MetadataValue } from "../report.ts";
import { bytesSource, partOf, readAll, startsWith, type ByteSource } from "../source.ts";
import { shown } from "../text.ts";
import { danger, doubt, remark, unread, type Format, type Part } from "./format.ts";
import { inspectJson } from "./json.ts";

/** Keras keeps its model as JSON in the attribute `model_config` of the root; the rest are numbers. */
export const hdf5: Format = {
  name: "hdf5",
  matches: (part) => beginsAt(part) !== undefined,
  inspect(part) {
    const source = partOf(part.source, beginsAt(part) ?? 0);
    const attributes = attributesOf(source);
    if (typeof attributes === "string") return uninspected("hdf5", `The file cannot be read: ${attributes}.`);
    const config = attributes.find(({ name }) => name === "model_config");
    const keras = config !== undefined || attributes.some(({ name }) => name === "keras_version" || name === "layer_names");
    return { format: keras ? "keras-h5" : "hdf5", evidence: [...ofConfig(config), ...ofTraining(attributes), ...ofTables(attributes), ...ofOtherFiles(source, keras)], metadata: metadataOf(attributes) };
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

const HOW: Readonly<Record<OutsideFile["how"], string>> = { link: "A link of the file leads to", data: "A data set keeps its numbers in", view: "A data set shows parts of" };

/** A model that takes its numbers from another file hands that file's contents to whoever reads them. */
function ofOtherFiles(part: ByteSource, keras: boolean): readonly Evidence[] {
  // Groups lie anywhere in the file, so packed ones are unpacked once and not from the start for each.
  const source = Number.isFinite(part.size) ? part : wholeOf(part);
  if (source === undefined) return [unread("The file is packed and too large for its groups to be looked at, so links to other files may have been missed.")];
  const { files, stopped } = outsideFiles(source, rootHeader(source) ?? 0);
  const found = files.map(({ how, file }) => {
    const leads = `${HOW[how]} another file, \`${shown(file, 200)}\``;
    if (/^(?:[\\/~]|[a-zA-Z]:|\w+:\/\/)|(?:^|[\\/])\.\.(?:[\\/]|$)/.test(file)) return danger(`${leads}, outside of the folder: loading the model could read any file of the machine.`);
    return keras ? doubt(`${leads}, which Keras never writes. Inspect that file, too.`) : remark(`${leads}.`);
  });
  return stopped ? [...found, unread("The file has more groups and data sets than are looked at, so links to other files may have been missed.")] : found;
}

const LARGEST_PACKED = 1 << 28;

function wholeOf(part: ByteSource): ByteSource | undefined {
  const bytes = readAll(part, LARGEST_PACKED);
  return bytes === undefined ? undefined : bytesSource(bytes);
}

const metadataOf = (attributes: readonly Attribute[]): Record<string, MetadataValue> =>
  Object.fromEntries(attributes.filter(({ name, text }) => name !== "model_config" && name !== "training_config" && text !== undefined).slice(0, 50).map(({ name, text }) => [shown(name), shown(text ?? "", 300)]));
