#include "../../../src/library/logseq_config.h"

#include "lab.h"

typedef struct Read {
	LogseqOptions options;
	Buf warnings;
	Arena arena;
} Read;

static void keep_warning(void *context, const char *line)
{
	Read *r = context;
	const char *below = strstr(line, "config.edn");
	buf_append_z(&r->warnings, below ? below : line);
	buf_append_char(&r->warnings, '\n');
}

static void read_config(Read *r, const char *text)
{
	Lab lab;
	*r = (Read){0};
	Talk talk = {.to = {keep_warning, r}};
	lab_open(&lab);
	lab_write_bytes(&lab, "notes/logseq/config.edn", str_from_z(text));
	logseq_options_read(&r->options, str_from_z(lab.notes), &talk, &r->arena);
	lab_close(&lab);
}

static void release(Read *r)
{
	buf_release(&r->warnings);
	arena_release(&r->arena);
}

static void check_defaults(const LogseqOptions *o)
{
	assert_int_equal(o->file_names, FILE_NAMES_LEGACY);
	assert_str(o->pages_folder, "pages");
	assert_str(o->journals_folder, "journals");
	assert_str(o->hidden, "");
	assert_str(o->hidden_properties, "");
	assert_str(o->refs.excluded_property_names, "");
	assert_str(o->refs.journal_form, "");
	assert_false(o->refs.property_names_are_not_refs);
	assert_true(o->learning_fraction == 0.5);
	assert_true(o->initial_interval == 4);
}

static void test_defaults(void **state)
{
	(void)state;
	static const char *const texts[] = {"", "{}", " ; nothing\n", "{:hidden nil :other [1 2]}",
		"{:hidden [] :block-hidden-properties #{}}"};
	for (size_t i = 0; i < HARNESS_COUNT(texts); i++) {
		Read r;
		read_config(&r, texts[i]);
		check_defaults(&r.options);
		assert_str(buf_str(&r.warnings), "");
		release(&r);
	}
}

static void test_every_key(void **state)
{
	(void)state;
	Read r;
	read_config(&r, "{:meta/version 1\n"
			" :file/name-format :triple-lowbar\n"
			" :pages-directory \"/notes/all/\"\n"
			" :journals-directory \"days\"\n"
			" :journal/page-title-format \"yyyy年MM月dd日\"\n"
			" :hidden [\"secret\" \"/pages/old\"]\n"
			" :block-hidden-properties #{:public :Card_Source \"x\"}\n"
			" :property-pages/enabled? false\n"
			" :property-pages/excludelist #{:duration :author}\n"
			" :srs/learning-fraction 0.25\n"
			" :srs/initial-interval 7 }\n");
	assert_str(buf_str(&r.warnings), "");
	assert_int_equal(r.options.file_names, FILE_NAMES_TRIPLE_LOWBAR);
	assert_str(r.options.pages_folder, "notes/all");
	assert_str(r.options.journals_folder, "days");
	assert_str(r.options.refs.journal_form, "yyyy年MM月dd日");
	assert_str(r.options.hidden, "/secret\n/pages/old\n");
	assert_str(r.options.hidden_properties, "public\ncard-source\nx\n");
	assert_true(r.options.refs.property_names_are_not_refs);
	assert_str(r.options.refs.excluded_property_names, "duration\nauthor\n");
	assert_true(r.options.learning_fraction == 0.25);
	assert_true(r.options.initial_interval == 7);
	release(&r);
}

// Each gives one warning at its place, and the default.
static void test_odd_values(void **state)
{
	(void)state;
	static const char *const values[][2] = {
		{":file/name-format \"triple-lowbar\"",
			":file/name-format is :triple-lowbar or :legacy; :legacy is taken"},
		{":file/name-format :quadruple",
			":file/name-format is :triple-lowbar or :legacy; :legacy is taken"},
		{":pages-directory 3",
			":pages-directory is no folder in quotes; \"pages\" is taken"},
		{":pages-directory \"/\"",
			":pages-directory is no folder in quotes; \"pages\" is taken"},
		{":journals-directory :days",
			":journals-directory is no folder in quotes; \"journals\" is taken"},
		{":journal/page-title-format \"dd.MM.\"",
			":journal/page-title-format is no form of a date with year, month and "
			"day, such as \"yyyy-MM-dd\"; \"MMM do, yyyy\" is taken"},
		{":hidden \"secret\"",
			":hidden is no list such as [\"folder\"], so nothing is hidden"},
		{":hidden [:secret]", ":hidden takes paths in quotes, so this is left out"},
		{":hidden [\"\"]", ":hidden takes paths in quotes, so this is left out"},
		{":block-hidden-properties :public",
			":block-hidden-properties is no collection such as #{:name}, so it names "
			"nothing"},
		{":block-hidden-properties #{3}",
			":block-hidden-properties takes names such as :name, so this is left out"},
		{":property-pages/excludelist {:a 1}",
			":property-pages/excludelist is no collection such as #{:name}, so it "
			"names nothing"},
		{":property-pages/enabled? 1",
			":property-pages/enabled? is true or false; true is taken"},
		{":srs/learning-fraction 1",
			":srs/learning-fraction is a number between 0 and 1; 0.5 is taken"},
		{":srs/learning-fraction 0",
			":srs/learning-fraction is a number between 0 and 1; 0.5 is taken"},
		{":srs/learning-fraction \"0.3\"",
			":srs/learning-fraction is a number between 0 and 1; 0.5 is taken"},
		{":srs/initial-interval 0",
			":srs/initial-interval is a number of days above 0; 4 is taken"},
		{":srs/initial-interval -3",
			":srs/initial-interval is a number of days above 0; 4 is taken"},
		{":srs/initial-interval true",
			":srs/initial-interval is a number of days above 0; 4 is taken"},
	};
	for (size_t i = 0; i < HARNESS_COUNT(values); i++) {
		Read r;
		Buf text = {0};
		buf_printf(&text, "{:a 1\n %s}", values[i][0]);
		read_config(&r, buf_z(&text));
		check_defaults(&r.options);
		if (!strstr(buf_z(&r.warnings), values[i][1]) ||
			!str_starts_with(buf_str(&r.warnings), STR("config.edn:2:")))
			fail_msg("%s: %s", values[i][0], buf_z(&r.warnings));
		buf_release(&text);
		release(&r);
	}
}

static void test_patterns_are_no_patterns(void **state)
{
	(void)state;
	Read r;
	read_config(&r, "{:hidden [\"*.md\"]}");
	assert_str(r.options.hidden, "/*.md\n");
	assert_str(buf_str(&r.warnings),
		"config.edn:1:11: warning: :hidden takes the beginnings of paths; a * stands for "
		"itself, as in Logseq\n");
	release(&r);
}

static void test_what_is_no_configuration(void **state)
{
	(void)state;
	static const char *const texts[][2] = {
		{"{:hidden [\"a\"", "config.edn:1:14: warning: a bracket is not closed, so "
				    "Logseq's own defaults are taken\n"},
		{"\n [1]", "config.edn:2:2: warning: this is no map {…}, so Logseq's own "
			   "defaults are taken\n"},
		{"<<<<<<< HEAD\n{}", "config.edn:1:1: warning: this is no map {…}, so Logseq's "
				     "own defaults are taken\n"},
	};
	for (size_t i = 0; i < HARNESS_COUNT(texts); i++) {
		Read r;
		read_config(&r, texts[i][0]);
		check_defaults(&r.options);
		assert_str(buf_str(&r.warnings), texts[i][1]);
		release(&r);
	}
}

// Pages are read again when what makes their cards changes, and only then.
static void test_the_hash_of_what_makes_cards(void **state)
{
	(void)state;
	const LogseqOptions plain = logseq_options_default();
	const uint64_t hash = logseq_options_hash(&plain, 1);
	LogseqOptions others[7];
	for (size_t i = 0; i < HARNESS_COUNT(others); i++)
		others[i] = plain;
	others[0].file_names = FILE_NAMES_TRIPLE_LOWBAR;
	others[1].pages_folder = STR("notes");
	others[2].journals_folder = STR("notes");
	others[3].hidden_properties = STR("a\n");
	others[4].refs.excluded_property_names = STR("a\n");
	others[5].refs.journal_form = STR("yyyy-MM-dd");
	others[6].refs.property_names_are_not_refs = true;
	for (size_t i = 0; i < HARNESS_COUNT(others); i++)
		assert_true(logseq_options_hash(&others[i], 1) != hash);
	LogseqOptions same = plain;
	same.learning_fraction = 0.25;
	same.initial_interval = 7;
	same.hidden = STR("/a\n");
	assert_true(logseq_options_hash(&same, 1) == hash);
}

const struct CMUnitTest logseq_config_tests[] = {
	cmocka_unit_test(test_defaults),
	cmocka_unit_test(test_every_key),
	cmocka_unit_test(test_odd_values),
	cmocka_unit_test(test_patterns_are_no_patterns),
	cmocka_unit_test(test_what_is_no_configuration),
	cmocka_unit_test(test_the_hash_of_what_makes_cards),
};
const size_t logseq_config_tests_n = HARNESS_COUNT(logseq_config_tests);
