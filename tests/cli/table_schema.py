"""A validator of tabular data packages, from the published texts alone (Data Package, Tabular Data Resource, Table Schema 1.0)
and nothing of this program:  faults(folder) names what is wrong with datapackage.json and its tables."""

import csv
import hashlib
import io
import json
import re
import sys
from datetime import datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path

NAME = re.compile(r"[a-z0-9._-]+")
TYPES = {"string", "number", "integer", "boolean", "object", "array", "date", "time", "datetime", "year", "yearmonth",
         "duration", "geopoint", "geojson", "any"}
CONSTRAINTS = {"required": None, "unique": None, "enum": None, "pattern": {"string"},
               "minLength": {"string", "array", "object"}, "maxLength": {"string", "array", "object"},
               "minimum": {"integer", "number", "date", "datetime", "year", "yearmonth", "time"},
               "maximum": {"integer", "number", "date", "datetime", "year", "yearmonth", "time"}}


def cast(field, text):
    """The value of a cell; ValueError where it is none of the field's type."""
    kind = field.get("type", "string")
    if kind == "integer":
        if not re.fullmatch(r"[+-]?\d+", text):
            raise ValueError("no integer")
        return int(text)
    if kind == "number":
        if text not in ("NaN", "INF", "-INF") and not re.fullmatch(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", text):
            raise ValueError("no number")
        try:
            return Decimal(text)
        except InvalidOperation as fault:
            raise ValueError("no number") from fault
    if kind == "boolean":
        for value, default in ((True, ["true", "True", "TRUE", "1"]), (False, ["false", "False", "FALSE", "0"])):
            if text in field.get("trueValues" if value else "falseValues", default):
                return value
        raise ValueError("no truth")
    if kind == "datetime":
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ")
    return text


def value_faults(field, value):
    limits = field.get("constraints", {})
    if "enum" in limits and value not in [cast(field, str(e)) if not isinstance(e, bool) else e for e in limits["enum"]]:
        yield "not in enum"
    if "minimum" in limits and value < limits["minimum"]:
        yield f"under {limits['minimum']}"
    if "maximum" in limits and value > limits["maximum"]:
        yield f"over {limits['maximum']}"
    if "pattern" in limits and not re.fullmatch(limits["pattern"], value):
        yield "does not fit the pattern"
    for name, wrong in (("minLength", lambda n: len(value) < n), ("maxLength", lambda n: len(value) > n)):
        if name in limits and wrong(limits[name]):
            yield name


def schema_faults(schema):
    fields = schema.get("fields")
    if not isinstance(fields, list) or not fields:
        yield "schema without fields"
        return
    names = [f.get("name") for f in fields]
    if len(set(names)) != len(names) or not all(names):
        yield "names of fields are missing or doubled"
    for field in fields:
        if field.get("type", "string") not in TYPES:
            yield f"{field['name']}: no such type"
        for constraint in field.get("constraints", {}):
            allowed = CONSTRAINTS.get(constraint, set())
            if allowed is not None and field.get("type", "string") not in allowed:
                yield f"{field['name']}: {constraint} does not belong to its type"
    if not isinstance(schema.get("missingValues", [""]), list):
        yield "missingValues is no list"
    for key in [schema.get("primaryKey", [])] + [k.get("fields") for k in schema.get("foreignKeys", [])]:
        for name in [key] if isinstance(key, str) else key or []:
            if name not in names:
                yield f"a key names {name}, which is no field"


def read_table(folder, resource):
    """(faults, rows as dicts of values)."""
    found, rows = [], []
    path = Path(resource["path"])
    if path.is_absolute() or ".." in path.parts:
        return ["its path leads elsewhere"], rows
    raw = (folder / path).read_bytes()
    if "bytes" in resource and resource["bytes"] != len(raw):
        found.append("bytes differ")
    kind, _, digest = resource.get("hash", "").rpartition(":")
    if digest and hashlib.new(kind or "md5", raw).hexdigest() != digest:
        found.append("hash differs")
    dialect = resource.get("dialect", {})
    text = raw.decode(resource.get("encoding", "utf-8"))
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=dialect.get("delimiter", ","),
                       doublequote=dialect.get("doubleQuote", True), quotechar=dialect.get("quoteChar", '"'), strict=True)
    schema = resource["schema"]
    fields = schema["fields"]
    missing = schema.get("missingValues", [""])
    if next(lines, None) != [f["name"] for f in fields]:
        return found + ["the header is not that of the fields"], rows
    for number, cells in enumerate(lines, 2):
        if len(cells) != len(fields):
            found.append(f"row {number} has {len(cells)} cells")
            continue
        row = {}
        for field, cell in zip(fields, cells):
            value = None
            if cell in missing:
                if field.get("constraints", {}).get("required"):
                    found.append(f"row {number}: {field['name']} is required")
            else:
                try:
                    value = cast(field, cell)
                    found += [f"row {number}: {field['name']}: {what}" for what in value_faults(field, value)]
                except ValueError as fault:
                    found.append(f"row {number}: {field['name']}: {fault}: {cell[:40]}")
            row[field["name"]] = value
        rows.append(row)
    return found, rows


def key_faults(name, schema, rows, tables):
    primary = schema.get("primaryKey", [])
    primary = [primary] if isinstance(primary, str) else primary
    seen = set()
    for row in rows:
        key = tuple(row[k] for k in primary)
        if None in key:
            yield f"{name}: a primary key is empty"
        if primary and key in seen:
            yield f"{name}: primary key twice: {key}"
        seen.add(key)
    for foreign in schema.get("foreignKeys", []):
        there = foreign["reference"]["resource"] or name
        if there not in tables:
            yield f"{name}: refers to {there}, which is no resource"
            continue
        columns, others = ([f] if isinstance(f, str) else f for f in (foreign["fields"], foreign["reference"]["fields"]))
        known = {tuple(row[o] for o in others) for row in tables[there]}
        for row in rows:
            key = tuple(row[c] for c in columns)
            if None not in key and key not in known:
                yield f"{name}: {key} is not in {there}"


def faults(folder):
    folder = Path(folder)
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    found = []
    if not package.get("resources"):
        return ["no resources"]
    for about in [package, *package["resources"]]:
        if not NAME.fullmatch(about.get("name", "")):
            found.append(f"name is not of the allowed letters: {about.get('name')}")
    names = [r["name"] for r in package["resources"]]
    if len(set(names)) != len(names):
        found.append("two resources of one name")
    if "keywords" in package and not all(isinstance(k, str) for k in package["keywords"]):
        found.append("keywords are no texts")
    tables = {}
    for resource in package["resources"]:
        wrong = list(schema_faults(resource.get("schema", {})))
        if not wrong:
            wrong, tables[resource["name"]] = read_table(folder, resource)
        found += [f"{resource['name']}: {what}" for what in wrong]
    for resource in package["resources"]:
        if resource["name"] in tables:
            found += key_faults(resource["name"], resource["schema"], tables[resource["name"]], tables)
    return found


if __name__ == "__main__":
    print("\n".join(faults(sys.argv[1])) or "valid")
