import type { Dockerfile, Instruction, Stage } from "../../syntax/dockerfile/dockerfile.ts";
import { baseImage } from "./image.ts";
import { chainOf } from "./stages.ts";

/** What single files a stage has got until an instruction of it. */
export interface Brought {
  readonly names: ReadonlySet<string>;
  /** The lines that bring them. */
  readonly by: readonly Instruction[];
  /** Folders were copied, or a command made files, or the image may hold them: nobody knows what is there. */
  readonly open: boolean;
}

/** Images that bring no programs or lists of packages of anybody's own. */
const PLAIN = /^(?:(?:library\/)?(?:python|ubuntu|debian|alpine|node|rockylinux|fedora|centos|amazonlinux)|nvidia\/cuda|pytorch\/pytorch|tensorflow\/tensorflow|continuumio\/\w+|mambaorg\/micromamba|condaforge\/\w+|gcr\.io\/distroless\/.+|ghcr\.io\/astral-sh\/uv|public\.ecr\.aws\/docker\/library\/\w+|mcr\.microsoft\.com\/devcontainers\/.+)$/;

const MAKES_FILES = /(?:^|&&|\|\||[;|(])\s*(?:\S*\/)?(?:git|curl|wget|tar|unzip|cat|echo|printf|mv|cp|ln|tee|sed|touch|aws|gsutil|huggingface-cli|hf|dvc|poetry|pdm|uv export|pip-compile|pip freeze|make|npm|python[\d.]* -c)\b|[^2&=<>-]>|<</;

/** `path` is the file that is asked for: folders that are copied elsewhere do not hold it. */
export function broughtBefore(file: Dockerfile, stage: Stage, until: Instruction | undefined, path: string): Brought {
  const chain = chainOf(file, stage);
  const image = baseImage(file, chain.at(-1) ?? stage);
  const all = chain.toReversed().flatMap(({ instructions }) => instructions);
  const before = until ? all.slice(0, all.indexOf(until)) : all;
  const copies = before.filter(({ keyword }) => keyword === "COPY" || keyword === "ADD");
  const words = copies.map((copy) => copy.json ?? copy.words);
  const homes = all.flatMap((one) => (one.keyword === "WORKDIR" ? [one.words[0]?.text ?? ""] : []));
  // A copy under another name brings that name.
  const names = new Set(words.flatMap((paths) => paths.map(({ text }) => nameOf(text))));
  const isOpen = !image || !PLAIN.test(image.name) || copies.some((copy, index) => couldReach(path, words[index]?.at(-1)?.text ?? ".", homes) && (copy.flags.some(({ name }) => name === "from") || (words[index] ?? []).slice(0, -1).some(({ text }) => !isFile(text))))
    || before.some((one) => one.keyword === "ONBUILD" || one.keyword === "VOLUME" || (one.keyword === "RUN" && (one.flags.length > 0 || MAKES_FILES.test(textOf(one)))));
  return { names, by: copies, open: isOpen || (until !== undefined && (until.flags.length > 0 || MAKES_FILES.test(textOf(until)) || /(?:^|&&|;)\s*(?:cd|pushd)\s/.test(textOf(until)))) };
}

const textOf = ({ words }: Instruction): string => words.map(({ text }) => text).join(" ");

/** Whether what is copied to `target` can be found under a relative path. */
function couldReach(path: string, target: string, homes: readonly string[]): boolean {
  const place = target.replace(/^["']|["']$/g, "").replace(/^\.\//, "").replace(/\/+$/, "");
  if (path.replace(/^\.\//, "").includes("/") || place.includes("$") || homes.some((home) => home.includes("$")) || place === "" || place === ".") return true;
  return place.startsWith("/") && (homes.length === 0 || homes.some((home) => home.replace(/\/+$/, "") === place));
}

export const nameOf = (path: string): string => path.replace(/^["']|["']$/g, "").replace(/\/+$/, "").split("/").at(-1) ?? "";

/** A path with an extension and without a pattern. */
const isFile = (path: string): boolean => /^["']?[\w./-]*\.(?:py|sh|txt|in|toml|cfg|ini|ya?ml|json|lock|md|conf|whl|pkl|joblib|pt|onnx)["']?$/.test(path);
