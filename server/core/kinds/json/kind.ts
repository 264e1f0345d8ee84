import type { Kind } from "../kind.ts";

export const json: Kind = {
  id: "json",
  title: "JSON",
  language: "json",
  names: ["*.json"],
  rank: -1,
};
