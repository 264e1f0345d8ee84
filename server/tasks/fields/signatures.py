"""Prints what the classes and functions of unpacked packages take as JSON: module -> names; name -> argument -> type and default.

Reads the sources as text and imports nothing. Arguments: a pattern of modules, then folders of packages, older releases first;
a later release adds to an earlier one.
"""

import ast
import json
import pathlib
import re
import sys

from classes import alternatives


def main(pattern, folders):
    wanted = re.compile(pattern)
    modules, names = {}, {}
    for folder in folders:
        release(pathlib.Path(folder), wanted, modules, names)
    print(json.dumps({"modules": {module: sorted(found) for module, found in sorted(modules.items())}, "names": names}))


def release(root, wanted, modules, names):
    trees = {}
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root.parent).with_suffix("").parts
        trees[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = ast.parse(path.read_text(encoding="utf-8"))
    classes = {node.name: node for tree in trees.values() for node in tree.body if isinstance(node, ast.ClassDef)}
    aliases = {item.targets[0].id: item.value for tree in trees.values() for item in tree.body if isinstance(item, ast.Assign) and isinstance(item.targets[0], ast.Name) and isinstance(item.value, (ast.Subscript, ast.BinOp))}
    for module, tree in trees.items():
        if not wanted.match(module):
            continue
        for item in tree.body:
            if isinstance(item, (ast.ClassDef, ast.FunctionDef)) and not item.name.startswith("_"):
                modules.setdefault(module, set()).add(item.name)
                merge(names.setdefault(item.name, {}), {**arguments(item, classes, aliases), **sockets(item)})
            elif isinstance(item, ast.Assign) and isinstance(item.targets[0], ast.Name) and ast.unparse(item.value).startswith("partial(") and not item.targets[0].id.startswith("_"):
                # `alpaca_cleaned_dataset = partial(alpaca_dataset, source=...)` takes what the other takes.
                whole = next((one for tree in trees.values() for one in tree.body if isinstance(one, ast.FunctionDef) and one.name == ast.unparse(item.value.args[0])), None)
                modules.setdefault(module, set()).add(item.targets[0].id)
                merge(names.setdefault(item.targets[0].id, {}), of_function(whole, aliases, classes) if whole else {"**": {"types": ["any"], "default": ""}})
            elif isinstance(item, ast.ImportFrom):
                modules.setdefault(module, set()).update(alias.asname or alias.name for alias in item.names if alias.name != "*" and not (alias.asname or alias.name).startswith("_"))


def arguments(item, classes, aliases, seen=()):
    """Argument -> type and default; `**` where whatever comes is taken."""
    if isinstance(item, ast.FunctionDef):
        return of_function(item, aliases, classes)
    found = {}
    bases = [classes[name] for name in (ast.unparse(base).split(".")[-1] for base in item.bases) if name in classes and name not in seen]
    known = all(ast.unparse(base).split(".")[-1] in {*classes, "object", "ABC", "Protocol", "Generic"} for base in item.bases)
    start = next((one for one in item.body if isinstance(one, ast.FunctionDef) and one.name == "__init__"), None)
    dataclass = any("dataclass" in ast.unparse(decorator) for decorator in item.decorator_list)
    if start is None or start.args.kwarg is not None or dataclass:
        for base in bases:
            merge(found, arguments(base, classes, aliases, (*seen, item.name)))
    if dataclass and start is None:
        for one in item.body:
            if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name):
                found[one.target.id] = field(one.annotation, one.value, aliases, classes)
    if start is not None:
        # What the class takes and hands on to its base is known by now.
        merge(found, of_function(start, aliases, classes))
    elif not known and not dataclass:
        found["**"] = {"types": ["any"], "default": ""}
    return found


def sockets(item):
    """What flows in and out of a component of Haystack, as `<name` and `>name`; `<**` where inputs depend on the arguments."""
    run = next((one for one in item.body if isinstance(one, ast.FunctionDef) and one.name == "run"), None) if isinstance(item, ast.ClassDef) else None
    if run is None or not any("component" in ast.unparse(one) for one in item.decorator_list):
        return {}
    outputs = next((one for one in run.decorator_list if isinstance(one, ast.Call) and "output_types" in ast.unparse(one.func)), None)
    inputs = [f"<{one.arg}" for one in [*run.args.args, *run.args.kwonlyargs] if one.arg != "self"] + ["<**"] * (run.args.kwarg is not None or "set_input_type" in ast.unparse(item))
    dynamic = outputs is None or "set_output_type" in ast.unparse(item) or any(word.arg is None for word in outputs.keywords)
    given = [f">{word.arg}" for word in outputs.keywords if word.arg] if outputs else []
    return {name: {"types": ["any"], "default": ""} for name in [*inputs, *given, *([">**"] if dynamic else [])]}


def of_function(node, aliases, classes):
    found = {}
    positional = [*node.args.posonlyargs, *node.args.args]
    defaults = [None] * (len(positional) - len(node.args.defaults)) + node.args.defaults
    for argument, default in [*zip(positional, defaults), *zip(node.args.kwonlyargs, node.args.kw_defaults)]:
        if argument.arg not in ("self", "cls"):
            found[argument.arg] = field(argument.annotation, default, aliases, classes)
    if node.args.kwarg is not None:
        found["**"] = {"types": ["any"], "default": ""}
    return found


def field(annotation, default, aliases, classes):
    spelled = ast.unparse(default) if isinstance(default, (ast.Constant, ast.UnaryOp)) else ""
    types = alternatives(Spelled(aliases).visit(ast.parse(ast.unparse(annotation), mode="eval").body), {}, set()) if annotation is not None else ["any"]
    # A text beside words is free; so is what takes an object of a class as well, since that stands as a mapping.
    if "text" in types:
        types = [one for one in types if not one.startswith("'")]
    return {"types": types or ["any"], "default": "" if spelled in ("None", "...") else spelled}


class Spelled(ast.NodeTransformer):
    """Puts what a name stands for in its place: `LORA_ATTN_MODULES` is `Literal["q_proj", ...]`."""

    def __init__(self, aliases):
        self.aliases = aliases

    def visit_Name(self, node):
        return self.aliases.get(node.id, node)


def merge(into, found):
    for name, one in found.items():
        earlier = into.get(name)
        into[name] = one if earlier is None else {"types": list(dict.fromkeys([*earlier["types"], *one["types"]])), "default": one["default"] if earlier["default"] == one["default"] else ""}


main(sys.argv[1], sys.argv[2:])
