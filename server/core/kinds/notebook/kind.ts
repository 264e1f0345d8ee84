import { dataLenses } from "../editing/dataLenses.ts";
import { lineageFeatures } from "../editing/lineage.ts";
import { pythonMentions } from "../references/python.ts";
import type { Kind } from "../kind.ts";

export const notebook: Kind = {
  id: "notebook",
  title: "Jupyter notebook",
  language: "python",
  names: ["*.ipynb"],
  features: { ...lineageFeatures, lenses: dataLenses, mentions: pythonMentions },
};
