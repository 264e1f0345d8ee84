"""Prints the fields of dataclasses and pydantic models as JSON: class -> field -> type and default.

Reads the sources as text and imports nothing. Arguments: the files, older releases first; a later file adds to an earlier one.
"""

import ast
import json
import sys

SCALARS = {"StrictStr": "text", "StrictInt": "int", "StrictBool": "bool", "StrictFloat": "num", "IntOrString": "text", "Quantity": "text", "Time": "text", "SecretStr": "text", "str": "text", "int": "int", "float": "num", "bool": "bool", "PositiveInt": "int>=1", "NonNegativeInt": "int>=0", "PositiveFloat": "num>=0", "NonNegativeFloat": "num>=0", "Path": "text"}
LISTS = {"list", "List", "Sequence", "tuple", "Tuple", "set", "Set"}
MAPS = {"dict", "Dict", "Mapping", "DictDefault"}


def main(paths):
    classes, enums = {}, {}
    trees = [ast.parse(open(path, encoding="utf-8").read()) for path in paths]
    nodes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    for node in nodes:
        if any("Enum" in ast.unparse(base) for base in node.bases):
            enums.setdefault(node.name, []).extend(words_of(node))
    roots = {node.name for node in nodes if any("RootModel" in ast.unparse(base) for base in node.bases)}
    names = {node.name for node in nodes} - set(enums) - roots
    for node in nodes:
        if node.name in enums:
            continue
        known = classes.setdefault(node.name, {"bases": [], "fields": {}})
        known["bases"] = [ast.unparse(base).split(".")[-1] for base in node.bases]
        for item in node.body:
            if isinstance(item, ast.Assign) and isinstance(item.targets[0], ast.Name):
                add_assigned(known["fields"], item.targets[0].id, item.value, node.body)
            if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name) and "ClassVar" not in ast.unparse(item.annotation):
                add(known["fields"], item, enums, names)
    print(json.dumps(classes))


MARSHMALLOW = {"Str": "text", "String": "text", "Int": "int", "Integer": "int", "Float": "num", "Bool": "bool", "Boolean": "bool", "Dict": "map", "List": "list", "StringTransformedEnum": "text", "NestedField": "any", "UnionField": "any"}
OPENAPI = {"int": "int", "float": "num", "str": "text", "bool": "bool"}


def add_assigned(fields, name, value, body):
    """Models of marshmallow (`code = fields.Str()`) and of OpenAPI generators (`openapi_types = {...}`)."""
    if name == "openapi_types" and isinstance(value, ast.Dict):
        spelled = next(ast.literal_eval(item.value) for item in body if isinstance(item, ast.Assign) and item.targets[0].id == "attribute_map")
        for field, kind in ast.literal_eval(value).items():
            inner = kind[5:-1] if kind.startswith("list[") else kind
            one = OPENAPI.get(inner, "map" if inner.startswith("dict(") else "@" + inner if inner.startswith("V1") else "any")
            fields[spelled[field]] = {"types": ["[" + one + "]" if kind.startswith("list[") else one], "default": ""}
    elif isinstance(value, ast.Call) and not any(word.arg == "dump_only" for word in value.keywords):
        kind = ast.unparse(value.func).split(".")[-1]
        if kind in MARSHMALLOW or kind.endswith("Field") or kind.endswith("Str"):
            fields[name] = {"types": [MARSHMALLOW.get(kind, "any")], "default": ""}


def words_of(node):
    """The values of an enumeration; the names of those that are no words (`torch.int4`), and what its own readers compare with."""
    assigned = [item for item in node.body if isinstance(item, ast.Assign) and isinstance(item.targets[0], ast.Name)]
    words = [item.value.value for item in assigned if isinstance(item.value, ast.Constant) and isinstance(item.value.value, str)]
    names = [item.targets[0].id for item in assigned if isinstance(item.value, ast.Attribute)]
    readers = [item for item in node.body if isinstance(item, ast.FunctionDef) and names]
    compared = [one.value for reader in readers for part in ast.walk(reader) if isinstance(part, ast.Compare) for one in ast.walk(part) if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    return words + [word for word in dict.fromkeys(names + compared) if word not in words]


def add(fields, item, enums, names):
    if item.target.id.startswith("_") or item.target.id == "model_config":
        return
    types = alternatives(item.annotation, enums, names)
    if "text" in types:
        # What takes an enumeration or its text takes only the texts of the enumeration; text beside literals is free.
        enumerated = any(name in ast.unparse(item.annotation) for name in enums)
        types = [one for one in types if one != "text"] if enumerated else [one for one in types if not one.startswith("'")]
    default = item.value
    name = alias_of(item.annotation) or item.target.id
    if isinstance(default, ast.Call) and ast.unparse(default.func).split(".")[-1] in ("Field", "field"):
        types = limited(types, default)
        default = next((word.value for word in default.keywords if word.arg == "default"), default.args[0] if default.args else None)
        alias = next((word.value for word in item.value.keywords if word.arg in ("alias", "validation_alias")), None)
        if isinstance(alias, ast.Constant):
            fields[alias.value] = {"types": types, "default": ""}
    earlier = fields.get(name, {"types": []})
    spelled = ast.unparse(default) if isinstance(default, (ast.Constant, ast.UnaryOp)) else ""
    fields[name] = {"types": list(dict.fromkeys(earlier["types"] + types)), "default": "" if spelled in ("None", "Ellipsis", "...") else spelled}


def alias_of(annotation):
    """`Annotated[int, Field(alias="maxReplicas")]` is spelled `maxReplicas` in the file."""
    calls = [node for node in ast.walk(annotation) if isinstance(node, ast.Call)]
    return next((word.value.value for call in calls for word in call.keywords if word.arg == "alias" and isinstance(word.value, ast.Constant)), None)


def alternatives(node, enums, names):
    if isinstance(node, ast.BinOp):
        return alternatives(node.left, enums, names) + alternatives(node.right, enums, names)
    if isinstance(node, ast.Constant):
        return [] if node.value is None else alternatives(ast.parse(str(node.value), mode="eval").body, enums, names)
    if isinstance(node, ast.Subscript):
        return subscript(ast.unparse(node.value).split(".")[-1], node.slice, enums, names)
    name = ast.unparse(node).split(".")[-1]
    if name in enums:
        return [f"'{word}'" for word in dict.fromkeys(enums[name])]
    if name in names:
        return [f"@{name}"]
    return ["list"] if name in LISTS else ["map"] if name in MAPS else [SCALARS.get(name, "any")]


def subscript(name, inner, enums, names):
    parts = inner.elts if isinstance(inner, ast.Tuple) else [inner]
    if name in ("Optional", "Union"):
        return [one for part in parts for one in alternatives(part, enums, names)]
    if name == "Literal":
        return ["'" + str(part.value) + "'" if isinstance(part.value, str) else "any" for part in parts if isinstance(part, ast.Constant) and part.value is not None]
    if name in ("Annotated", "Final"):
        return alternatives(parts[0], enums, names)
    if name in LISTS:
        return ["[" + "|".join(alternatives(parts[0], enums, names)) + "]"]
    return ["map"] if name in MAPS else ["any"]


def limited(types, call):
    bounds = {word.arg: ast.unparse(word.value) for word in call.keywords if word.arg in ("ge", "gt", "le", "lt")}
    least, most = bounds.get("ge", bounds.get("gt")), bounds.get("le", bounds.get("lt"))
    if "gt" in bounds and "int" in types and bounds["gt"].lstrip("-").isdigit():
        least = str(int(bounds["gt"]) + 1)
    suffix = (f">={least}" if least is not None else "") + (f"<={most}" if most is not None else "")
    return [one + suffix if one in ("int", "num") else one for one in types]


if __name__ == "__main__":
    main(sys.argv[1:])
