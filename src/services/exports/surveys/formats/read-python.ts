/** A script that reads the package's answers into Python with its own library, or into pandas where it is there. */
import { ROW_BLANKS } from '../../../surveys/rows-beside.js';
import { codebookOf } from '../codebook.js';
import { columnsOf } from '../columns.js';
import type { ExportFormat, ExportSource } from '../format.js';
import { APOSTROPHE_PATTERN } from '../marked-text.js';
import { inChunks } from '../text-chunks.js';

export const readPython: ExportFormat = {
  name: 'read-python',
  title: 'Script for Python',
  hint: 'Reads responses.csv of the package',
  mediaType: 'text/plain; charset=utf-8',
  extension: 'py',
  alone: false,
  options: ['language'],
  passes: 0,
  write: (source, { language }) => inChunks(script(source, language)),
};

async function* script(source: ExportSource, language: string): AsyncGenerator<Iterable<string>> {
  const variables = codebookOf(columnsOf(source, { columns: 'choices', language }), null);
  const { survey, moment } = source;
  yield [
    `# Answers to ${JSON.stringify(survey.title)} (${survey.slug}), as they were at ${new Date(moment).toISOString()}.\n`,
    START,
    'VARIABLES = [\n',
  ];
  yield variables.map(({ name, label, kind, codes }) => {
    const labels = codes.map(
      (each) => `${each.code}: ${JSON.stringify(each.label === '' ? String(each.code) : each.label)}`,
    );
    const missing = codes.flatMap((each) => (each.missing ? [each.code] : []));
    return `    {"name": ${JSON.stringify(name)}, "label": ${JSON.stringify(label)}, "kind": "${kind}", "codes": {${labels.join(', ')}}, "missing": [${missing.join(', ')}]},\n`;
  });
  yield [']\n', END];
}

const START = `# Written by Canvass. In the folder of this file:  import read;  responses, reasons = read.responses()
"""Reads responses.csv. read.responses() gives a list of dictionaries with codes as numbers, days as dates and blanks as None,
and another with why a cell is blank; read.frame() gives a pandas data frame with categories for codes."""
import csv
import datetime
import os
import re

`;

const END = `
MARKS = ${JSON.stringify(ROW_BLANKS)}
APOSTROPHE = re.compile(${JSON.stringify(APOSTROPHE_PATTERN)})
FOLDER = os.path.dirname(os.path.abspath(__file__))


def value_of(variable, cell):
    """A cell as a number, a day or a text; None where it is blank."""
    if cell == "" or cell in ["[" + mark + "]" for mark in MARKS]:
        return None
    if variable["kind"] == "code":
        return int(cell)
    if variable["kind"] == "number":
        return int(cell) if re.fullmatch("-?[0-9]+", cell) else float(cell)
    if variable["kind"] == "date":
        return datetime.date.fromisoformat(cell)
    return APOSTROPHE.sub("", cell)


def responses(path=os.path.join(FOLDER, "responses.csv")):
    """All rows, and why their cells are blank."""
    rows, reasons = [], []
    with open(path, encoding="utf-8", newline="") as file:
        for cells in csv.DictReader(file):
            rows.append({each["name"]: value_of(each, cells[each["name"]]) for each in VARIABLES})
            reasons.append({name: cell[1:-1] for name, cell in cells.items() if cell[1:-1] in MARKS and cell[0] == "["})
    return rows, reasons


def frame(path=os.path.join(FOLDER, "responses.csv")):
    """A pandas data frame: categories for codes, those that say nothing being blank."""
    import pandas

    rows, _ = responses(path)
    columns = {}
    for each in VARIABLES:
        values = [row[each["name"]] for row in rows]
        if each["kind"] == "code":
            valid = {code: label for code, label in each["codes"].items() if code not in each["missing"]}
            named = [valid.get(value) for value in values]
            columns[each["name"]] = pandas.Categorical(named, categories=list(dict.fromkeys(valid.values())))
        else:
            columns[each["name"]] = values
    return pandas.DataFrame(columns)
`;
