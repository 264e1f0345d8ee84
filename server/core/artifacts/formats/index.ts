import { booster } from "./booster.ts";
import type { Format } from "./format.ts";
import { gguf } from "./gguf.ts";
import { hdf5 } from "./hdf5.ts";
import { jsonFile } from "./json.ts";
import { npy } from "./npy.ts";
import { onnx } from "./onnx.ts";
import { opaque } from "./opaque.ts";
import { packed } from "./packed.ts";
import { legacyTorch, picklesByContent, picklesByName, statedPickle } from "./pickle.ts";
import { safetensors } from "./safetensors.ts";
import { kerasMetadata, savedModel } from "./savedModel.ts";
import { tar } from "./tar.ts";
import { template, yamlFile } from "./text.ts";
import { tflite } from "./tflite.ts";
import { zip } from "./zip.ts";

/** In this order: those with a clear mark first, those that are only likely last. */
export const formats: readonly Format[] = [
  zip, npy, gguf, hdf5, tflite, tar, opaque, booster, legacyTorch, statedPickle, picklesByContent, safetensors, packed, onnx, kerasMetadata, savedModel, jsonFile, template, yamlFile, picklesByName,
];
