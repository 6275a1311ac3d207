#include "args.h"

#include <string.h>
#include "recto/base/nearest.h"

typedef struct Reader {
	char *const *next; // argv ends with NULL
	Args *args;
	Err *err;
} Reader;

static FlagId find_name(Str name)
{
	for (FlagId id = 0; id < FLAG_COUNT; id++)
		if (str_equals(name, str_from_z(flags[id].name)))
			return id;
	return FLAG_COUNT;
}

static FlagId find_letter(char letter)
{
	for (FlagId id = 0; id < FLAG_COUNT; id++)
		if (flags[id].letter == letter)
			return id;
	return FLAG_COUNT;
}

static void note_unknown(Args *args, const char *word)
{
	if (!args->unknown)
		args->unknown = word;
}

// The value that follows as a word of its own. Another long flag there is a value forgotten.
static const char *take_value(Reader *r)
{
	const char *word = *r->next;
	if (!word || strncmp(word, "--", 2) == 0)
		return NULL;
	r->next++;
	return word;
}

static bool set_value(Reader *r, FlagId id, const char *value)
{
	const Flag *flag = &flags[id];
	if (!value || value[0] == '\0')
		return err_set(r->err, ERR_USAGE, "--%s wants a value: --%s %s", flag->name,
			flag->name, flag->value);
	r->args->values[id] = value;
	return true;
}

static bool read_long(Reader *r, const char *word)
{
	Str name, tail;
	bool has_value = str_cut(str_from_z(word + 2), '=', &name, &tail);
	FlagId id = find_name(name);
	if (id == FLAG_COUNT) {
		note_unknown(r->args, word);
		return true;
	}
	const Flag *flag = &flags[id];
	if (has_value && !flag->value)
		return err_set(r->err, ERR_USAGE, "--%s takes no value", flag->name);
	r->args->given |= (FlagSet)1 << id;
	if (!flag->value)
		return true;
	return set_value(r, id, has_value ? tail.p : take_value(r));
}

// Letters can be put together, as in -qh; what follows one that wants a value is its value: -oFILE.
static bool read_letters(Reader *r, const char *word)
{
	FlagSet given = 0;
	for (const char *letter = word + 1; *letter; letter++) {
		FlagId id = find_letter(*letter);
		if (id == FLAG_COUNT) {
			note_unknown(r->args, word);
			return true;
		}
		given |= (FlagSet)1 << id;
		if (!flags[id].value)
			continue;
		r->args->given |= given;
		return set_value(r, id, letter[1] ? letter + 1 : take_value(r));
	}
	r->args->given |= given;
	return true;
}

static void add_word(Args *args, const char *word)
{
	args->words[args->n_words++] = word;
}

bool args_parse(int argc, char *const *argv, Arena *a, Args *out, Err *err)
{
	*out = (Args){.words = ARENA_ARRAY(a, const char *, (size_t)argc + 1)};
	Reader r = {.next = argc > 0 ? argv + 1 : argv, .args = out, .err = err};
	while (*r.next) {
		const char *word = *r.next++;
		if (strcmp(word, "--") == 0)
			break;
		if (word[0] != '-' || word[1] == '\0')
			add_word(out, word);
		else if (!(word[1] == '-' ? read_long(&r, word) : read_letters(&r, word)))
			return false;
	}
	while (*r.next)
		add_word(out, *r.next++);
	return true;
}

// -- checking ---------------------------------------------------------------------------------

static bool say_unknown(const Args *args, FlagSet taken, const char *command, Err *err)
{
	Str name = str_from_z(args->unknown);
	while (str_starts_with(name, STR("-")))
		name = str_skip(name, 1);
	Nearest nearest = {0};
	str_cut(name, '=', &nearest.word, &name);
	for (FlagId id = 0; id < FLAG_COUNT; id++)
		if (taken & (FlagSet)1 << id)
			nearest_offer(&nearest, str_from_z(flags[id].name));
	if (nearest.best.n > 0)
		return err_set(err, ERR_USAGE, "unknown flag %s: did you mean --%.*s?",
			args->unknown, STR_ARG(nearest.best));
	return err_set(err, ERR_USAGE,
		"unknown flag %s: %s -h lists the flags; words that begin with - go after --",
		args->unknown, command);
}

bool args_check(const Args *args, FlagSet taken, const char *command, Err *err)
{
	if (args->unknown)
		return say_unknown(args, taken, command, err);
	for (FlagId id = 0; id < FLAG_COUNT; id++)
		if (args_has(args, id) && !(taken & (FlagSet)1 << id))
			return err_set(err, ERR_USAGE, "%s takes no --%s", command, flags[id].name);
	return true;
}

// -- numbers ----------------------------------------------------------------------------------

static bool read_number(const char *text, int min, int max, int *out)
{
	int64_t value;
	if (!str_parse_int(str_from_z(text), &value) || value < min || value > max)
		return false;
	*out = (int)value;
	return true;
}

bool args_number(const Args *args, FlagId flag, int min, int max, int *out, Err *err)
{
	if (!args_has(args, flag) || read_number(args->values[flag], min, max, out))
		return true;
	return err_set(err, ERR_USAGE, "--%s is a whole number from %d to %d, not \"%s\"",
		flags[flag].name, min, max, args->values[flag]);
}

bool args_word_number(const char *word, const char *name, int min, int max, int *out, Err *err)
{
	if (read_number(word, min, max, out))
		return true;
	return err_set(err, ERR_USAGE, "%s is a whole number from %d to %d, not \"%s\"", name, min,
		max, word);
}
