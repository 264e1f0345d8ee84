import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { scalarsOf, walk } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const croissantDataTypeUnknown = defineRule({
  id: "croissant-data-type-unknown",
  summary: "The type of a field is misspelt",
  severity: "error",
  languages: ["json"],
  kinds: ["croissant"],
  references: ["https://docs.mlcommons.org/croissant/docs/croissant-spec.html"],
  fix: "suggested",

  *check(document) {
    const root = rootOf(document);
    for (const { node, entry } of root ? walk(root) : []) {
      for (const type of entry?.key.text === "@type" ? scalarsOf(node) : []) {
        const meant = CLASSES.includes(type.text) || !/^(?:sc|cr|schema):/.test(type.text) ? undefined : CLASSES.find((one) => one.toLowerCase() === type.text.toLowerCase()) ?? nearest(type.text, CLASSES, 2);
        if (meant !== undefined && !TYPES.includes(type.text)) yield { at: type.span, message: `Croissant has no \`${type.text}\`, so readers pass over this part. Did you mean \`${meant}\`?`, fixes: [replaceWith(document.text, type.span, meant)] };
      }
      if (entry?.key.text !== "dataType") continue;
      for (const type of scalarsOf(node)) {
        const meant = TYPES.includes(type.text) ? undefined : OTHER_NAMES[type.text.replace(/^(?:sc|cr|schema):/, "").toLowerCase()] ?? (!/^(sc|cr|schema):/.test(type.text) ? undefined : (nearest(type.text, TYPES) ?? TYPES.find((one) => one.startsWith(type.text))));
        if (meant !== undefined && meant !== `sc:${type.text}`) yield { at: type.span, message: `Croissant has no data type \`${type.text}\`, so the field cannot be read. Did you mean \`${meant}\`?`, fixes: [replaceWith(document.text, type.span, meant)] };
      }
    }
  },
});

/** What programming languages call them. */
const OTHER_NAMES: Readonly<Record<string, string>> = { string: "sc:Text", str: "sc:Text", int: "sc:Integer", integer: "sc:Integer", long: "sc:Integer", double: "sc:Float", float: "sc:Float", real: "sc:Float", bool: "sc:Boolean", boolean: "sc:Boolean", image: "sc:ImageObject", audio: "sc:AudioObject", timestamp: "sc:DateTime" };

const CLASSES = ["sc:Dataset", "sc:Person", "sc:Organization", "sc:DefinedTerm", "sc:CreativeWork", "sc:DataDownload", "cr:FileObject", "cr:FileSet", "cr:RecordSet", "cr:Field", "cr:Source", "cr:Extract", "cr:Transform"];

const TYPES = ["sc:Boolean", "sc:Date", "sc:DateTime", "sc:Time", "sc:Float", "sc:Integer", "sc:Number", "sc:Text", "sc:URL", "sc:ImageObject", "sc:AudioObject", "sc:VideoObject", "sc:GeoCoordinates", "sc:GeoShape", "sc:Enumeration", "sc:DataType", "cr:BoundingBox", "cr:Split", "cr:Label", "cr:SegmentationMask", "cr:Int8", "cr:Int16", "cr:Int32", "cr:Int64", "cr:UInt8", "cr:UInt16", "cr:UInt32", "cr:UInt64", "cr:Float16", "cr:Float32", "cr:Float64"];
