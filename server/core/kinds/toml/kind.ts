import type { Kind } from "../kind.ts";

export const toml: Kind = {
  id: "toml",
  title: "TOML",
  language: "toml",
  names: ["*.toml"],
  rank: -1,
};
