#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Remakes the generated part of the catalogue's text from Google's API discovery documents.

Reads every NAME.VERSION.json in DOCS_DIR (and index.json, Google's list of APIs, for its `preferred` flag) and
writes about.tsv, apis.tsv, scopes.tsv, sets.tsv and methods.tsv. The layout is described in README.md. The same
documents always give the same bytes.
"""
import argparse
import hashlib
import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

GENERATOR = "1"  # raise it when the same documents would give other text
PREFIX = "https://www.googleapis.com/auth/"
SIGN_IN = ("openid", "email", "profile")
STABLE = re.compile(r"(\w+_)?v?\d+(\.\d+)*")
FLAGS = {"request": "body", "deprecated": "deprecated", "supportsMediaDownload": "download",
         "supportsMediaUpload": "upload"}


@dataclass
class Method:
    id: str
    verb: str
    path: str
    scopes: tuple = ()
    flags: tuple = ()
    query: tuple = ()


@dataclass
class Api:
    name: str
    version: str
    title: str
    documentation: str
    revision: str
    root: str
    path: str
    preferred: str = "unknown"
    listed: str = "unknown"
    default: str = "no"
    methods: list = field(default_factory=list)
    wordings: dict = field(default_factory=dict)

    @property
    def key(self):
        return f"{self.name}:{self.version}"


def one_line(text):
    return " ".join((text or "").split())


def short(scope):
    return scope[len(PREFIX):] if scope.startswith(PREFIX) else scope


def methods_of(node):
    """All methods of a document, its resources and their resources."""
    for method in (node.get("methods") or {}).values():
        required = [(name, parameter.get("location")) for name, parameter in
                    (method.get("parameters") or {}).items() if parameter.get("required")]
        yield Method(id=method["id"], verb=method["httpMethod"], path=method["path"],
                     scopes=tuple(sorted({short(scope) for scope in method.get("scopes") or ()})),
                     flags=tuple(word for member, word in FLAGS.items() if method.get(member)),
                     query=tuple(sorted(name for name, location in required if location == "query")))
    for resource in (node.get("resources") or {}).values():
        yield from methods_of(resource)


def read_api(document):
    declared = ((document.get("auth") or {}).get("oauth2") or {}).get("scopes") or {}
    return Api(name=document["name"], version=document["version"], title=one_line(document.get("title")),
               documentation=document.get("documentationLink", ""), revision=str(document.get("revision", "")),
               root=document["rootUrl"], path=document.get("servicePath", ""),
               methods=sorted(methods_of(document), key=lambda method: written_id(method, document["name"])),
               wordings={short(scope): one_line(about.get("description")) for scope, about in declared.items()})


def read_apis(folder):
    """One API for each name and version; of two documents the newer, since some lie there under two names."""
    apis = {}
    for path in sorted(folder.glob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        if "version" not in document or "rootUrl" not in document:
            continue  # index.json
        api = read_api(document)
        if api.key not in apis or api.revision > apis[api.key].revision:
            apis[api.key] = api
    return [apis[key] for key in sorted(apis)]


def directory_items(path):
    return json.loads(path.read_text(encoding="utf-8")).get("items", []) if path and path.exists() else []


def mark_preferred(apis, items):
    flags = {item["id"]: "yes" if item.get("preferred") else "no" for item in items}
    for api in apis:
        api.preferred = flags.get(api.key, "unknown")


def mark_listed(apis, items):
    ids = {item["id"] for item in items}
    for api in apis:
        api.listed = "unknown" if not ids else "yes" if api.key in ids else "no"


def numbers(api):
    return [int(digits) for digits in re.findall(r"\d+", api.version)] or [0]


def mark_default(apis):
    """The version that a bare API name means. Google says it for some only; else the newest stable one."""
    families = defaultdict(list)
    for api in apis:  # admin:directory_v1 and admin:reports_v1 are different APIs
        families[api.name, api.version.rpartition("_")[0]].append(api)
    for family in families.values():
        live = [api for api in family if api.listed != "no"] or family
        preferred = [api for api in live if api.preferred == "yes"]
        stable = [api for api in live if STABLE.fullmatch(api.version)]
        choice = max(stable or preferred or live, key=lambda api: (numbers(api), api.version))
        if any(numbers(api) >= numbers(choice) for api in preferred):
            choice = preferred[0]
        choice.default = "yes"


def described(apis):
    """Every scope with the wording that most documents use; of equals the newest, then the shortest."""
    votes = defaultdict(lambda: defaultdict(list))
    for api in apis:
        for method in api.methods:
            for scope in method.scopes:
                votes[scope].setdefault("", [])
        for scope, wording in api.wordings.items():
            votes[scope][wording].append(api.revision)
    return {scope: min(wordings, key=lambda text: (-len(wordings[text]), -int(max(wordings[text], default="0")),
                                                   len(text), text)) for scope, wordings in votes.items()}


def set_name(scopes):
    """Short, and the same for as long as the set is: other sets coming and going do not show in a diff."""
    return hashlib.sha256(" ".join(scopes).encode()).hexdigest()[:6] if scopes else "none"


def usual_set(api):
    """Most methods of an API accept the same scopes: said once."""
    counts = Counter(method.scopes for method in api.methods)
    return max(counts, key=lambda scopes: (counts[scopes], scopes), default=())


def written_id(method, api_name):
    """`.files.list` in the section of drive:v3; a few ids do not begin with the API's name."""
    return method.id[len(api_name):] if method.id.startswith(api_name + ".") else method.id


def method_rows(api):
    usual = usual_set(api)
    for method in api.methods:
        named = "" if method.scopes == usual else set_name(method.scopes)
        yield (written_id(method, api.name), method.verb, method.path, named, " ".join(method.flags),
               " ".join(method.query))


def write_table(path, header, rows):
    """Tab-separated, sorted by the caller; columns that are empty at a line's end are left out."""
    lines = ["\t".join(row).rstrip("\t") for row in (header, *rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def write_text(folder, apis, descriptions, source):
    write_table(folder / "about.tsv", ("name", "value"), sorted({
        "generator": GENERATOR, "license": "Apache-2.0", "source": source,
        "revision": max(api.revision for api in apis if api.revision.isdigit())}.items()))
    write_table(folder / "apis.tsv",
                ("api", "revision", "default", "preferred", "listed", "set", "root", "path", "title", "documentation"),
                [(api.key, api.revision, api.default, api.preferred, api.listed, set_name(usual_set(api)), api.root,
                  api.path, api.title, api.documentation) for api in apis])
    write_table(folder / "scopes.tsv", ("scope", "description"), sorted(descriptions.items()))
    sets = {set_name(method.scopes): " ".join(method.scopes) for api in apis for method in api.methods}
    write_table(folder / "sets.tsv", ("set", "scopes"), sorted(sets.items()))
    rows = [row for api in apis for row in ((f"[{api.key}]",), *method_rows(api))]
    write_table(folder / "methods.tsv", ("id", "verb", "path", "set", "flags", "query"), rows)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("documents", metavar="DOCS_DIR", type=Path)
    arguments.add_argument("--source", default="Google API discovery documents",
                           help="where the documents come from, with its version; shown in the About box")
    arguments.add_argument("--directory", type=Path, metavar="FILE",
                           help="a newer list of Google's APIs: those it does not name count as not listed")
    arguments.add_argument("--output", type=Path, default=Path(__file__).resolve().parent)
    options = arguments.parse_args()

    apis = read_apis(options.documents)
    if not apis:
        arguments.error(f"no discovery documents in {options.documents}")
    mark_preferred(apis, directory_items(options.documents / "index.json"))
    mark_listed(apis, directory_items(options.directory))
    mark_default(apis)
    descriptions = described(apis)
    write_text(options.output, apis, descriptions, options.source)
    print(f"{len(apis)} APIs, {len(descriptions)} scopes, {sum(len(api.methods) for api in apis)} methods")


if __name__ == "__main__":
    main()
