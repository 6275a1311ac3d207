// The configuration: one table of keys with types, ranges, defaults and help, and the values that a
// file gives them.
//
// Zero is not a Config; config_init gives the defaults. A value that is out of range, or a key that
// does not exist, is an error with file:line:col, the line, a caret, and the nearest key: never a
// silent default.
#ifndef RECTO_CONFIG_CONFIG_H
#define RECTO_CONFIG_CONFIG_H

#include "recto/base/arena.h"
#include "recto/base/buf.h"
#include "recto/base/err.h"

// The numbers are the places of the words in the table: the default is 0.
typedef enum SchedulerName { SCHEDULER_SM2, SCHEDULER_LOGSEQ } SchedulerName;
typedef enum ReviewOrder { ORDER_DUE, ORDER_RANDOM, ORDER_PAGE } ReviewOrder;
typedef enum LeechAction { LEECH_MARK, LEECH_SUSPEND } LeechAction;
typedef enum ClozeMode { CLOZE_BLOCK, CLOZE_EACH } ClozeMode;
// BODY_AUTO: question in graphs, else answer.
typedef enum BodyMode { BODY_AUTO, BODY_QUESTION, BODY_ANSWER } BodyMode;
typedef enum TemplateMode { TEMPLATES_SKIP, TEMPLATES_CARDS } TemplateMode;
typedef enum KeyPreset { KEYS_ANKI, KEYS_SM2, KEYS_LOGSEQ } KeyPreset;
typedef enum ImageMode {
	IMAGES_AUTO,
	IMAGES_SYMBOLS,
	IMAGES_SIXEL,
	IMAGES_KITTY,
	IMAGES_OFF
} ImageMode;
typedef enum ThemeName { THEME_AUTO, THEME_DARK, THEME_LIGHT, THEME_ANSI, THEME_MONO } ThemeName;

// The keys that a graph may set for itself.
typedef struct GraphSettings {
	SchedulerName scheduler;
	int new_per_day;     // 0 = no limit
	int reviews_per_day; // 0 = no limit
	int max_interval;    // days, 1 to 36500
	ClozeMode cloze;
	BodyMode body;
	TemplateMode templates;
	bool write_back;
} GraphSettings;

typedef struct GraphConfig {
	Str path; // as written, "~/" expanded, a relative one joined to the configuration's folder
	Str root; // `path` resolved as by path_resolve, or `path` where nothing is there
	GraphSettings settings;          // the top-level values where the graph says nothing
	bool limits_new, limits_reviews; // the graph sets new_per_day / reviews_per_day itself
} GraphConfig;

// One pair of `bind:`; review resolves it against its action table and reports with this place.
typedef struct Bind {
	Str action;
	Str key;
	int line, col; // of the key
	int action_line, action_col;
} Bind;

typedef struct Config {
	Str file; // where it was read, empty when there is no file
	Str text; // its text, for carets
	int day_starts_at;
	ReviewOrder order;
	bool fuzz;
	int leech_at; // lapses; 0 = off
	LeechAction leech_action;
	bool bury_siblings;
	Str hide_tags; // one a line, lower-cased, without '#'
	KeyPreset keys;
	Bind *binds;
	size_t n_binds;
	ImageMode images;
	Str math; // auto, builtin, off, or a command
	ThemeName theme;
	Str editor; // empty: $VISUAL, $EDITOR, vi
	Str opener;
	GraphSettings defaults;
	GraphConfig *graphs;
	size_t n_graphs;
	Arena arena;
} Config;

// The defaults, as the table has them.
void config_init(Config *c);
void config_release(Config *c);

// Reads `path`. A missing file is no error when `must_exist` is false. ERR_IO with place, line,
// caret and a hint.
bool config_load(Config *c, const char *path, bool must_exist, Err *err);
// The same from a text; `file` is for messages and for relative graph paths.
bool config_parse(Config *c, Str text, Str file, Err *err);

// What holds for a graph root, a path that is resolved: the settings of the `graphs:` entry with
// that root, or the defaults. Lends.
const GraphSettings *config_for_graph(const Config *c, Str root);

// The editor as configured, else $VISUAL, $EDITOR, "vi". Lends.
Str config_editor(const Config *c);

// ERR_IO "FILE:LINE:COL: message" with the line and a caret below it. Returns false.
bool config_error(const Config *c, int line, int col, Err *err, const char *format, ...)
	__attribute__((format(printf, 5, 6)));

// -- the table, for help, manual and completions ----------------------------------------------

typedef struct ConfigKey {
	const char *name;
	const char *values; // words separated by ", ", the default first; after "; " a note
	const char *help;   // one sentence
	bool per_graph;
	bool is_inert; // read and checked, but without effect in this release
} ConfigKey;

extern const ConfigKey config_keys[]; // sorted by name
extern const size_t config_keys_n;

#endif
