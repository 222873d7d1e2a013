/** `README.txt` of a package: what lies here and how to begin. */
import type { ExportSource } from '../format.js';

/** The text, for people who have never seen such a package. */
export function packageReadme({ survey, moment, count }: ExportSource): string {
  return `${survey.title}
${survey.lab}

${count} responses to the survey ${survey.slug}, all as they were at ${new Date(moment).toISOString()}.
Each is a row; the order of rows says nothing, and the number in .response only joins the files of this package.

responses.csv      answers as codes, for programs; why a cell is blank stands in brackets
responses.sav      the same for SPSS, with labels and missing values
responses.parquet  the same as typed columns; .blank.… says why a cell is blank
responses.jsonl    the same, an object a line; .blanks says why cells are blank
responses.xlsx     the same for Excel, with codebook and value labels
codebook.html      what every column and code means, to read; .csv and .xml (DDI-Codebook 2.5) for programs
paradata.csv       seconds on each page
codes.…            in the answers, codes that analysts gave comments: 1 or 0, not-coded where they have none yet
orders.csv         orders that chance decided: of choices, and of what stands in groups
designs.csv        what each version of an experiment's design shows; .design.… in the answers says which version
questionnaire-….   each version of the questionnaire, as JSON and as an XLSForm workbook
read.R, read.py    scripts that read responses.csv:  source("read.R", encoding = "UTF-8")  or  import read
datapackage.json   describes all files for programs (datapackage.org)
manifest.json      size and SHA-256 of every file

In responses.csv and responses.xlsx a text that a spreadsheet program could run as a formula, or that looks like the reason
of a blank, has an apostrophe before it; the scripts take it away again.

Nothing here leads to who answered: there are no contacts, links, addresses or moments. What people wrote in their own words
may still tell who they are, so keep this no longer than they were promised, and publish none of it row by row.
`;
}
