#include "functions.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include "recto/base/mem.h"
#include "recto/base/utf8.h"
#include "properties.h"

// -- sets of ids ----------------------------------------------------------------------------------

static int compare_ids(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a;
	int64_t y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

IdSet *id_set_new(const int64_t *ids, size_t n)
{
	if (n > (SIZE_MAX - sizeof(IdSet)) / sizeof *ids)
		mem_exhausted();
	IdSet *set = mem_new(1, sizeof(IdSet) + n * sizeof *ids);
	set->n = n;
	if (n > 0) {
		memcpy(set->ids, ids, n * sizeof *ids);
		qsort(set->ids, n, sizeof *ids, compare_ids);
	}
	return set;
}

bool id_set_has(const IdSet *set, int64_t id)
{
	return set->n > 0 && bsearch(&id, set->ids, set->n, sizeof id, compare_ids);
}

// -- texts ----------------------------------------------------------------------------------------

static Str text_of(sqlite3_value *value)
{
	const char *text = (const char *)sqlite3_value_text(value);
	return str_make(text, text ? (size_t)sqlite3_value_bytes(value) : 0);
}

// Most text is ASCII, and 100,000 cards are searched while somebody waits. False for other text.
static bool fold_ascii(Str s, Buf *out)
{
	buf_reserve(out, s.n);
	unsigned char seen = 0;
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		seen |= c;
		out->p[i] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
	}
	if (seen >= 0x80)
		return false;
	out->n = s.n;
	out->p[s.n] = '\0';
	return true;
}

static Str fold(Store *s, Str text)
{
	buf_clear(&s->folded);
	if (!fold_ascii(text, &s->folded))
		utf8_append_folded(&s->folded, text);
	return buf_str(&s->folded);
}

static void contains(sqlite3_context *call, int n, sqlite3_value **values)
{
	Store *s = sqlite3_user_data(call);
	Str needle = text_of(values[0]);
	bool is_found = false;
	for (int i = 1; i < n && !is_found; i++)
		is_found = str_contains(fold(s, text_of(values[i])), needle);
	sqlite3_result_int(call, is_found);
}

// A '*' takes as little as it can; when what follows does not fit, the last one takes more. That
// is enough: an earlier '*' that took more would only leave less to the last one.
static bool is_named(Str pattern, Str name)
{
	size_t p = 0;
	size_t n = 0;
	size_t star = SIZE_MAX; // after the last '*'
	size_t taken = 0;       // where in the name what follows that '*' was tried
	for (;;) {
		if (p < pattern.n && pattern.p[p] == '*') {
			star = ++p;
			taken = n;
		} else if (p < pattern.n && n < name.n && pattern.p[p] == name.p[n]) {
			p++;
			n++;
		} else if (p == pattern.n && (n == name.n || name.p[n] == '/')) {
			return true;
		} else if (star != SIZE_MAX && taken < name.n) {
			p = star;
			n = ++taken;
		} else {
			return false;
		}
	}
}

static void is_named_sql(sqlite3_context *call, int n, sqlite3_value **values)
{
	(void)n;
	Str name = fold(sqlite3_user_data(call), text_of(values[1]));
	sqlite3_result_int(call, is_named(text_of(values[0]), name));
}

static void has_ref(sqlite3_context *call, int n, sqlite3_value **values)
{
	(void)n;
	Str refs = text_of(values[0]);
	Str letters = text_of(values[1]);
	Str name = text_of(values[2]);
	bool is_found = false;
	Str line;
	while (!is_found && str_next_line(&refs, &line))
		is_found = line.n > 0 && str_equals(str_skip(line, 1), name) &&
			   str_find_char(letters, line.p[0], NULL);
	sqlite3_result_int(call, is_found);
}

// An empty text asks for the property alone.
static void has_property(sqlite3_context *call, int n, sqlite3_value **values)
{
	(void)n;
	Str wanted = text_of(values[2]);
	Str value;
	bool is_there = properties_find(text_of(values[0]), text_of(values[1]), &value);
	sqlite3_result_int(call,
		is_there &&
			(wanted.n == 0 ||
				property_value_has(fold(sqlite3_user_data(call), value), wanted)));
}

static void property(sqlite3_context *call, int n, sqlite3_value **values)
{
	(void)n;
	Str value;
	double number;
	if (!properties_find(text_of(values[0]), text_of(values[1]), &value) || value.n == 0)
		return; // NULL
	if (str_parse_decimal(value, &number)) {
		sqlite3_result_double(call, number);
		return;
	}
	Str text = fold(sqlite3_user_data(call), value);
	sqlite3_result_text64(call, text.p ? text.p : "", text.n, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static void folded(sqlite3_context *call, int n, sqlite3_value **values)
{
	(void)n;
	Str text = fold(sqlite3_user_data(call), text_of(values[0]));
	sqlite3_result_text64(call, text.p ? text.p : "", text.n, SQLITE_TRANSIENT, SQLITE_UTF8);
}

// -- numbers --------------------------------------------------------------------------------------

static void among(sqlite3_context *call, int n, sqlite3_value **values)
{
	(void)n;
	const IdSet *set = sqlite3_value_pointer(values[1], ID_SET_TYPE);
	assert(set);
	sqlite3_result_int(call, id_set_has(set, sqlite3_value_int64(values[0])));
}

// SplitMix64 (Steele, Lea, Flood 2014), one step.
static void shuffle(sqlite3_context *call, int n, sqlite3_value **values)
{
	(void)n;
	uint64_t x = (uint64_t)sqlite3_value_int64(values[0]);
	uint64_t seed = (uint64_t)sqlite3_value_int64(values[1]);
	x += (seed + 1) * UINT64_C(0x9E3779B97F4A7C15);
	x = (x ^ x >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	x = (x ^ x >> 27) * UINT64_C(0x94D049BB133111EB);
	sqlite3_result_int64(call, (int64_t)((x ^ x >> 31) >> 1));
}

int functions_register(Store *s)
{
	static const struct {
		const char *name;
		int arguments;
		void (*call)(sqlite3_context *, int, sqlite3_value **);
	} table[] = {
		{"recto_contains", -1, contains},
		{"recto_is_named", 2, is_named_sql},
		{"recto_has_ref", 3, has_ref},
		{"recto_has_property", 3, has_property},
		{"recto_property", 2, property},
		{"recto_folded", 1, folded},
		{"recto_among", 2, among},
		{"recto_shuffle", 2, shuffle},
	};
	// Direct use only: no damaged schema can call them.
	int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		int rc = sqlite3_create_function_v2(s->db, table[i].name, table[i].arguments, flags,
			s, table[i].call, NULL, NULL, NULL);
		if (rc != SQLITE_OK)
			return rc;
	}
	return SQLITE_OK;
}
