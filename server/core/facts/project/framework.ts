import type { Dependency } from "./requirements.ts";

/** The library that the model is made with; `none` where no known one is listed. */
export type Framework = "vllm" | "llama.cpp" | "transformers" | "torch" | "tensorflow" | "xgboost" | "lightgbm" | "scikit-learn" | "ollama" | "none";

const PACKAGES: readonly (readonly [framework: Framework, packages: readonly string[]])[] = [
  ["vllm", ["vllm"]],
  ["llama.cpp", ["llama-cpp-python"]],
  ["transformers", ["transformers", "sentence-transformers", "diffusers"]],
  ["torch", ["torch", "pytorch", "lightning", "pytorch-lightning", "torchvision"]],
  ["tensorflow", ["tensorflow", "keras", "tensorflow-gpu"]],
  ["xgboost", ["xgboost"]],
  ["lightgbm", ["lightgbm"]],
  ["scikit-learn", ["scikit-learn", "sklearn"]],
  ["ollama", ["ollama", "langchain-ollama", "llama-index-llms-ollama"]],
];

/** The framework that decides the image: the one with the most needs comes first. */
export function frameworkOf(dependencies: readonly Dependency[]): Framework {
  const names = new Set(dependencies.map(({ name }) => name));
  return PACKAGES.find(([, packages]) => packages.some((name) => names.has(name)))?.[0] ?? "none";
}

/** What tells that the project computes on a GPU, in words; `undefined` where nothing does. */
export function gpuNeed(dependencies: readonly Dependency[], indexes: readonly string[]): string | undefined {
  const index = indexes.find((address) => /\/cu\d{2,}/.test(address));
  if (index !== undefined) return `the package index ${index}`;
  const gpu = dependencies.find(({ name, extras, specifier }) => GPU_PACKAGES.test(name) || extras.some((extra) => extra.includes('cuda')) || /\+cu\d/.test(specifier));
  return gpu && `the package ${gpu.name}`;
}

const GPU_PACKAGES = /^(?:vllm|sglang|flash-attn|bitsandbytes|deepspeed|xformers|cupy(?:-.*)?|tensorflow-gpu|onnxruntime-gpu|faiss-gpu.*|nvidia-.*|cuml.*|cudf.*|pytorch-cuda|cudatoolkit|torch-tensorrt)$/;

/** Debian packages without which a Python package cannot be imported in a slim image. */
export const SYSTEM_PACKAGES: Readonly<Record<string, readonly string[]>> = {
  lightgbm: ["libgomp1"],
  "llama-cpp-python": ["libgomp1"],
  // Their kernels are compiled when they are first used.
  sglang: ["gcc", "libc6-dev"],
  vllm: ["gcc", "libc6-dev"],
  "opencv-python": ["libgl1", "libglib2.0-0"],
  "opencv-contrib-python": ["libgl1", "libglib2.0-0"],
  psycopg2: ["libpq5"],
  psycopg: ["libpq5"],
  soundfile: ["libsndfile1"],
  librosa: ["libsndfile1"],
  pydub: ["ffmpeg"],
  pytesseract: ["tesseract-ocr"],
  pyodbc: ["unixodbc"],
  pdf2image: ["poppler-utils"],
};

/** Debian packages that are needed only while a Python package is built from source. */
export const BUILD_PACKAGES: Readonly<Record<string, readonly string[]>> = {
  "llama-cpp-python": ["cmake", "g++", "ninja-build"],
  psycopg2: ["gcc", "libpq-dev"],
  mysqlclient: ["gcc", "default-libmysqlclient-dev", "pkg-config"],
  pyodbc: ["g++", "unixodbc-dev"],
};
