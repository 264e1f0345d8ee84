import { createRequire } from "node:module";
import { join } from "node:path";

import { ownFolder } from "./installation.ts";

/** As much of onnxruntime-node as is used here. It is nobody's dependency: a person installs it, in the workspace or by the extension's command. */
export interface OnnxRuntime {
  readonly InferenceSession: { create(path: string, options?: { readonly logSeverityLevel?: number; readonly intraOpNumThreads?: number }): Promise<OnnxSession> };
  readonly Tensor: new (type: string, data: unknown, dimensions: readonly number[]) => OnnxTensor;
}

export interface OnnxSession {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  readonly inputMetadata?: readonly { readonly name: string; readonly isTensor?: boolean; readonly type?: string; readonly shape?: readonly (number | string)[] }[];
  readonly outputMetadata?: readonly { readonly name: string; readonly isTensor?: boolean; readonly type?: string; readonly shape?: readonly (number | string)[] }[];
  run(feeds: Readonly<Record<string, OnnxTensor>>, fetches?: readonly string[]): Promise<Readonly<Record<string, OnnxTensor>>>;
}

export interface OnnxTensor {
  readonly type: string;
  readonly data: ArrayLike<number | bigint | string>;
  readonly dims: readonly number[];
}

/** Looks for the package beside the files, where the extension keeps what it installed on request, and beside the program. */
export function onnxRuntime(folders: readonly string[]): OnnxRuntime | undefined {
  for (const folder of [...folders, ...(process.env["MODELWRIGHT_PACKAGES"] ?? "").split("|").filter(Boolean), ownFolder]) {
    try {
      return createRequire(join(folder, "any.js"))("onnxruntime-node") as OnnxRuntime;
    } catch {
      // The next place may have it.
    }
  }
  return undefined;
}

export const WITHOUT_ONNX = "Running an ONNX model needs onnxruntime-node, which is not installed here. In a terminal: npm install --ignore-scripts onnxruntime-node (in the folder of the model, or above it).";
