import { defineRule, type Finding } from "../../engine/rule.ts";
import { TORCH_CUDA } from "../../facts/config/tables/torchCuda.ts";
import { pythonInstalls } from "../../facts/docker/installs.ts";
import { writtenRequirements } from "../../facts/project/writtenRequirements.ts";
import type { Word } from "../../syntax/dockerfile/dockerfile.ts";
import { nearest } from "../../text/nearest.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";

/** Folders of download.pytorch.org/whl that hold wheels for a version of CUDA, read on 2026-11-22. */
const KNOWN = ["cu75", "cu80", "cu90", "cu91", "cu92", "cu100", "cu101", "cu102", "cu110", "cu111", "cu113", "cu115", "cu116", "cu117", "cu118", "cu121", "cu124", "cu126", "cu128", "cu129", "cu130", "cu131", "cu132"];

export const cudaIndexUnknown = defineRule({
  id: "cuda-index-unknown",
  summary: "Wheels are looked for under a CUDA version that PyTorch has none for",
  severity: "error",
  languages: ["dockerfile", "requirements"],
  kinds: ["dockerfile", "requirements"],
  references: ["https://pytorch.org/get-started/previous-versions/"],
  fix: "none",

  *check(document) {
    for (const words of installedTogether(document)) {
      const index = words.find(({ text }) => text.includes('download.pytorch.org/') && !text.includes("$"));
      const [, folder = "", tag] = /download\.pytorch\.org\/(\w+)(?:\/(?:nightly\/|test\/)?([\w.]+))?/.exec(index?.text ?? "") ?? [];
      if (!index) continue;
      if (folder !== "whl" && folder !== "libtorch") yield { at: index.span, message: `PyTorch's index is \`https://download.pytorch.org/whl/…\`; under \`${folder}\` there is nothing.` };
      else if (tag !== undefined) yield* wheels(index, tag, words);
    }
  },
});

/** The words of each command that installs packages; a requirements file is one command. */
function installedTogether(document: Document): readonly (readonly Word[])[] {
  if (document.language === "dockerfile") return pythonInstalls(document).map(({ arguments: words }) => words);
  return [writtenRequirements(document).map(({ at, text }) => wordOf(at, text))];
}

/** An option stands with its value in one line; what counts is the value. */
function wordOf(at: Span, text: string): Word {
  const value = /^-[\w-]+[\s=]+(\S+)/.exec(text)?.[1] ?? text;
  const start = at.start + text.lastIndexOf(value);
  return { text: value, span: { start, end: start + value.length } };
}

const sorted = (text: string): string => Array.from(text).toSorted().join("");

function* wheels(index: Word, tag: string, words: readonly Word[]): Generator<Finding> {
  // Later versions of CUDA than are known here may come.
  if (tag.startsWith("cu") && !KNOWN.includes(tag) && !/^cu1[3-9]\d$/.test(tag)) {
    const meant = KNOWN.find((known) => known === tag.replace(".", "")) ?? KNOWN.find((known) => sorted(known) === sorted(tag)) ?? nearest(tag, KNOWN);
    yield { at: index.span, message: `PyTorch has no wheels under \`${tag}\`, so nothing is found there and the build stops. ${meant === undefined ? "There are `cu118`, `cu126`, `cu128`, `cu130` and `cpu`, by release." : `Did you mean \`${meant}\`?`}` };
    return;
  }
  for (const word of words) {
    const [, release = "", build] = /^["']?torch==(\d+\.\d+)[\d.]*(?:\+(\w+))?["']?$/.exec(word.text) ?? [];
    const versions = TORCH_CUDA[release];
    const [, major = "", minor = ""] = /^cu(\d+)(\d)$/.exec(tag) ?? [];
    if (build !== undefined && build !== tag && /^(?:cu\d+|cpu)$/.test(tag)) yield { at: word.span, message: `\`${word.text}\` is a build for \`${build}\`, and the index holds those for \`${tag}\`: it is not found there. Make them fit.`, related: [{ at: index.span, message: "The index." }] };
    else if (versions && major !== "" && !versions.includes(`${major}.${minor}`)) yield { at: index.span, message: `PyTorch ${release} was not built for CUDA ${major}.${minor}, so it is not found in this index. It was for ${versions.join(", ")}.`, related: [{ at: word.span, message: "The release." }] };
  }
}
