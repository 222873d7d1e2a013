# Reads a file of answers with somebody else's reader and tells of each column: name, cells that say something, their sum,
# and for SPSS files how many value labels there are. Words: how to read, and the file.
words <- commandArgs(trailingOnly = TRUE)
how <- words[1]
path <- words[2]
tell <- function(name, x, labels = 0) {
  said <- !is.na(x)
  if (is.character(x)) {
    said <- said & x != ""
    size <- nchar(sub(" +$", "", x[said]), type = "bytes")
  } else size <- as.numeric(x)[said]
  cat(name, sum(said), format(sum(size), digits = 17), labels, sep = "\t")
  cat("\n")
}
if (how == "haven") {
  frame <- haven::read_sav(path, user_na = TRUE)
  for (name in names(frame)) {
    x <- frame[[name]]
    labels <- length(attr(x, "labels"))
    value <- if (is.character(x)) as.character(x) else if (inherits(x, "Date")) as.numeric(x) else as.numeric(unclass(x))
    value[is.na(x)] <- NA
    tell(name, value, labels)
  }
} else if (how == "foreign") {
  frame <- suppressWarnings(foreign::read.spss(path, to.data.frame = FALSE, use.value.labels = FALSE, use.missings = TRUE,
    reencode = "UTF-8"))
  for (name in names(frame)) tell(name, if (is.factor(frame[[name]])) as.character(frame[[name]]) else frame[[name]])
} else if (how == "script") {
  canvass_folder <- path
  source(file.path(path, "read.R"), encoding = "UTF-8")
  for (name in names(codes)) tell(name, if (inherits(codes[[name]], "Date")) as.numeric(codes[[name]]) else codes[[name]])
} else if (how == "readr") {
  frame <- readr::read_csv(path, col_types = readr::cols(.default = "c"), na = c("", "[not-asked]", "[hidden]", "[skipped]",
    "[broke-off]", "[not-in-version]", "[not-coded]"), name_repair = "minimal", show_col_types = FALSE, trim_ws = FALSE)
  for (name in names(frame)) tell(name, type.convert(sub("^'", "", frame[[name]]), as.is = TRUE))
}
