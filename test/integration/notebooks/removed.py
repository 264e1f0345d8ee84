"""Prints which of the names, methods and keywords are still there in the installed libraries, and which replacements are not."""

import importlib
import inspect
import json
import sys
import warnings

warnings.simplefilter("ignore")
job = json.load(open(sys.argv[1], encoding="utf-8"))


def found(dotted):
    words = dotted.split(".")
    for end in range(len(words), 0, -1):
        try:
            value = importlib.import_module(".".join(words[:end]))
        except ImportError:
            continue
        try:
            for word in words[end:]:
                value = getattr(value, word)
            return value
        except (AttributeError, ImportError):
            return None
    return None


def there(dotted):
    return found(dotted) is not None or hasattr(__import__("builtins"), dotted)


def takes(call, keyword, value):
    function = found(call)
    assert function is not None, call
    if value is not None:
        options = function._parameter_constraints.get(keyword, [])
        return any(value in getattr(one, "options", set()) for one in options)
    return keyword in inspect.signature(function).parameters


print(json.dumps({
    "names": [name for name, _ in job["names"] if there(name)],
    "replacements": [to for _, to in job["names"] if to and not there(to)],
    "methods": [name for name in job["methods"] if any(hasattr(found(owner), name) for owner in ("pandas.DataFrame", "pandas.Series", "sklearn.preprocessing.OneHotEncoder"))],
    "keywords": [[call, keyword] for call, keyword, value, _ in job["keywords"] if takes(call, keyword, value)],
    "renamed": [[call, to] for call, keyword, value, to in job["keywords"] if to and not takes(call, keyword if value else to, to if value else None)],
}))
