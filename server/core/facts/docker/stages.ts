import { memo } from "../../memo.ts";
import type { Dockerfile, Instruction, Stage } from "../../syntax/dockerfile/dockerfile.ts";

/** The stage whose file system becomes the image. */
export const finalStage = (file: Dockerfile): Stage | undefined => file.stages.at(-1);

/** The stage itself, the stage it is built on, and so on down to one that starts from an image. */
export function chainOf(file: Dockerfile, stage: Stage): readonly Stage[] {
  const chain = [stage];
  for (let next = parentOf(file, stage); next; next = parentOf(file, next)) chain.push(next);
  return chain;
}

/** An earlier stage that this one names in its `FROM`. */
export function parentOf(file: Dockerfile, stage: Stage): Stage | undefined {
  const name = stage.image?.text.toLowerCase();
  return file.stages.findLast((other) => other.index < stage.index && other.name !== undefined && other.name === name);
}

/** Stages whose files are in the image: what they leave behind is paid for by everybody who pulls it. */
export const shippedStages = memo((file: Dockerfile): readonly Stage[] => {
  const last = finalStage(file);
  return last ? chainOf(file, last) : [];
});

/** The instruction of this kind that counts: the last one, asked of the stage first and then of those below it. */
export function effective(chain: readonly Stage[], keyword: string): Instruction | undefined {
  for (const { instructions } of chain) {
    const found = instructions.findLast((instruction) => instruction.keyword === keyword);
    if (found) return found;
  }
  return undefined;
}

/** The value of a variable where the stages set it by `ENV` or `ARG`. */
export function variable(chain: readonly Stage[], name: string): string | undefined {
  for (const { instructions } of chain) {
    const found = instructions.flatMap((instruction) => instruction.assignments).findLast((pair) => pair.name.text === name);
    if (found?.value) return found.value.text;
  }
  return undefined;
}
