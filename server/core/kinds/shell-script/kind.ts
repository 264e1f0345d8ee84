import type { Kind } from "../kind.ts";

export const shellScript: Kind = {
  id: "shell-script",
  title: "Shell script",
  language: "shellscript",
  names: ["*.sh", "*.bash"],
  rank: -1,
};
