import { defineRule, type Finding } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt, scalarsOf, walk } from "../../syntax/data/access.ts";
import type { Scalar } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";
import { isSlip } from "../../text/slip.ts";

export const croissantValueForm = defineRule({
  id: "croissant-value-form",
  summary: "An address, a checksum, a media type or a version is written in a form that nobody reads",
  severity: "error",
  languages: ["json"],
  kinds: ["croissant"],
  references: ["https://docs.mlcommons.org/croissant/docs/croissant-spec.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const name = scalarAt(root, "name");
    if (name && typeof name.value === "number") yield { at: name.span, message: `The name of a dataset is a text, and \`${name.text}\` is a number. Put it into quotes.` };
    for (const { node, path, entry } of root ? walk(root) : []) {
      if (path[0] === "@context") continue;
      for (const value of entry ? scalarsOf(node) : []) yield* formOf(entry?.key.text ?? "", value);
    }
  },
});

/** Brackets of a regular expression that are open at its end, or closed without being open. */
const COMPILES = { test: (pattern: string): boolean => isBalanced(pattern.replace(/\\./g, "").replace(/\[\^?\]?[^\]]*\]/g, "")) };

function isBalanced(pattern: string): boolean {
  let open = 0;
  for (const letter of pattern.replace(/[^()]/g, "")) {
    open += letter === "(" ? 1 : -1;
    if (open < 0) return false;
  }
  return open === 0;
}

const FORMS: Readonly<Record<string, { readonly pattern: Pick<RegExp, "test">; readonly say: string }>> = {
  sha256: { pattern: /^[0-9a-f]{64}$|^https?:|^.{0,8}$/i, say: "a SHA-256 has 64 hexadecimal digits, so no download fits it" },
  md5: { pattern: /^[0-9a-f]{32}$|[^0-9a-z]|^.{0,20}$/i, say: "an MD5 has 32 hexadecimal digits, so no download fits it" },
  contentUrl: { pattern: /^(?!(?:https?|ftp|s3|gs)(?!:\/\/)[:/])/, say: "the address lacks its colon or its two slashes, so nothing is fetched" },
  encodingFormat: { pattern: /\/|^git\+|^https?:|^\.?[a-z0-9]+$/i, say: "it is a media type, such as `text/csv` or `application/zip`" },
  version: { pattern: /\d/, say: "write it as `1.0.0`" },
  url: { pattern: /^[^\s.]*$|^[a-z]+:|^\/\/|\.[a-z]{2,}(?:\/|$)/i, say: "write an address that begins with `https://`" },
  repeated: { pattern: /^(?:true|false)$/i, say: "write `true` or `false`, without quotes" },
  isLiveDataset: { pattern: /^(?:true|false)$/i, say: "write `true` or `false`, without quotes" },
  datePublished: { pattern: /^(?!\d{4}-(?:(?!0[1-9]|1[0-2])\d\d|\d\d-(?!0[1-9]|[12]\d|3[01])\d\d))/, say: "there is no such day" },
  regex: { pattern: COMPILES, say: "its brackets do not close, so no file name is matched" },
  conformsTo: { pattern: /^(?!.*croissant)|^https?:\/\/mlcommons\.org\/croissant\/(?:RAI\/)?1\.\d+\/?$/i, say: "readers look for `http://mlcommons.org/croissant/1.0` or `1.1`" },
};

/** Media types that data sets have. */
const MEDIA_TYPES = ["text/csv", "text/plain", "text/tab-separated-values", "text/html", "application/json", "application/jsonlines", "application/zip", "application/x-tar", "application/gzip", "application/x-parquet", "application/vnd.apache.parquet", "application/pdf", "application/xml", "image/jpeg", "image/png", "image/tiff", "audio/mpeg", "audio/wav", "video/mp4"];

function* formOf(key: string, value: Scalar): Generator<Finding> {
  const meant = key === "encodingFormat" && value.text.includes("/") && !MEDIA_TYPES.includes(value.text) ? nearest(value.text, MEDIA_TYPES, 2) : undefined;
  if (meant !== undefined && isSlip(value.text, meant)) yield { at: value.span, message: `There is no media type \`${value.text}\`, so readers do not know how to open the file. Did you mean \`${meant}\`?` };
  const form = FORMS[key];
  if (!form || typeof value.value !== "string" || value.text === "" || /TODO|<|\{/i.test(value.text) || form.pattern.test(value.text)) return;
  yield { at: value.span, message: `\`${value.text.length > 50 ? `${value.text.slice(0, 47)}…` : value.text}\` is no \`${key}\`: ${form.say}.` };
}
