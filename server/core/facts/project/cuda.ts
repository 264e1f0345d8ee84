import { TORCH_CUDA, TORCH_DEFAULT_CUDA } from "../config/tables/torchCuda.ts";
import type { Dependency } from "./requirements.ts";

/** The CUDA that the packages were built for, and what tells it. */
export interface Cuda {
  readonly version: string;
  readonly from: string;
}

/** By the package index, by a local version such as `+cu128`, by a package's name, or by what PyTorch's wheels on PyPI hold. */
export function cudaOf(dependencies: readonly Dependency[], indexes: readonly string[]): Cuda | undefined {
  const named = [
    ...indexes.map((from) => ({ from, tag: /\/cu(\d{3})\b/.exec(from)?.[1] })),
    ...dependencies.map(({ name, specifier }) => ({ from: `${name}${specifier}`, tag: /\+cu(\d{3})\b/.exec(specifier)?.[1] })),
  ].find(({ tag }) => tag !== undefined);
  if (named?.tag !== undefined) return { version: `${named.tag.slice(0, 2)}.${named.tag.slice(2)}`, from: named.from };
  const torch = dependencies.find(({ name }) => name === "torch");
  const [minor] = /^\d+\.\d+/.exec(torch?.specifier.replace(/^[=~^><]+/, "") ?? "") ?? [];
  const version = minor === undefined ? undefined : (TORCH_DEFAULT_CUDA[minor] ?? TORCH_CUDA[minor]?.[1]);
  if (torch && version !== undefined) return { version, from: `${torch.name}${torch.specifier}` };
  const major = dependencies.map(({ name }) => ({ name, major: /-cu(?:da)?(\d{2})x?$/.exec(name)?.[1] })).find((found) => found.major !== undefined);
  return major?.major === undefined ? undefined : { version: NEWEST_OF_MAJOR[major.major] ?? NEWEST, from: major.name };
}

const NEWEST = "12.9";
const NEWEST_OF_MAJOR: Readonly<Record<string, string>> = { "11": "11.8", "12": NEWEST, "13": "13.0" };

/** A package that calls the CUDA libraries of the system; the others bring their own. */
export const systemCuda = (dependencies: readonly Dependency[]): Dependency | undefined => dependencies.find(({ name }) => /^(?:onnxruntime-gpu|tensorflow-gpu|cupy(?:-.*)?|ctranslate2|faster-whisper)$/.test(name));

/** The images of nvidia/cuda with cuDNN that only run programs, by CUDA version. From hub.docker.com/r/nvidia/cuda, 2025-11. */
const RUNTIME_TAGS: Readonly<Record<string, string>> = {
  "11.8": "11.8.0-cudnn8-runtime-ubuntu22.04",
  "12.1": "12.1.1-cudnn8-runtime-ubuntu22.04",
  "12.4": "12.4.1-cudnn-runtime-ubuntu22.04",
  "12.6": "12.6.3-cudnn-runtime-ubuntu24.04",
  "12.8": "12.8.1-cudnn-runtime-ubuntu24.04",
  "12.9": "12.9.1-cudnn-runtime-ubuntu24.04",
  "13.0": "13.0.1-cudnn-runtime-ubuntu24.04",
};

/** The image for a CUDA version; for one without an image, the newest of the same major version, which runs it too. */
export function cudaImage(version: string = NEWEST): string {
  const tag = RUNTIME_TAGS[version] ?? RUNTIME_TAGS[NEWEST_OF_MAJOR[version.split(".")[0] ?? ""] ?? NEWEST] ?? "";
  return `nvidia/cuda:${tag}`;
}
