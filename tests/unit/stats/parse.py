"""Reads exports with other parsers: python3 parse.py DATABASE KIND FOLDER prints how many rows agree.

FOLDER holds KIND.csv, KIND.json and KIND.jsonl. Each must give the same rows, with the texts that the database has.
"""

import csv
import json
import sqlite3
import sys

database, kind, folder = sys.argv[1:]


def path(form):
    return f"{folder}/{kind}.{form}"


with open(path("json"), encoding="utf-8") as file:
    rows = json.load(file)
with open(path("jsonl"), encoding="utf-8", newline="\n") as file:
    assert [json.loads(line) for line in file] == rows, "jsonl differs"
with open(path("csv"), encoding="utf-8", newline="") as file:
    table = list(csv.reader(file, strict=True))

head, body = table[0], table[1:]
assert len(body) == len(rows), (len(body), len(rows))
for record, row in zip(rows, body):
    assert list(record) == head, (list(record), head)
    for value, field in zip(record.values(), row, strict=True):
        if value is None:
            assert field == "", field
        elif isinstance(value, str):
            assert field == value, (field, value)
        else:
            assert json.loads(field) == value, (field, value)

texts = dict(sqlite3.connect(database).execute(
    "SELECT uid, question FROM card JOIN card_text ON card_text.card = card.id"))
for record in rows:
    card = record.get("card_id", record.get("id"))
    assert record["question"] == texts[card], (record["question"], texts[card])
print(len(rows))
