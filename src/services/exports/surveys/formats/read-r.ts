/** A script that reads the package's answers into R with R alone, and gives codes their labels and blanks their reasons. */
import { ROW_BLANKS } from '../../../surveys/rows-beside.js';
import { codebookOf } from '../codebook.js';
import { columnsOf } from '../columns.js';
import type { ExportFormat, ExportSource } from '../format.js';
import { APOSTROPHE_PATTERN } from '../marked-text.js';
import { inChunks } from '../text-chunks.js';

export const readR: ExportFormat = {
  name: 'read-r',
  title: 'Script for R',
  hint: 'Reads responses.csv of the package',
  mediaType: 'text/plain; charset=utf-8',
  extension: 'R',
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
    'canvass_variables <- list(\n',
  ];
  yield variables.map(({ name, label, kind, codes }, index) => {
    const values = codes.map(({ code }) => code);
    const labels = codes.map((each) => JSON.stringify(each.label === '' ? String(each.code) : each.label));
    const missing = codes.flatMap((each) => (each.missing ? [each.code] : []));
    const own = `list(name = ${JSON.stringify(name)}, label = ${JSON.stringify(label)}, kind = "${kind}", codes = c(${values.join(', ')}), labels = c(${labels.join(', ')}), missing = c(${missing.join(', ')}))`;
    return `  ${own}${index < variables.length - 1 ? ',' : ''}\n`;
  });
  yield [')\n', END];
}

/** R's own escapes for the signs, so that R knows the pattern to be UTF-8 and matches characters, not bytes. */
const APOSTROPHE = JSON.stringify(APOSTROPHE_PATTERN).replaceAll('\\\\u', '\\u');

const MARKS = ROW_BLANKS.map((reason) => JSON.stringify(reason)).join(', ');

const START = `# Written by Canvass. In the folder of this file:  source("read.R", encoding = "UTF-8")
#
# responses   a data frame, a row for each response: factors, numbers, days and texts; blanks and codes that say nothing are NA
# codes       the same with codes as numbers instead of factors, those that say nothing included
# reasons     why a cell of responses is blank: ${ROW_BLANKS.join(', ')}; NA where it is not
# The label of each variable is its attribute "label".

`;

const END = `
canvass_folder <- if (exists("canvass_folder")) canvass_folder else "."
canvass_apostrophe <- ${APOSTROPHE}
canvass_read <- function() {
  cells <- read.csv(file.path(canvass_folder, "responses.csv"), colClasses = "character", check.names = FALSE,
    encoding = "UTF-8", na.strings = character(0), strip.white = FALSE)
  marks <- c(${MARKS})
  codes <- reasons <- responses <- cells
  for (variable in canvass_variables) {
    cell <- cells[[variable$name]]
    at <- match(cell, paste0("[", marks, "]"))
    reasons[[variable$name]] <- marks[at]
    cell[!is.na(at) | cell == ""] <- NA
    if (variable$kind %in% c("code", "number")) {
      number <- as.numeric(cell)
      codes[[variable$name]] <- number
      value <- number
      if (variable$kind == "code") {
        valid <- !(variable$codes %in% variable$missing)
        value <- factor(number, levels = variable$codes[valid], labels = variable$labels[valid])
      }
    } else {
      value <- if (variable$kind == "date") as.Date(cell) else gsub(canvass_apostrophe, "", cell, perl = TRUE)
      codes[[variable$name]] <- value
    }
    responses[[variable$name]] <- value
    attr(responses[[variable$name]], "label") <- attr(codes[[variable$name]], "label") <- variable$label
  }
  list(responses = responses, codes = codes, reasons = reasons)
}
canvass <- canvass_read()
responses <- canvass$responses
codes <- canvass$codes
reasons <- canvass$reasons
`;
