import { defineRule, type Finding } from "../../engine/rule.ts";
import { GX_PARTITIONERS, GX_SOURCE_NAMES, GX_SOURCES } from "../../facts/config/tables/gxSources.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entriesAt, isSet, scalarAt } from "../../syntax/data/access.ts";
import type { Entry, Scalar } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";

export const gxSource = defineRule({
  id: "gx-source",
  summary: "A data source or asset has a type that there is not, or lacks what its type needs",
  severity: "error",
  languages: ["yaml"],
  kinds: ["gx-project"],
  references: ["https://docs.greatexpectations.io/docs/core/connect_to_data/"],
  fix: "suggested",

  *check(document) {
    for (const source of entriesAt(rootOf(document), "fluent_datasources")) {
      if (source.value.type !== "mapping") continue;
      const type = scalarAt(source.value, "type");
      if (!type) {
        yield { at: slipOf(source).span, message: `The source \`${source.key.text}\` has no \`type\`, so Great Expectations cannot make it. Add it, such as \`type: pandas_filesystem\`.` };
        continue;
      }
      const family = GX_SOURCES.find(({ types }) => types.includes(type.text));
      if (!family) yield* unknown(document.text, type, "source", GX_SOURCES.flatMap(({ types }) => types));
      else yield* within(document.text, source, type, family);
    }
  },
});

function* within(text: string, source: Entry, type: Scalar, { needs, assets }: (typeof GX_SOURCES)[number]): Generator<Finding> {
  if (needs !== undefined && !isSet(source.value, needs)) yield { at: type.span, message: `A source of type \`${type.text}\` needs \`${needs}\`, and \`${source.key.text}\` has none. Add it.`, related: [{ at: source.key.span, message: "The source." }] };
  yield* address(type, scalarAt(source.value, "connection_string"));
  for (const asset of entriesAt(source.value, "assets")) {
    const sort = scalarAt(asset.value, "type");
    if (asset.value.type === "mapping" && !sort) yield { at: slipOf(asset).span, message: `The asset \`${asset.key.text}\` has no \`type\`, so Great Expectations cannot read it. Add it, such as \`type: ${assets[0] ?? "csv"}\`.` };
    if (sort && !assets.includes(sort.text)) yield* unknown(text, sort, `asset of \`${type.text}\``, assets);
    if (sort?.text === "query" && assets.includes("table") && !isSet(asset.value, "query")) yield { at: sort.span, message: `The asset \`${asset.key.text}\` is a query and has no \`query\`. Write the statement.` };
    for (const { value } of entriesAt(asset.value, "batch_definitions")) {
      const method = scalarAt(value, "partitioner", "method_name");
      if (method && !GX_PARTITIONERS.includes(method.text)) yield* unknown(text, method, "partitioner", GX_PARTITIONERS);
    }
  }
}

/** Where `type` stands with a slip in it, or else the name of the whole. */
const slipOf = ({ key, value }: Entry): Entry["key"] => entriesAt(value).find((one) => nearest(one.key.text, ["type"], 1) !== undefined)?.key ?? key;

function* unknown(text: string, at: Scalar, what: string, known: readonly string[]): Generator<Finding> {
  if (isPlaceholder(at) || at.text === "") return;
  const said = GX_SOURCE_NAMES[at.text.toLowerCase()];
  const meant = said !== undefined && known.includes(said) ? said : nearest(at.text, known);
  yield { at: at.span, message: `There is no ${what} of the type \`${at.text}\` in Great Expectations, so the project does not load. ${meant === undefined ? `It may be ${known.map((one) => `\`${one}\``).join(", ")}.` : `Did you mean \`${meant}\`?`}`, ...(meant !== undefined && { fixes: [replaceWith(text, at.span, meant)] }) };
}

/** What the address of a source begins with, where its type says it. */
const SCHEMES: Readonly<Record<string, RegExp>> = { postgres: /^postgres/, sqlite: /^sqlite/, bigquery: /^bigquery/, databricks_sql: /^databricks/, redshift: /^(?:redshift|postgres)/, snowflake: /^snowflake/ };

function* address(type: Scalar, written: Scalar | undefined): Generator<Finding> {
  const [, scheme] = /^([a-z][\w+]*):\/\//i.exec(written?.text ?? "") ?? [];
  const expected = SCHEMES[type.text];
  if (written && scheme !== undefined && expected && !expected.test(scheme)) yield { at: written.span, message: `A source of type \`${type.text}\` does not open \`${scheme}://\`. Correct the address, or take another type.`, related: [{ at: type.span, message: "The type of the source." }] };
}
