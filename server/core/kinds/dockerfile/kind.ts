import type { Kind } from "../kind.ts";

export const dockerfile: Kind = {
  id: "dockerfile",
  title: "Dockerfile",
  language: "dockerfile",
  names: ["Dockerfile", "Dockerfile.*", "*.dockerfile", "Containerfile"],
};
