"""Writes the trees of Python texts as CPython reads them, in the form that form.ts gives to ours: lists of a kind and its parts."""
import ast
import json
import sys

OPERATORS = {
    "Add": "+", "Sub": "-", "Mult": "*", "MatMult": "@", "Div": "/", "Mod": "%", "Pow": "**", "LShift": "<<", "RShift": ">>",
    "BitOr": "|", "BitXor": "^", "BitAnd": "&", "FloorDiv": "//", "And": "and", "Or": "or", "Invert": "~", "Not": "not",
    "UAdd": "+", "USub": "-", "Eq": "==", "NotEq": "!=", "Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">=", "Is": "is",
    "IsNot": "is not", "In": "in", "NotIn": "not in",
}
sign = lambda node: OPERATORS[type(node).__name__]
some = lambda nodes: [form(node) for node in nodes]


def constant(node):
    value = node.value
    if value is None or isinstance(value, bool) or value is Ellipsis:
        return ["ellipsis" if value is Ellipsis else str(value).lower()]
    if isinstance(value, bytes):
        return ["text", value.decode("latin-1")]
    if isinstance(value, str):
        return ["text", value]
    return ["number", None if isinstance(value, complex) else float(value)]


def values(node):
    """The values in a formatted string, each before those in its format."""
    found = []
    for part in node.values:
        if isinstance(part, ast.FormattedValue):
            found += [form(part.value)] + (values(part.format_spec) if part.format_spec else [])
    return found


def formatted(node):
    found = values(node)
    return ["formattedText", found] if found else ["text", "".join(part.value for part in node.values)]


def parameters(arguments):
    plain = arguments.posonlyargs + arguments.args
    defaults = [None] * (len(plain) - len(arguments.defaults)) + arguments.defaults
    found = [parameter("plain", one, default) for one, default in zip(plain, defaults)]
    if arguments.vararg:
        found.append(parameter("rest", arguments.vararg, None))
    found += [parameter("plain", one, default) for one, default in zip(arguments.kwonlyargs, arguments.kw_defaults)]
    if arguments.kwarg:
        found.append(parameter("keywords", arguments.kwarg, None))
    return found


def parameter(kind, argument, default):
    return [kind, argument.arg, form(argument.annotation), form(default)]


def called(args, keywords):
    plain = [["rest", form(one.value)] if isinstance(one, ast.Starred) else ["plain", form(one)] for one in args]
    return plain + [["keywords", form(one.value)] if one.arg is None else [one.arg, form(one.value)] for one in keywords]


def definition(kind, node, *more):
    return [kind, node.name, *more, some(node.decorator_list), some(node.body)]


def clauses(generators):
    return [[form(one.target), form(one.iter), some(one.ifs)] for one in generators]


def bound(pattern):
    names = []
    for name, value in ast.iter_fields(pattern):
        if name in ("name", "rest") and isinstance(value, str):
            names.append(value)
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, ast.pattern):
                names += bound(inner)
    return sorted(names)


def folded(node):
    first, *rest = some(node.values)
    for value in rest:
        first = ["binary", sign(node.op), first, value]
    return first


def index(node):
    return some(node.elts) if isinstance(node, ast.Tuple) else [form(node)]


def module(node):
    return "." * node.level + (node.module or "")


def aliases(names):
    return [[one.name, one.asname] for one in names]


def flat(targets):
    return [part for one in targets for part in (one.elts if isinstance(one, ast.Tuple) else [one])]


FORMS = {
    "Module": lambda node: some(node.body),
    "Assign": lambda node: ["assign", some(node.targets), form(node.value)],
    "AnnAssign": lambda node: ["assign", [form(node.target)], form(node.value)],
    "AugAssign": lambda node: ["augmentedAssign", form(node.target), sign(node.op), form(node.value)],
    "Expr": lambda node: ["expressionStatement", form(node.value)],
    "If": lambda node: ["if", form(node.test), some(node.body), some(node.orelse)],
    "For": lambda node: ["for", form(node.target), form(node.iter), some(node.body), some(node.orelse)],
    "While": lambda node: ["while", form(node.test), some(node.body), some(node.orelse)],
    "With": lambda node: ["with", [[form(one.context_expr), form(one.optional_vars)] for one in node.items], some(node.body)],
    "Try": lambda node: ["try", some(node.body), [[form(one.type), one.name, some(one.body)] for one in node.handlers], some(node.orelse), some(node.finalbody)],
    "FunctionDef": lambda node: definition("function", node, parameters(node.args), form(node.returns)),
    "ClassDef": lambda node: definition("class", node, called(node.bases, node.keywords)),
    "Return": lambda node: ["return", form(node.value)],
    "Raise": lambda node: ["raise", form(node.exc)],
    "Delete": lambda node: ["delete", some(flat(node.targets))],
    "Import": lambda node: ["import", aliases(node.names)],
    "ImportFrom": lambda node: ["importFrom", module(node), [] if node.names[0].name == "*" else aliases(node.names), node.names[0].name == "*"],
    "Global": lambda node: ["global", node.names],
    "Nonlocal": lambda node: ["nonlocal", node.names],
    "Assert": lambda node: ["assert", form(node.test)],
    "Match": lambda node: ["match", form(node.subject), [[bound(one.pattern), form(one.guard), some(one.body)] for one in node.cases]],
    "Pass": lambda node: ["pass"],
    "Break": lambda node: ["break"],
    "Continue": lambda node: ["continue"],
    "Name": lambda node: ["name", node.id],
    "Constant": constant,
    "JoinedStr": formatted,
    "Attribute": lambda node: ["attribute", form(node.value), node.attr],
    "Subscript": lambda node: ["subscript", form(node.value), index(node.slice)],
    "Slice": lambda node: ["slice", form(node.lower), form(node.upper), form(node.step)],
    "Call": lambda node: ["call", form(node.func), called(node.args, node.keywords)],
    "BinOp": lambda node: ["binary", sign(node.op), form(node.left), form(node.right)],
    "BoolOp": folded,
    "UnaryOp": lambda node: ["unary", sign(node.op), form(node.operand)],
    "Compare": lambda node: ["compare", [sign(one) for one in node.ops], some([node.left, *node.comparators])],
    "Lambda": lambda node: ["lambda", parameters(node.args), form(node.body)],
    "IfExp": lambda node: ["conditional", form(node.test), form(node.body), form(node.orelse)],
    "Tuple": lambda node: ["tuple", some(node.elts)],
    "List": lambda node: ["list", some(node.elts)],
    "Set": lambda node: ["set", some(node.elts)],
    "Dict": lambda node: ["dictionary", [[form(key), form(value)] for key, value in zip(node.keys, node.values)]],
    "ListComp": lambda node: ["listComprehension", form(node.elt), clauses(node.generators)],
    "SetComp": lambda node: ["setComprehension", form(node.elt), clauses(node.generators)],
    "GeneratorExp": lambda node: ["generator", form(node.elt), clauses(node.generators)],
    "DictComp": lambda node: ["dictionaryComprehension", [form(node.key), form(node.value)], clauses(node.generators)],
    "Starred": lambda node: ["starred", form(node.value)],
    "Await": lambda node: ["await", form(node.value)],
    "Yield": lambda node: ["yield", form(node.value)],
    "YieldFrom": lambda node: ["yield", form(node.value)],
    "NamedExpr": lambda node: ["named", node.target.id, form(node.value)],
}
FORMS.update(AsyncFor=FORMS["For"], AsyncWith=FORMS["With"], AsyncFunctionDef=FORMS["FunctionDef"], TryStar=FORMS["Try"])


def form(node):
    return None if node is None else FORMS[type(node).__name__](node)


def read(text):
    try:
        return form(ast.parse(text))
    except (SyntaxError, ValueError):
        return None


with open(sys.argv[1], encoding="utf-8") as file:
    json.dump([read(text) for text in json.load(file)], sys.stdout)
