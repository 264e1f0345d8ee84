import { memo } from "../../memo.ts";
import type { Span } from "../../text/span.ts";
import type { Call as CallNode, Expression } from "../../syntax/python/expressionTree.ts";
import type { Document } from "../../workspace/document.ts";
import { argumentOf, callsOf, textValue, type Call } from "./calls.ts";
import { onlyAssignment } from "./fixes/names.ts";

/** A data set whose random changes reach both parts of a split. */
export interface SharedAugmentation {
  readonly name: string;
  readonly split: Span;
  /** `RandomHorizontalFlip` */
  readonly change: string;
}

export const sharedAugmentations: (document: Document) => readonly SharedAugmentation[] = memo((document: Document): readonly SharedAugmentation[] => [...inTorch(document), ...inKeras(document)]);

/** Classes of torchvision and albumentations that change each picture by chance. */
const BY_CHANCE = /\b(Random\w+|ColorJitter|AutoAugment|TrivialAugmentWide|AugMix|ElasticTransform|GaussianBlur|HorizontalFlip|VerticalFlip|ShiftScaleRotate|HueSaturationValue|Rotate)\b/;

function inTorch(document: Document): readonly SharedAugmentation[] {
  const splits = callsOf(document).filter(({ name }) => /(^|\.)random_split$/.test(name));
  const subsets = callsOf(document).filter(({ name }) => /(^|\.)Subset$/.test(name));
  const divided = [...splits, ...subsets.filter((one) => subsets.some((other) => other !== one && setName(other) === setName(one)))];
  const seen = new Set<string>();
  return divided.flatMap((split) => {
    const name = setName(split);
    const made = name === undefined ? undefined : onlyAssignment(document, name)?.value;
    const transform = made?.type === "call" ? argumentOf(made, "transform") : undefined;
    const change = transform && BY_CHANCE.exec(written(document, transform))?.[1];
    if (name === undefined || change === undefined || seen.has(name)) return [];
    seen.add(name);
    return [{ name, split: split.callee, change: `\`${change}\`` }];
  });
}

const setName = (call: Call): string | undefined => {
  const first = argumentOf(call, "dataset", 0);
  return first?.type === "name" ? first.name : undefined;
};

/** The transform as written, or what its name was given. */
function written(document: Document, node: Expression): string {
  const value = node.type === "name" ? onlyAssignment(document, node.name)?.value : node;
  return value ? document.text.slice(value.start, value.end) : "";
}

const CHANGES = new Set(["rotation_range", "width_shift_range", "height_shift_range", "brightness_range", "shear_range", "zoom_range", "channel_shift_range", "horizontal_flip", "vertical_flip"]);

function inKeras(document: Document): readonly SharedAugmentation[] {
  return callsOf(document).flatMap(({ node, callee, arguments: handed }) => {
    const owner = node.callee.type === "attribute" && node.callee.name.name.startsWith("flow") && node.callee.value.type === "name" ? node.callee.value.name : undefined;
    if (owner === undefined || textValue(argumentOf({ arguments: handed }, "subset")) !== "validation") return [];
    const made = onlyAssignment(document, owner)?.value;
    const change = made?.type === "call" ? changeOf(made) : undefined;
    return change === undefined ? [] : [{ name: owner, split: callee, change: `\`${change}\`` }];
  });
}

const changeOf = (made: CallNode): string | undefined => made.arguments.find(({ name, value }) => name !== undefined && CHANGES.has(name) && value.type !== "false" && !(value.type === "number" && value.value === 0))?.name;
