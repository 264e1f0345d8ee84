import { dataLenses } from "../editing/dataLenses.ts";
import { lineageFeatures } from "../editing/lineage.ts";
import { pythonMentions } from "../references/python.ts";
import type { Kind } from "../kind.ts";

export const python: Kind = {
  id: "python",
  title: "Python",
  language: "python",
  names: ["*.py", "*.pyi", "*.pyw"],
  features: { ...lineageFeatures, lenses: dataLenses, mentions: pythonMentions },
};
