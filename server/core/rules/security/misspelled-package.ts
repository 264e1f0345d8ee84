import { defineRule } from "../../engine/rule.ts";
import { memo } from "../../memo.ts";
import { demandsOf } from "../../facts/project/demanded.ts";

export const misspelledPackage = defineRule({
  id: "misspelled-package",
  summary: "A package is named almost, but not quite, like one that everybody uses",
  severity: "warning",
  languages: ["requirements", "toml", "yaml"],
  cwe: ["CWE-1357"],
  owasp: ["LLM03:2025"],
  references: ["https://pypi.org/help/#typosquatting", "https://genai.owasp.org/llmrisk/llm032025-supply-chain/"],
  fix: "none",

  *check(document) {
    for (const { name, at } of demandsOf(document)) {
      const meant = INVENTED[name] ?? neighbours(WELL_KNOWN).get(name) ?? nearest(name);
      if (!at || meant === undefined || meant === name) continue;
      yield { at, message: `\`${name}\` is not \`${meant}\`. Names like this one are what slips of the pen and language models bring forth, and whoever registers them runs code on the machines that install them. Write \`${meant}\`, or make sure that you mean this package.` };
    }
  },
});

/** Names that language models make up again and again, and what is meant. */
const INVENTED: Readonly<Record<string, string>> = {
  "huggingface-cli": "huggingface-hub",
  "open-ai": "openai",
  "hugging-face": "huggingface-hub",
  huggingface: "huggingface-hub",
  "sci-kit-learn": "scikit-learn",
  "scikitlearn": "scikit-learn",
  "tensor-flow": "tensorflow",
  "light-gbm": "lightgbm",
  "xg-boost": "xgboost",
};

/** Long enough that one wrong letter does not give another word. */
const WELL_KNOWN = "transformers tokenizers diffusers accelerate sentencepiece safetensors tensorflow tensorboard torchvision torchaudio pytorch-lightning scikit-learn lightgbm catboost xgboost matplotlib langchain langchain-core langchain-openai langchain-community llama-index chromadb streamlit ultralytics huggingface-hub bitsandbytes sentence-transformers opencv-python statsmodels imbalanced-learn anthropic requests cryptography beautifulsoup4 sqlalchemy jupyterlab onnxruntime deepspeed fastapi uvicorn pydantic".split(" ");

/** Packages of their own whose names lie near. */
const OTHERS: ReadonlySet<string> = new Set(["ngboost", "tensorboardx"]);

/** Every name from which one letter was left out or doubled, or in which two changed places. */
const neighbours = memo((names: readonly string[]): ReadonlyMap<string, string> => {
  const known = new Set([...names, ...OTHERS]);
  const found = new Map<string, string>();
  for (const name of names) for (const slip of slipsOf(name)) if (!known.has(slip)) found.set(slip, name);
  return found;
});

function slipsOf(name: string): readonly string[] {
  return Array.from(name).flatMap((letter, at) => {
    const [before, after] = [name.slice(0, at), name.slice(at + 1)];
    const swapped = after === "" ? [] : [before + after.charAt(0) + letter + after.slice(1)];
    return [before + after, before + letter + letter + after, ...swapped];
  });
}

/** One letter is another one. */
function nearest(name: string): string | undefined {
  if (OTHERS.has(name) || WELL_KNOWN.includes(name)) return undefined;
  return WELL_KNOWN.find((known) => known.length === name.length && Array.from(known).filter((letter, at) => letter !== name[at]).length === 1);
}
