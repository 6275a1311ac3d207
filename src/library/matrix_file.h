// Logseq's file of the table that the cards of a graph share: logseq/srs-of-matrix.edn below its
// root. Of no interest unless the graph is under Logseq's algorithm.
//
// What another program changed in it since it was last read or written here is taken into the
// table, cell by cell; whatever it did not touch stays as the scores here have made it.
#ifndef RECTO_LIBRARY_MATRIX_FILE_H
#define RECTO_LIBRARY_MATRIX_FILE_H

#include "import.h"

// Whether the file says anything else than `known`. One that cannot be read is told about.
bool matrix_file_has_news(Import *im, const Graph *graph, Str known);
// Takes in what is new, and logs the table that comes out where it is another one. What is odd in
// the file is told.
bool matrix_file_take(Import *im, const Graph *graph, Err *err);
// Takes in what is new, then writes the table where the file has another one. A file that cannot be
// read or written is told about and left as it is.
bool matrix_file_write(Import *im, const Graph *graph, Err *err);

#endif
