#include "../../../src/cli/args.h"

#include <string.h>

#include "tests.h"

enum { ARGV_MAX = 8 };

typedef struct Parsed {
	Args args;
	Arena arena;
	Err err;
	bool is_parsed;
} Parsed;

// Splits a command line at blanks; "~" stands for an empty argument.
static Parsed parse(const char *line)
{
	Parsed p = {0};
	char *argv[ARGV_MAX + 2] = {"recto"};
	int argc = 1;
	Str rest = str_from_z(line);
	for (Str word; rest.n > 0;) {
		str_cut(rest, ' ', &word, &rest);
		argv[argc++] = arena_copy_z(&p.arena, str_equals(word, STR("~")) ? STR("") : word);
	}
	p.is_parsed = args_parse(argc, argv, &p.arena, &p.args, &p.err);
	return p;
}

static void release(Parsed *p)
{
	arena_release(&p->arena);
}

static void assert_words(const Parsed *p, const char *expected)
{
	Buf joined = {0};
	for (size_t i = 0; i < p->args.n_words; i++)
		buf_printf(&joined, "%s%s", i > 0 ? " " : "", p->args.words[i]);
	assert_str(buf_str(&joined), expected);
	buf_release(&joined);
}

static void tells_flags_from_words(void **state)
{
	static const struct {
		const char *line, *words;
		FlagSet given;
		FlagId flag; // FLAG_COUNT: no value to look at
		const char *value;
	} cases[] = {
		{"", "", 0, FLAG_COUNT, NULL},
		{"list", "list", 0, FLAG_COUNT, NULL},
		{"list --json a b", "list a b", FLAG_BIT(JSON), FLAG_COUNT, NULL},
		{"--json list", "list", FLAG_BIT(JSON), FLAG_COUNT, NULL},
		{"--db x list", "list", FLAG_BIT(DB), FLAG_DB, "x"},
		{"list --db=x", "list", FLAG_BIT(DB), FLAG_DB, "x"},
		{"list --db=a=b", "list", FLAG_BIT(DB), FLAG_DB, "a=b"},
		{"--db x --db y", "", FLAG_BIT(DB), FLAG_DB, "y"},
		{"--db -x due", "due", FLAG_BIT(DB), FLAG_DB, "-x"},
		{"--ahead -1 review", "review", FLAG_BIT(AHEAD), FLAG_AHEAD, "-1"},
		{"-q due", "due", FLAG_BIT(QUIET), FLAG_COUNT, NULL},
		{"due --quiet", "due", FLAG_BIT(QUIET), FLAG_COUNT, NULL},
		{"-qh due", "due", FLAG_BIT(QUIET) | FLAG_BIT(HELP), FLAG_COUNT, NULL},
		{"inspect -", "inspect -", 0, FLAG_COUNT, NULL},
		{"list -- -x --json", "list -x --json", 0, FLAG_COUNT, NULL},
		{"list a -- b -- c", "list a b -- c", 0, FLAG_COUNT, NULL},
		{"-- due", "due", 0, FLAG_COUNT, NULL},
		{"list ~", "list ", 0, FLAG_COUNT, NULL},
	};
	(void)state;
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		Parsed p = parse(cases[i].line);
		assert_true(p.is_parsed);
		assert_null(p.args.unknown);
		assert_int_equal(p.args.given, cases[i].given);
		assert_words(&p, cases[i].words);
		if (cases[i].flag != FLAG_COUNT)
			assert_string_equal(p.args.values[cases[i].flag], cases[i].value);
		release(&p);
	}
}

static void refuses_values_that_are_missing_or_have_no_place(void **state)
{
	static const struct {
		const char *line, *text;
	} cases[] = {
		{"--db", "--db wants a value: --db FILE"},
		{"--db=", "--db wants a value: --db FILE"},
		{"--db ~", "--db wants a value: --db FILE"},
		{"--db --json", "--db wants a value: --db FILE"},
		{"due --limit --", "--limit wants a value: --limit N"},
		{"--json=1", "--json takes no value"},
		{"--json=", "--json takes no value"},
	};
	(void)state;
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		Parsed p = parse(cases[i].line);
		assert_false(p.is_parsed);
		assert_int_equal(p.err.kind, ERR_USAGE);
		assert_string_equal(p.err.text, cases[i].text);
		release(&p);
	}
}

static void names_the_nearest_flag(void **state)
{
	static const struct {
		const char *line, *text;
	} cases[] = {
		{"--jsno", "unknown flag --jsno: did you mean --json?"},
		{"-json", "unknown flag -json: did you mean --json?"},
		{"--qeury=x", "unknown flag --qeury=x: did you mean --query?"},
		{"--ye", "unknown flag --ye: did you mean --yes?"},
		{"--dry-run", "recto mark takes no --dry-run"},
		{"--early --force", "recto mark takes no --force"},
		{"--xyzzyxyzzy",
			"unknown flag --xyzzyxyzzy: recto mark -h lists the flags; words that "
			"begin with - go after --"},
		{"-1", "unknown flag -1: recto mark -h lists the flags; words that begin with - go "
		       "after --"},
	};
	(void)state;
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		Parsed p = parse(cases[i].line);
		assert_true(p.is_parsed);
		FlagSet taken = FLAGS_GLOBAL | FLAG_BIT(QUERY) | FLAG_BIT(YES);
		assert_false(args_check(&p.args, taken, "recto mark", &p.err));
		assert_int_equal(p.err.kind, ERR_USAGE);
		assert_string_equal(p.err.text, cases[i].text);
		release(&p);
	}
}

static void accepts_the_flags_of_the_command(void **state)
{
	Parsed p = parse("list --json --yes");
	(void)state;
	assert_true(args_check(&p.args, FLAG_BIT(JSON) | FLAG_BIT(YES), "recto mark", &p.err));
	release(&p);
}

static void reads_whole_numbers_in_range(void **state)
{
	static const struct {
		const char *line;
		int value; // -1: refused
	} cases[] = {
		{"--limit 0", 0}, {"--limit 7", 7}, {"--limit=9", 9}, {"--limit 10", -1},
		{"--limit -1", -1}, {"--limit 1.5", -1}, {"--limit x", -1}, {"--limit 1x", -1},
		{"--limit 99999999999999999999", -1}, {"", 5}, // absent: what was there stays
	};
	(void)state;
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		Parsed p = parse(cases[i].line);
		int value = 5;
		bool is_read = args_number(&p.args, FLAG_LIMIT, 0, 9, &value, &p.err);
		assert_int_equal(is_read, cases[i].value >= 0);
		if (is_read)
			assert_int_equal(value, cases[i].value);
		else
			assert_int_equal(p.err.kind, ERR_USAGE);
		release(&p);
	}
}

static void says_what_a_number_may_be(void **state)
{
	Err err = {0};
	int value;
	(void)state;
	assert_false(args_word_number("six", "SCORE", 0, 5, &value, &err));
	assert_string_equal(err.text, "SCORE is a whole number from 0 to 5, not \"six\"");
}

const struct CMUnitTest args_tests[] = {
	cmocka_unit_test(tells_flags_from_words),
	cmocka_unit_test(refuses_values_that_are_missing_or_have_no_place),
	cmocka_unit_test(names_the_nearest_flag),
	cmocka_unit_test(accepts_the_flags_of_the_command),
	cmocka_unit_test(reads_whole_numbers_in_range),
	cmocka_unit_test(says_what_a_number_may_be),
};
const size_t args_tests_n = HARNESS_COUNT(args_tests);
