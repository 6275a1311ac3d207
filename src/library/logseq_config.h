// logseq/config.edn: what recto needs of a graph's own configuration.
#ifndef RECTO_LIBRARY_LOGSEQ_CONFIG_H
#define RECTO_LIBRARY_LOGSEQ_CONFIG_H

#include "recto/card/card.h"
#include "talk.h"

// Where the configuration of a graph lies, below its root.
#define LOGSEQ_CONFIG "logseq/config.edn"

typedef struct LogseqOptions {
	FileNames file_names;     // :file/name-format
	Str pages_folder;         // :pages-directory, below the root, without slashes around it
	Str journals_folder;      // :journals-directory
	Str hidden;               // :hidden, one a line, each with a leading '/'
	Str hidden_properties;    // :block-hidden-properties, normalised, one a line
	RefOptions refs;          // :property-pages/…, :journal/page-title-format
	double learning_fraction; // :srs/learning-fraction, between 0 and 1, both excluded
	double initial_interval;  // :srs/initial-interval, days, more than 0
} LogseqOptions;

// What Logseq does without a configuration.
LogseqOptions logseq_options_default(void);
// Reads the configuration below a root; texts live in the arena. What is odd there goes to the
// talk, and the default is taken in its place.
void logseq_options_read(LogseqOptions *out, Str root, Talk *talk, Arena *a);
// A hash of all that the cards of a page depend on.
uint64_t logseq_options_hash(const LogseqOptions *options, uint64_t hash);

#endif
