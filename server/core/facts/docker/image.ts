import type { Dockerfile, Stage } from "../../syntax/dockerfile/dockerfile.ts";
import { parentOf } from "./stages.ts";

/** The image that a stage starts from, with the defaults of global arguments filled in. */
export interface Image {
  /** With registry and path, without tag and digest: `nvcr.io/nvidia/pytorch`. */
  readonly name: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** `undefined` for an earlier stage, for `scratch`, and where a variable's value is not known. */
export function baseImage(file: Dockerfile, stage: Stage): Image | undefined {
  if (!stage.image || parentOf(file, stage)) return undefined;
  const written = stage.image.text.replace(VARIABLE, (whole, braced?: string, fallback?: string, plain?: string) => {
    const name = braced ?? plain ?? "";
    const pair = file.globalArguments.flatMap(({ assignments }) => assignments).find((one) => one.name.text === name);
    return pair?.value?.text ?? fallback ?? whole;
  });
  if (written.includes("$") || written === "scratch") return undefined;
  const [, name = "", tag, digest] = /^(.*?)(?::([\w][\w.-]*))?(?:@(.+))?$/.exec(written) ?? [];
  return name === "" ? undefined : { name: name.replace(/^docker\.io\/(?:library\/)?/, ""), tag, digest };
}

const VARIABLE = /\$\{(\w+)(?::-([^}]*))?\}|\$(\w+)/g;
