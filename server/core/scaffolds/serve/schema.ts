import type { Column, ColumnType } from "../../facts/project/model.ts";
import { pythonText, uniqueNames } from "../pipeline/python.ts";

const TYPES: Readonly<Record<ColumnType, string>> = { integer: "int", number: "float", boolean: "bool", text: "str", datetime: "datetime" };

/** The request and the answer as types. A column whose name is no Python name keeps it as an alias. */
export function schemaText(columns: readonly Column[]): string {
  const names = uniqueNames(columns.map(({ name }) => name));
  const fields = columns.map(({ name, type, required }, index) => field(names[index] ?? name, name, TYPES[type], required));
  const dates = columns.some(({ type }) => type === "datetime");
  return [
    '"""What a request holds and what is answered."""',
    "",
    ...(dates ? ["from datetime import datetime", ""] : []),
    "from pydantic import BaseModel, ConfigDict, Field",
    "",
    "",
    "class Row(BaseModel):",
    '    """One row, as the model was trained on."""',
    "",
    '    model_config = ConfigDict(extra="forbid")',
    "",
    ...fields,
    "",
    "",
    "class Batch(BaseModel):",
    '    """Rows that are answered together."""',
    "",
    "    rows: list[Row] = Field(min_length=1, max_length=1000)",
    "",
    "",
    "class Prediction(BaseModel):",
    '    """What the model says of one row."""',
    "",
    "    prediction: bool | int | float | str | list[float]",
    "",
    "",
    "class Predictions(BaseModel):",
    '    """Answers in the order of the rows."""',
    "",
    "    predictions: list[bool | int | float | str | list[float]]",
    "",
  ].join("\n");
}

function field(python: string, name: string, type: string, required: boolean): string {
  const annotation = required ? type : `${type} | None`;
  if (python === name) return `    ${python}: ${annotation}${required ? "" : " = None"}`;
  return `    ${python}: ${annotation} = Field(${required ? "" : "default=None, "}alias=${pythonText(name)})`;
}
